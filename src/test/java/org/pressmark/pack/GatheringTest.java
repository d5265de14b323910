package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.FetchPace;
import org.pressmark.fetch.Fetcher;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.fetch.ProxyAddress;

/** What is gathered of linked pages, sources, alternates and redirects, from servers on loopback. */
class GatheringTest {
    private static final String HTML = "Content-Type: text/html\r\n";
    private static final String PNG = "Content-Type: image/png\r\n";

    @TempDir
    private Path folder;

    private ScriptedServer web;
    private Path seeds;
    private Path collection;
    private Optional<ProxyAddress> proxy = Optional.empty();

    @BeforeEach
    void begin() throws IOException {
        web = new ScriptedServer();
        seeds = folder.resolve("seeds");
        collection = folder.resolve("things");
    }

    @AfterEach
    void end() throws IOException {
        web.close();
    }

    private Fetcher fetcher(Path spool) {
        FetchOptions options = FetchOptions.of("pressmark-test/0", spool)
                .withAllowPrivate(true)
                .withPace(FetchPace.DEFAULT.withAttempts(1, Duration.ZERO, Duration.ZERO));
        return new HttpFetcher(proxy.map(options::withProxy).orElse(options), Clock.systemUTC());
    }

    private PackReport pack(Scope scope) throws IOException {
        return Packing.with(this::fetcher).robots("obey").scope(scope).pack(seeds, collection);
    }

    private String hops(String url) throws IOException {
        for (Packing.Found found : Packing.records(collection, "metadata", url)) {
            String text = new String(found.block(), StandardCharsets.UTF_8);
            for (String line : text.split("\r\n")) {
                if (line.startsWith("hopsFromSeed: ")) {
                    return line.substring(14);
                }
            }
        }
        return "none";
    }

    @Test
    void linkedPagesComeWithTheirOwnAssetsAndTheirWayIsToldFromL() throws IOException {
        web.on("/page", 200, HTML, "<link rel=stylesheet href=/s.css><img src=/in.png><a href=/further>x</a>")
                .on("/s.css", 200, "Content-Type: text/css\r\n", "p{background:url(/bg.png)}")
                .on("/bg.png", 200, PNG, "bg").on("/in.png", 302, "Location: /moved.png\r\n", "")
                .on("/moved.png", 200, PNG, "moved").on("/own.png", 200, PNG, "own");
        new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/own.png") + ") [there](" + web.at("/page") + "#part)\n").in(seeds);

        assertThat(pack(new Scope(List.of(), List.of(), true, false)).missing()).isEmpty();

        assertThat(hops(web.at("/own.png"))).isEqualTo("E");
        assertThat(hops(web.at("/page"))).isEqualTo("L");
        assertThat(hops(web.at("/s.css"))).isEqualTo("LE");
        assertThat(hops(web.at("/bg.png"))).isEqualTo("LEE");
        assertThat(hops(web.at("/in.png"))).isEqualTo("LE");
        assertThat(hops(web.at("/moved.png"))).isEqualTo("LER");
        assertThat(hops(web.at("/robots.txt"))).isEqualTo("P");
        assertThat(web.asked()).doesNotContain("/further");
    }

    @Test
    void addressesInALinkedPageMeanWhatTheyMeanInItsOwnEncoding() throws IOException {
        String page = "<meta charset=gb2312><title>图片</title><img src='/图.png?名=值'>";
        web.on("/page", 200, HTML, new String(page.getBytes(Charset.forName("GBK")), StandardCharsets.ISO_8859_1))
                .on("/%E5%9B%BE.png?%C3%FB=%D6%B5", 200, PNG, "p");
        new SeedFolder().with("a.md", "# A\n\n[there](" + web.at("/page") + ")\n").in(seeds);

        assertThat(pack(new Scope(List.of(), List.of(), true, false)).missing()).isEmpty();

        assertThat(web.asked()).contains("/%E5%9B%BE.png?%C3%FB=%D6%B5");
    }

