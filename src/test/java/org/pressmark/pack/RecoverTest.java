package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Cause;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.FetchPace;
import org.pressmark.fetch.Fetcher;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.replay.ReplayServer;

/** Lost assets, got from archives: our own server, and one written from nothing but RFC 7089. */
class RecoverTest {
    private static final String T2012 = "Sun, 15 Apr 2012 10:00:00 GMT";
    private static final String T2014 = "Tue, 15 Apr 2014 10:00:00 GMT";
    private static final String PNG = "Content-Type: image/png\r\n";

    @TempDir
    private Path folder;

    private ScriptedServer archive;
    private Socket closed;
    private Path seeds;
    private Path collection;
    private String lost;

    @BeforeEach
    void begin() throws IOException {
        archive = new ScriptedServer();
        seeds = folder.resolve("seeds");
        collection = folder.resolve("things");
        closed = new Socket();
        closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // nobody listens, and nobody else can
        lost = "http://127.0.0.1:" + closed.getLocalPort() + "/p.png";
        new SeedFolder().with("a.md", "---\ntitle: A\ndate: 2012-05-01\n---\n![](" + lost + ")\n").in(seeds);
    }

    @AfterEach
    void end() throws IOException {
        archive.close();
        closed.close();
    }

    private Fetcher fetcher(Path spool) {
        FetchOptions options = FetchOptions.of("pressmark-test/0", spool)
                .withAllowPrivate(true)
                .withPace(FetchPace.DEFAULT.withAttempts(1, Duration.ZERO, Duration.ZERO));
        return new HttpFetcher(options, Clock.systemUTC());
    }

    private PackReport pack(String... archives) throws IOException {
        return Packing.with(this::fetcher)
                .at("2026-06-01T00:00:00Z")
                .robots("obey")
                .outside(new Outside(List.of(archives), List.of(), "", Duration.ZERO))
                .pack(seeds, collection);
    }

    private void memento(String path, String datetime, String body) {
        archive.on(path, 200, PNG + "Memento-Datetime: " + datetime + "\r\n", body);
    }

    private void gate(String redirect) {
        archive.on("/gate/" + lost, 302, "Vary: accept-datetime\r\nLocation: " + redirect + "\r\nLink: <" + lost
                + ">; rel=\"original\", <" + archive.at("/map/") + lost
                + ">; rel=\"timemap\"; type=\"application/link-format\"\r\n", "");
    }

    private void map(String... mementos) {
        StringBuilder links = new StringBuilder("<" + lost + ">;rel=\"original\",\n<" + archive.at("/map/") + lost
                + ">; rel=\"self\";type=\"application/link-format\"");
        for (String memento : mementos) {
            links.append(",\n").append(memento);
        }
        archive.on("/map/" + lost, 200, "Content-Type: application/link-format\r\n", links.toString());
    }

    private String listed(String path, String datetime) {
        return "<" + archive.at(path) + ">; rel=\"memento\"; datetime=\"" + datetime + "\"";
    }

    private String resource() throws IOException {
        List<Packing.Found> found = Packing.records(collection, "resource", lost);
        assertThat(found).hasSize(1);
        return new String(found.get(0).block(), StandardCharsets.UTF_8);
    }

