package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Cause;
import org.pressmark.disk.Folders;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.FetchPace;
import org.pressmark.fetch.HttpFetcher;

/** What failed is asked for again, from a real server, long after the seeds are gone. */
class RetryTest {
    private static final Instant LATER = Instant.parse("2026-02-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Path seeds;
    private Path collection;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        seeds = folder.resolve("seeds");
        collection = folder.resolve("things");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        byte[] body = files.getOrDefault(path, "none".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseHeaders().set("Content-Type", path.endsWith(".css") ? "text/css" : "image/png");
        exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void has(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private HttpFetcher fetcher(Path spool) {
        FetchOptions options = FetchOptions.of("pressmark-test/0", spool)
                .withAllowPrivate(true)
                .withPace(FetchPace.DEFAULT.withAttempts(1, Duration.ZERO, Duration.ZERO));
        return new HttpFetcher(options, Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)).withZone(ZoneOffset.UTC));
    }

    private PackReport pack() throws IOException {
        return Packing.with(this::fetcher).pack(seeds, collection);
    }

    private RetryReport retry(String robots) throws IOException {
        PackOptions wishes = Packing.retrying(robots, Outside.NOTHING);
        Packer.Means means = new Packer.Means("Pressmark test", LATER, true, this::fetcher);
        return new Retrier(collection, wishes, means, Progress.SILENT).retry();
    }

    private SeedFolder article() {
        return new SeedFolder()
                .with("a.md", "# A\n\n![](" + at("/a.png") + ") ![](" + at("/late.png") + ") ![](" + at("/gone.png")
                        + ") ![](none.png)\n")
                .with("b.html", "<title>B</title><link rel=stylesheet href=" + at("/s/late.css") + "><img src="
                        + at("/late.png") + ">");
    }

    /** An unpacked WACZ of anybody may have a title that is no folder's name. */
    @Test
    void takesACollectionWhateverItsTitleIs() throws IOException {
        article().in(seeds);
        pack();
        Path told = collection.resolve("datapackage.json");
        Files.writeString(told, Files.readString(told).replace("\"title\":\"things\"", "\"title\":\"My crawl / two\""));
        has("/late.png", "late");

        assertThat(retry("ignore").recovered()).isEqualTo(1);
        assertThat(told).content().contains("\"title\":\"My crawl - two\"");
    }

    @Test
    void saysWhichDescriptionIsDamaged() throws IOException {
        article().in(seeds);
        pack();
        Files.writeString(collection.resolve("datapackage.json"), "{");

        assertThatThrownBy(() -> retry("ignore")).isInstanceOf(IOException.class)
                .hasMessageContaining("datapackage.json is no JSON").hasMessageContaining("delete it");
        Files.delete(collection.resolve("datapackage.json"));
        has("/late.png", "late");

        assertThat(retry("ignore").recovered()).isEqualTo(1);
    }

    private String pageLine(String page) throws IOException {
        try (Stream<String> lines = Files.lines(collection.resolve("pages/pages.jsonl"))) {
            List<String> found = lines.filter(line -> line.contains(page)).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    @Test
    void whatFailedIsGatheredAgainWithoutTheSeedsAndTheRestIsLeftAlone() throws IOException {
        has("/a.png", "picture");
        article().in(seeds);
        pack();
        Folders.remove(seeds);
        has("/late.png", "late");
        has("/s/late.css", "p{background:url(deep.png)}");
        has("/s/deep.png", "deep");
        asked.clear();

        RetryReport report = retry("ignore");

        assertThat(Set.copyOf(asked)).containsExactlyInAnyOrder("/late.png", "/gone.png", "/s/late.css", "/s/deep.png");
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(report.asked()).isEqualTo(3);
        assertThat(report.recovered()).isEqualTo(2);
        assertThat(report.missing()).isEqualTo(Map.of(Cause.STATUS, 1L));
        assertThat(report.found()).isEqualTo(1);
        assertThat(Packing.records(collection, "response", at("/s/deep.png"))).hasSize(1);
        assertThat(pageLine("a.html")).contains("\"assets\":4,\"missing\":2");
        assertThat(pageLine("b.html")).contains("\"assets\":3,\"missing\":0");
    }

    @Test
    void thePageIsToldAnewWhileItsOwnRecordsStay() throws IOException {
        article().in(seeds);
        pack();
        String page = "https://things.seeds.invalid/a.html";
        has("/late.png", "late");
        retry("ignore");

        assertThat(Packing.records(collection, "resource", page)).hasSize(1);
        List<Packing.Found> told = Packing.records(collection, "resource", "urn:pressmark:provenance:" + page);
        assertThat(told).hasSize(2);
        String last = new String(told.get(1).block(), StandardCharsets.UTF_8);
        assertThat(last).contains("#retrying-2", "#capturing", "\"premis:originalName\":\"a.md\"");
        assertThat(told.get(1).field("WARC-Date")).isEqualTo(LATER.toString());
        assertThat(Packing.records(collection, "resource", "urn:pageinfo:" + page)).hasSize(2);
    }

    @Test
    void aSecondRetryAndALaterPackGoOnFromTheFirst() throws IOException {
        article().in(seeds);
        pack();
        has("/late.png", "late");
        retry("ignore");
        has("/gone.png", "there after all");
        RetryReport second = retry("ignore");
        assertThat(second.recovered()).isEqualTo(1);
        asked.clear();
        PackReport again = pack();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(asked).isEmpty();
        assertThat(pageLine("a.html")).contains("\"missing\":2"); // /a.png and the file that is not there
    }

    @Test
    void nothingIsWrittenWhereNothingIsWorthAnotherAttempt() throws IOException {
        has("/a.png", "picture");
        new SeedFolder().with("a.md", "# A\n\n![](" + at("/a.png") + ") ![](none.png) ![](ftp://x.example/y)\n").in(seeds);
        pack();
        Map<Path, FileTime> before = times();
        asked.clear();
        RetryReport report = retry("ignore");
        assertThat(report.asked()).isZero();
        assertThat(report.run().files()).isEmpty();
        pack();
        assertThat(asked).isEmpty();
        assertThat(times()).isEqualTo(before);
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(collection)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void aLostLedgerDoesNotStandInTheWay() throws IOException {
        article().in(seeds);
        pack();
        Folders.remove(collection.resolve(".pressmark"));
        has("/late.png", "late");
        assertThat(retry("ignore").recovered()).isEqualTo(1);
    }

    @Test
    void theSpoolIsEmptyAfterAFinishedRun() throws IOException {
        has("/a.png", "x".repeat(700_000));
        article().in(seeds);
        pack();
        assertThat(collection.resolve(".pressmark/spool")).doesNotExist();
    }

    @Test
    void aStylesheetOfAnEarlierRunIsReadBackFromTheArchiveForANewArticle() throws IOException {
        has("/s/late.css", "p{background:url(deep.png)}");
        has("/s/deep.png", "deep");
        article().in(seeds);
        pack();
        new SeedFolder().with("c.html", "<title>C</title><link rel=stylesheet href=" + at("/s/late.css") + ">").in(seeds);
        asked.clear();
        pack();
        assertThat(asked).isEmpty();
        assertThat(pageLine("c.html")).contains("\"assets\":2,\"missing\":0");
    }

    @Test
    void robotsTxtIsAskedForAgainObeyedAndKept() throws IOException {
        article().in(seeds);
        pack();
        has("/late.png", "late");
        has("/robots.txt", "User-agent: *\nDisallow: /late\n\nUser-agent: pressmark-test\nDisallow: /gone\n");
        asked.clear();
        RetryReport report = retry("obey");
        assertThat(asked).contains("/robots.txt", "/late.png").doesNotContain("/gone.png");
        assertThat(report.missing()).containsEntry(Cause.ROBOTS, 1L);
        assertThat(Packing.records(collection, "response", at("/robots.txt"))).hasSize(1);
        assertThat(new String(Packing.records(collection, "metadata", at("/gone.png")).get(2).block(), StandardCharsets.UTF_8))
                .contains("cause: robots");
    }
}