    @Test
    void linksStayWhereTheyAreWithoutBeingAskedFor() throws IOException {
        web.on("/page", 200, HTML, "x");
        new SeedFolder().with("a.md", "# A\n\n[there](" + web.at("/page") + ")\n").in(seeds);
        pack(Scope.ASSETS);
        assertThat(web.requests()).isEmpty();
    }

    @Test
    void theClaimedSourceComesWithItsAssets() throws IOException {
        web.on("/source", 200, HTML, "<img src=/of-source.png>").on("/of-source.png", 200, PNG, "s");
        new SeedFolder().with("a.md", "---\ntitle: A\nsource: " + web.at("/source") + "\n---\nText.\n").in(seeds);

        assertThat(pack(new Scope(List.of(), List.of(), false, true)).captured()).isEqualTo(2);

        assertThat(hops(web.at("/source"))).isEqualTo("L");
        assertThat(hops(web.at("/of-source.png"))).isEqualTo("LE");
    }

    @Test
    void anAddressEncodedTwiceIsAskedForAsWrittenAndThenOnceDecoded() throws IOException {
        web.on("/%E6%AC%A7.png", 200, PNG, "eu");
        new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/%25E6%25AC%25A7.png") + ")\n").in(seeds);

        PackReport report = pack(Scope.ASSETS);