    private String notes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Packing.Found found : Packing.records(collection, "metadata", lost)) {
            all.append(new String(found.block(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Test
    void aTimeGateThatRedirectsGivesTheMementoOfTheArticlesTime() throws IOException {
        gate(archive.at("/m/1"));
        memento("/m/1", T2012, "then");

        PackReport report = pack(archive.at("/gate/"));

        assertThat(report.recovered()).isEqualTo(1);
        assertThat(report.missing()).isEmpty();
        assertThat(archive.requests()).anyMatch(asked -> asked.startsWith("GET /gate/" + lost)
                && asked.contains("Accept-Datetime: Tue, 01 May 2012 12:00:00 GMT\r\n"));
        Packing.Found resource = Packing.records(collection, "resource", lost).get(0);
        assertThat(resource()).isEqualTo("then");
        assertThat(resource.field("WARC-Date")).isEqualTo("2012-04-15T10:00:00Z");
        assertThat(resource.field("WARC-Source-URI")).isEqualTo(archive.at("/m/1"));
        assertThat(resource.field("Content-Type")).isEqualTo("image/png");
        assertThat(Packing.records(collection, "response", archive.at("/gate/") + lost)).hasSize(1);
        Packing.Found response = Packing.records(collection, "response", archive.at("/m/1")).get(0);
        assertThat(notes()).contains(
                "outcome: recovered", "archive: " + archive.at("/gate/"), "memento: " + archive.at("/m/1"),
                "memento-datetime: 2012-04-15T10:00:00Z", "cause: connection-refused",
                "memento-record: " + response.field("WARC-Record-ID"));
        assertThat(Packing.records(collection, "response", archive.at("/robots.txt"))).hasSize(1);
        String provenance = text("urn:pressmark:provenance:https://things.seeds.invalid/a.html");
        assertThat(provenance).contains("\"premis:outcome\":\"recovered\"",
                "\"prov:wasDerivedFrom\":{\"@id\":\"" + archive.at("/m/1"),
                "\"pressmark:mementoDatetime\":\"2012-04-15T10:00:00Z\"", "\"pressmark:cause\":\"connection-refused\"");
        assertThat(text("urn:pageinfo:https://things.seeds.invalid/a.html")).contains("\"status\":200").doesNotContain("error");
    }

    private String text(String address) throws IOException {
        List<Packing.Found> found = Packing.records(collection, "resource", address);
        return new String(found.get(found.size() - 1).block(), StandardCharsets.UTF_8);
    }

    @Test
    void aTimeGateMayAnswerWithTheMementoItself() throws IOException {
        archive.on("/neg/" + lost, 200, PNG + "Vary: accept-datetime\r\nContent-Location: " + archive.at("/m/7")
                + "\r\nMemento-Datetime: " + T2014 + "\r\n", "negotiated");

        pack(archive.at("/neg/"));

        assertThat(resource()).isEqualTo("negotiated");
        assertThat(notes()).contains("memento: " + archive.at("/m/7"));
    }

    @Test
    void theRawFormIsTakenWhereTheArchiveOffersIt() throws IOException {
        gate(archive.at("/web/20120415100000/" + lost));
        memento("/web/20120415100000/" + lost, T2012, "<!-- toolbar -->");
        memento("/web/20120415100000id_/" + lost, T2012, "as it was");

        pack(archive.at("/gate/"));

        assertThat(resource()).isEqualTo("as it was");
        assertThat(archive.asked()).doesNotContain("/web/20120415100000/" + lost);
    }

    @Test
    void whereTheTimeGateLeadsToNothingTheTimeMapDoesPageByPage() throws IOException {
        gate(archive.at("/m/gone"));
        map("<" + archive.at("/map/old")
                + ">; rel=\"timemap\"; from=\"Sat, 01 Jan 2000 00:00:00 GMT\"; until=\"Fri, 31 Dec 2004 00:00:00 GMT\"",
                "<" + archive.at("/map/near")
                        + ">; rel=\"timemap\"; from=\"Sun, 01 Jan 2012 00:00:00 GMT\"; until=\"Wed, 31 Dec 2014 00:00:00 GMT\"");
        archive.on("/map/near", 200, "Content-Type: application/link-format\r\n",
                listed("/m/gone", T2012) + ",\n" + listed("/m/2014", T2014) + ", "
                        + listed("/m/2013", "Mon, 15 Apr 2013 10:00:00 GMT"));
        memento("/m/2013", "Mon, 15 Apr 2013 10:00:00 GMT", "a year late");
        memento("/m/2014", T2014, "two years late");

        pack(archive.at("/gate/"));

        assertThat(resource()).isEqualTo("a year late");
        assertThat(archive.asked()).contains("/m/gone", "/map/near").doesNotContain("/map/old", "/m/2014");
        assertThat(archive.asked().stream().filter("/m/gone"::equals)).hasSize(1);
    }

    @Test
    void aTimeMapMayBeGivenInPlaceOfATimeGate() throws IOException {
        map(listed("/m/1", T2012), listed("/m/2", T2014));
        memento("/m/1", T2012, "from the map");

        pack(archive.at("/map/"));

        assertThat(resource()).isEqualTo("from the map");
    }

    @Test
    void aMementoThatIsARedirectIsFollowedInsideTheArchive() throws IOException {
        gate(archive.at("/m/moved"));
        archive.on("/m/moved", 301, "Memento-Datetime: " + T2012 + "\r\nLocation: " + archive.at("/m/target") + "\r\n", "");
        memento("/m/target", T2012, "moved");

        pack(archive.at("/gate/"));

        assertThat(resource()).isEqualTo("moved");
    }

    @Test
    void aMementoThatRedirectsToTheLiveWebIsSoughtInTheArchive() throws IOException {
        try (ScriptedServer live = new ScriptedServer()) {
            live.on("/new.png", 200, PNG, "of today");
            String elsewhere = live.at("/new.png").replace("127.0.0.1", "localhost");
            gate(archive.at("/m/moved"));
            archive.on("/m/moved", 302, "Memento-Datetime: " + T2012 + "\r\nLocation: " + elsewhere + "\r\n", "");
            archive.on("/gate/" + elsewhere, 302, "Location: " + archive.at("/m/new") + "\r\n", "");
            memento("/m/new", T2012, "of then");

            pack(archive.at("/gate/"));

            assertThat(resource()).isEqualTo("of then");
            assertThat(live.requests()).isEmpty();
        }
    }

    @Test
    void whatCannotBeTrueOfAMementoIsNotBelieved() throws IOException {
        gate(archive.at("/m/future"));
        memento("/m/future", "Sat, 01 Jan 2150 00:00:00 GMT", "a lie");
        memento("/m/nonsense", "last tuesday", "another");
        archive.on("/m/undated", 200, PNG, "a third");
        map(listed("/m/future", T2012), listed("/m/nonsense", T2012), listed("/m/undated", T2012));

        PackReport report = pack(archive.at("/gate/"));

        assertThat(report.missing()).containsEntry(Cause.CONNECTION_REFUSED, 1L);
        assertThat(Packing.records(collection, "resource", lost)).isEmpty();
        assertThat(notes()).contains("outcome: missing",
                archive.at("/gate/") + ": an answer without a Memento-Datetime that can be true");
    }

    @Test
    void aPageInThePlaceOfThePictureIsPassedOverForTheNextMemento() throws IOException {
        gate(archive.at("/m/1"));
        archive.on("/m/1", 200, "Content-Type: text/html; charset=gbk\r\nMemento-Datetime: " + T2012 + "\r\n",
                " \r\n<html>not here any more");
        memento("/m/2", T2012, "the picture");
        map(listed("/m/1", T2012), listed("/m/2", T2012));

        pack(archive.at("/gate/"));

        assertThat(resource()).isEqualTo("the picture");
    }

    @Test
    void whereAnArchiveHasPagesInPlaceOfThePictureOnlyItIsMissing() throws IOException {
        archive.on("/gate/" + lost, 200, "Content-Type: text/html\r\nMemento-Datetime: " + T2012 + "\r\n", "<html>excluded");

        PackReport report = pack(archive.at("/gate/"));

        assertThat(report.recovered()).isZero();
        assertThat(notes()).contains("a page in the place of the picture");
    }

    @Test
    void aMementoThatUnpacksWithoutEndOrHasAnOddTypeStopsNothing() throws IOException {
        java.io.ByteArrayOutputStream bomb = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(bomb)) {
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                out.write(new byte[1 << 20]);
            }
        }
        archive.on("/gate/" + lost, 200,
                "Content-Type: image/\u00e9\u0001\r\nContent-Encoding: gzip\r\nMemento-Datetime: " + T2012 + "\r\n",
                bomb.toString(StandardCharsets.ISO_8859_1));
        assertThat(pack(archive.at("/gate/")).missing()).containsKey(Cause.CONNECTION_REFUSED);
        Path again = folder.resolve("again");
        archive.on("/gate/" + lost, 200, "Content-Type: image/\u00e9\r\nMemento-Datetime: " + T2012 + "\r\n", "small");
        collection = again;
        assertThat(pack(archive.at("/gate/")).recovered()).isEqualTo(1);
        assertThat(Packing.records(collection, "resource", lost).get(0).field("Content-Type"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void anArchiveThatSpeaksNonsenseIsNoArchive() throws IOException {
        for (String answer : List.of("garbage", "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 302 X\r\nLocation: javascript:alert(1)\r\n\r\n",
                "HTTP/1.1 302 X\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/link-format\r\n\r\n<<<<,;;\"<http:>;rel=memento;datetime=\"x",
                "HTTP/1.1 200 OK\r\nMemento-Datetime: " + T2012 + "\r\nContent-Length: 900\r\n\r\nshort")) {
            org.pressmark.disk.Folders.remove(collection);
            archive.on("/gate/" + lost, asked -> answer);
            assertThat(pack(archive.at("/gate/")).missing()).as(answer).containsKey(Cause.CONNECTION_REFUSED);
        }
    }

    @Test
    void redirectsWithoutEndComeToAnEnd() throws IOException {
        gate(archive.at("/web/20120101000000/" + lost));
        for (int i = 0; i < 60; i++) {
            String here = "/web/201201010000" + (i < 10 ? "0" : "") + i + "id_/" + lost;
            String next = "/web/201201010000" + (i < 9 ? "0" : "") + (i + 1) + "id_/" + lost;
            archive.on(here, 302, "Location: " + archive.at(next) + "\r\n", "");
        }

        assertThat(pack(archive.at("/gate/")).missing()).containsKey(Cause.CONNECTION_REFUSED);
        assertThat(archive.requests()).hasSizeLessThan(30);
    }

    @Test
    void anArchiveThatIsDownIsToldOfAndTheNextOneAsked() throws IOException {
        String down = lost.replace("/p.png", "/gate/");
        gate(archive.at("/m/1"));
        memento("/m/1", T2012, "second try");

        assertThat(pack(down, archive.at("/gate/")).recovered()).isEqualTo(1);
        assertThat(resource()).isEqualTo("second try");
    }

    @Test
    void whatAHostsRobotsTxtKeepsUsFromIsNotGotRoundAbout() throws IOException {
        try (ScriptedServer live = new ScriptedServer()) {
            live.on("/robots.txt", 200, "Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /\n");
            new SeedFolder().with("a.md", "# A\n\n![](" + live.at("/p.png") + ")\n").in(seeds);

            assertThat(pack(archive.at("/gate/")).missing()).containsEntry(Cause.ROBOTS, 1L);
            assertThat(archive.requests()).isEmpty();
        }
    }

    @Test
    void theArchivesOwnRobotsTxtIsObeyed() throws IOException {
        archive.on("/robots.txt", 200, "Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /m/\n");
        gate(archive.at("/m/1"));
        memento("/m/1", T2012, "not for us");

        assertThat(pack(archive.at("/gate/")).recovered()).isZero();
        assertThat(archive.asked()).doesNotContain("/m/1");
    }

    @Test
    void twoArticlesOfTwoTimesGetTwoMementosAndARunTwiceTheSameBytes() throws IOException {
        new SeedFolder()
                .with("b.md", "---\ntitle: B\ndate: 2014-05-01\n---\n![](" + lost + ")\n")
                .with("c.md", "---\ntitle: C\ndate: 2014-05-01\n---\n![](" + lost + ")\n").in(seeds);
        archive.on("/gate/" + lost,
                asked -> ScriptedServer.text(302,
                        "Location: " + archive.at(asked.contains("2012") ? "/m/1" : "/m/2") + "\r\n", ""));
        memento("/m/1", T2012, "one");
        memento("/m/2", T2014, "two");

        assertThat(pack(archive.at("/gate/")).recovered()).isEqualTo(3);
        assertThat(Packing.records(collection, "resource", lost)).extracting(found -> found.field("WARC-Date"))
                .containsExactly("2012-04-15T10:00:00Z", "2014-04-15T10:00:00Z");
        int asked = archive.requests().size();
        assertThat(pack(archive.at("/gate/")).unchanged()).isEqualTo(3);
        assertThat(archive.requests()).hasSize(asked);
    }

    @Test
    void aRetryRecoversWithoutTheSeedsAndTellsThePageAnew() throws IOException {
        assertThat(pack().missing()).containsEntry(Cause.CONNECTION_REFUSED, 1L);
        gate(archive.at("/m/1"));
        memento("/m/1", T2012, "later");

        RetryReport report = retry(archive.at("/gate/"));

        assertThat(report.recovered()).isEqualTo(1);
        assertThat(report.missing()).isEmpty();
        assertThat(resource()).isEqualTo("later");
        assertThat(archive.requests()).anyMatch(asked -> asked.contains("Accept-Datetime: Tue, 01 May 2012 12:00:00 GMT"));
        assertThat(text("urn:pressmark:provenance:https://things.seeds.invalid/a.html"))
                .contains("\"premis:outcome\":\"recovered\"");
        assertThat(retry(archive.at("/gate/")).asked()).isZero();

        new SeedFolder().with("later.md", "# L\n\n![](" + lost + ")\n").in(seeds);
        PackReport again = pack(); // no archive is asked, what was recovered still counts
        assertThat(again.recovered()).isEqualTo(1);
        assertThat(Packing.records(collection, "resource", lost)).hasSize(1);
    }

    private RetryReport retry(String... archives) throws IOException {
        PackOptions wishes = Packing.retrying("obey", new Outside(List.of(archives), List.of(), "", Duration.ZERO));
        Packer.Means means = new Packer.Means(
                "Pressmark test", java.time.Instant.parse("2026-07-01T00:00:00Z"), true, this::fetcher);
        return new Retrier(collection, wishes, means, Progress.SILENT).retry();
    }

    @Test
    void ourOwnServerGivesBackWhatItHoldsAndShowsItInThePage() throws Exception {
        byte[] picture = SeedFolder.noise(3, 5000);
        String url;
        Path older = folder.resolve("older");
        try (ScriptedServer live = new ScriptedServer()) {
            String body = new String(picture, StandardCharsets.ISO_8859_1);
            live.on("/x/图.png?a=1".replace("图", "%E5%9B%BE"), 200, PNG + "ETag: \"1\"\r\n", body);
            url = live.at("/x/%E5%9B%BE.png?a=1");
            new SeedFolder().with("a.md", "# A\n\n![](" + url + ")\n").in(folder.resolve("other"));
            Packing.with(this::fetcher).named("older").pack(folder.resolve("other"), older);
        }
        new SeedFolder().with("a.md", "# A\n\n![](" + url + ")\n").in(seeds);
        ReplayOptions options = new ReplayOptions("127.0.0.1", 0, List.of(older), true, folder.resolve("cache"), List.of());
        try (ReplayServer server = new ReplayServer(options).start()) {
            PackReport report = pack("http://127.0.0.1:" + server.port() + "/older/");
            assertThat(report.recovered()).isEqualTo(1);
        }
        assertThat(Packing.records(collection, "resource", url).get(0).block()).isEqualTo(picture);
        options = new ReplayOptions("127.0.0.1", 0, List.of(collection), true, folder.resolve("cache"), List.of());
        try (ReplayServer server = new ReplayServer(options).start()) {
            HttpResponse<byte[]> shown = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/things/2026im_/" + url)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).isEqualTo(picture);
        }
    }

    /** The host's own error, and its redirect to one, are captures of the very address, and nearer in time. */
    @Test
    void theRecoveredPictureIsShownAlsoWhereTheHostStillAnswersWithAnError() throws Exception {
        try (ScriptedServer live = new ScriptedServer()) {
            live.on("/old/p.png", 302, "Location: /404\r\n", "");
            String article = "# A\n\n";
            for (String url : List.of(live.at("/p.png"), live.at("/old/p.png"))) {
                archive.on("/gate/" + url, 302, "Location: " + archive.at("/m/1") + "\r\n", "");
                article += "![](" + url + ")\n";
            }
            new SeedFolder().with("a.md", article).in(seeds);
            memento("/m/1", T2012, "as it was");
            assertThat(pack(archive.at("/gate/")).recovered()).isEqualTo(2);
            ReplayOptions options =
                    new ReplayOptions("127.0.0.1", 0, List.of(collection), true, folder.resolve("cache"), List.of());
            try (ReplayServer server = new ReplayServer(options).start()) {
                for (String url : List.of(live.at("/p.png"), live.at("/old/p.png"))) {
                    HttpResponse<String> shown = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build().send(
                            HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + server.port() + "/things/2026im_/" + url)).build(),
                            HttpResponse.BodyHandlers.ofString());
                    assertThat(shown.body()).as(url).isEqualTo("as it was");
                }
            }
        }
    }
}