        assertThat(report.captured()).isEqualTo(1);
        assertThat(report.missing()).containsEntry(Cause.STATUS, 1L);
        assertThat(web.asked()).containsExactly("/robots.txt", "/%25E6%25AC%25A7.png", "/%E6%AC%A7.png");
        assertThat(hops(web.at("/%E6%AC%A7.png"))).isEqualTo("I");
        assertThat(new String(
                Packing.records(collection, "resource", "urn:pageinfo:https://things.seeds.invalid/a.html")
                .get(0)
                .block(),
                StandardCharsets.UTF_8)).contains("\"type\":\"alternate\"");
    }

    @Test
    void aRedirectIsNotFollowedToWhereThatHostsRobotsTxtForbids() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            other.on("/robots.txt", 200, "Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /private/\n")
                    .on("/private/p.png", 200, PNG, "not for robots").on("/open/p.png", 200, PNG, "for all");
            web.on("/a.png", 302, "Location: " + other.at("/private/p.png") + "\r\n", "")
                    .on("/b.png", 302, "Location: " + other.at("/open/p.png") + "\r\n", "");
            new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/a.png") + ") ![](" + web.at("/b.png") + ")\n").in(seeds);

            PackReport report = pack(Scope.ASSETS);

            assertThat(report.missing()).containsEntry(Cause.ROBOTS, 1L);
            assertThat(report.captured()).isEqualTo(1);
            assertThat(other.asked()).containsOnlyOnce("/robots.txt").contains("/open/p.png").doesNotContain("/private/p.png");
            assertThat(Packing.records(collection, "response", web.at("/a.png"))).hasSize(1);
            assertThat(Packing.records(collection, "response", other.at("/robots.txt"))).hasSize(1);
        }
    }

    @Test
    void manyRedirectsAtOnceWaitForNobodyForEver() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            StringBuilder article = new StringBuilder("# A\n\n");
            for (int i = 0; i < 120; i++) {
                web.on("/" + i + ".png", 302, "Location: " + other.at("/" + i + ".png") + "\r\n", "");
                other.on("/" + i + ".png", 200, PNG, "picture " + i);
                article.append("![](").append(web.at("/" + i + ".png")).append(")\n");
            }
            new SeedFolder().with("a.md", article.toString()).in(seeds);
            assertThat(pack(Scope.ASSETS).captured()).isEqualTo(120);
        }
    }

    @Test
    void aCrawlDelayIsKeptUpToTheBound() throws IOException {
        List<Duration> kept = new java.util.concurrent.CopyOnWriteArrayList<>();
        web.on("/robots.txt", 200, "Content-Type: text/plain\r\n", "User-agent: *\nCrawl-delay: 3600\n")
                .on("/a.png", 200, PNG, "a");
        new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/a.png") + ")\n").in(seeds);
        Packing.with(spool -> new Fetcher() {
                    private final Fetcher real = fetcher(spool);

                    @Override
                    public org.pressmark.capture.Outcome fetch(WebUrl target, Optional<WebUrl> referrer) {
                        return real.fetch(target, referrer);
                    }

                    @Override
                    public void slowDown(WebUrl host, Duration atLeast) {
                        kept.add(atLeast);
                    }

                    @Override
                    public void close() {
                        real.close();
                    }
                })
                .robots("obey")
                .outside(new Outside(List.of(), List.of(), "", Duration.ofSeconds(7)))
                .pack(seeds, collection);
        assertThat(kept).contains(Duration.ofSeconds(7)).allMatch(Duration.ofSeconds(7)::equals);
        assertThat(Packing.records(collection, "response", web.at("/a.png"))).hasSize(1);
    }

    @Test
    void behindAProxyNoAddressIsClaimedAndTheArchiveSaysSo() throws IOException {
        web.on("http://site.example/p.png", 200, PNG, "through");
        web.on("http://site.example/robots.txt", 404, "", "");
        proxy = Optional.of(ProxyAddress.parse(web.at("").replace("/$", "")));
        new SeedFolder().with("a.md", "# A\n\n![](http://127.0.0.1:9/p.png)\n").in(seeds);
        web.on("http://127.0.0.1:9/p.png", 200, PNG, "through");

        Packing.with(this::fetcher)
                .outside(new Outside(List.of(), List.of(), proxy.get().toString(), Duration.ZERO))
                .pack(seeds, collection);

        Packing.Found response = Packing.records(collection, "response", "http://127.0.0.1:9/p.png").get(0);
        assertThat(response.head().first("WARC-IP-Address")).isEmpty();
        assertThat(new String(Packing.records(collection).get(0).block(), StandardCharsets.UTF_8))
                .contains("fetched through the proxy " + proxy.get());
    }

    @Test
    void whatTwoPagesShareIsToldAlikeOnBoth() throws IOException {
        web.on("/one.png", 200, PNG, "alike").on("/two.png", 200, PNG, "alike");
        String two = "![](" + web.at("/one.png") + ") ![](" + web.at("/two.png") + ")\n";
        new SeedFolder().with("a.md", "# A\n\n" + two).with("b.md", "# B\n\n" + two).in(seeds);

        PackReport report = pack(Scope.ASSETS);

        assertThat(report.duplicates()).isEqualTo(2);
        assertThat(report.captured()).isEqualTo(2);
        for (String page : List.of("a", "b")) {
            String told = new String(
                    Packing.records(collection, "resource",
                            "urn:pressmark:provenance:https://things.seeds.invalid/" + page + ".html")
                    .get(0).block(), StandardCharsets.UTF_8);
            assertThat(told.indexOf("\"premis:outcome\":\"captured\""))
                    .isPositive()
                    .isLessThan(told.indexOf("\"premis:outcome\":\"duplicate\""));
        }
    }

    private RetryReport refresh() throws IOException {
        PackOptions wishes = Packing.retrying("obey", Outside.NOTHING);
        Packer.Means means = new Packer.Means("Pressmark test", Instant.parse("2026-07-01T00:00:00Z"), true, this::fetcher);
        return new Retrier(collection, wishes, means, Progress.SILENT, true).retry();
    }

    private static String conditional(String asked, String etag, String body) {
        boolean same = asked.contains("If-None-Match: " + etag + "\r\n");
        return same ? "HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\nConnection: close\r\n\r\n"
                : ScriptedServer.text(200, PNG + "ETag: " + etag + "\r\n", body);
    }

    @Test
    void whatDidNotChangeBecomesAServerNotModifiedRevisitTimeAfterTime() throws IOException {
        web.on("/same.png", asked -> conditional(asked, "\"v1\"", "picture"))
                .on("/plain.png", 200, PNG, "no validator").on("/changes.png", asked -> conditional(asked, "\"a\"", "before"));
        new SeedFolder().with("a.md",
                "# A\n\n![](" + web.at("/same.png") + ") ![](" + web.at("/plain.png") + ") ![]("
                        + web.at("/changes.png") + ")\n").in(seeds);
        pack(Scope.ASSETS);
        web.on("/changes.png", asked -> conditional(asked, "\"b\"", "after"));

        PackReport first = refresh().run();
        PackReport second = refresh().run();

        assertThat(first.unmodified()).isEqualTo(1);
        assertThat(second.unmodified()).isEqualTo(2);
        Packing.Found original = Packing.records(collection, "response", web.at("/same.png")).get(0);
        List<Packing.Found> revisits = Packing.records(collection, "revisit", web.at("/same.png"));
        assertThat(revisits).hasSize(2).allSatisfy(revisit -> {
            assertThat(revisit.field("WARC-Profile")).isEqualTo("http://netpreserve.org/warc/1.1/revisit/server-not-modified");
            assertThat(revisit.field("WARC-Refers-To")).isEqualTo(original.field("WARC-Record-ID"));
            assertThat(revisit.field("WARC-Refers-To-Target-URI")).isEqualTo(web.at("/same.png"));
            assertThat(revisit.field("WARC-Refers-To-Date")).isEqualTo(original.field("WARC-Date"));
            assertThat(revisit.field("WARC-Payload-Digest")).isEqualTo(original.field("WARC-Payload-Digest"));
            assertThat(new String(revisit.block(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 304");
        });
        assertThat(Packing.records(collection, "response", web.at("/changes.png"))).hasSize(2);
        assertThat(Packing.records(collection, "revisit", web.at("/plain.png"))).hasSize(2)
                .allSatisfy(revisit -> assertThat(revisit.field("WARC-Profile")).endsWith("identical-payload-digest"));
        assertThat(Packing.records(collection, "resource", "urn:pressmark:provenance:https://things.seeds.invalid/a.html"))
                .as("told anew only when something changed").hasSize(2);
    }

    @Test
    void aRefreshThatFailsTakesNothingAway() throws IOException {
        web.on("/p.png", 200, PNG, "here");
        new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/p.png") + ")\n").in(seeds);
        pack(Scope.ASSETS);
        web.on("/p.png", 404, "", "gone");

        RetryReport report = refresh();

        assertThat(report.missing()).containsEntry(Cause.STATUS, 1L);
        assertThat(Packing.records(collection, "response", web.at("/p.png"))).hasSize(2);
        assertThat(CollectionStats.of(collection, (page, asset) -> {}).causes()).isEmpty();
        new SeedFolder().with("later.md", "# L\n\n![](" + web.at("/p.png") + ")\n").in(seeds);
        assertThat(pack(Scope.ASSETS).missing()).as("the archive still holds it").isEmpty();
    }

    @Test
    void aRetryAloneLeavesWhatIsCapturedAlone() throws IOException {
        web.on("/p.png", asked -> conditional(asked, "\"v1\"", "picture"));
        new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/p.png") + ") ![](" + web.at("/none.png") + ")\n").in(seeds);
        pack(Scope.ASSETS);
        int before = web.asked().size();
        PackOptions wishes = Packing.retrying("obey", Outside.NOTHING);
        Packer.Means means = new Packer.Means("Pressmark test", Instant.parse("2026-07-01T00:00:00Z"), true, this::fetcher);

        assertThat(new Retrier(collection, wishes, means, Progress.SILENT).retry().asked()).isEqualTo(1);
        assertThat(web.asked().subList(before, web.asked().size())).containsExactly("/robots.txt", "/none.png");
    }
}
