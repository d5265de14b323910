package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Digest;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.Fetcher;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.replay.ReplayServer;
import org.pressmark.verify.Verifier;
import org.pressmark.verify.VerifyOptions;
import org.pressmark.warc.WarcFormat;

/** What another archive holds becomes a revisit of it: by a collection, by bare indexes of every form, by CDX servers. */
class DedupeAgainstTest {
    private static final String BODY = "the very same picture";
    private static final String SHA1 = Digest.Algorithm.SHA1.digest(BODY.getBytes(StandardCharsets.US_ASCII)).value();

    @TempDir
    private Path folder;

    private ScriptedServer web;
    private Path seeds;
    private Path collection;

    @BeforeEach
    void begin() throws IOException {
        web = new ScriptedServer().on("/p.png", 200, "Content-Type: image/png\r\n", BODY)
                .on("/other.png", 200, "Content-Type: image/png\r\n", "nobody has this");
        seeds = folder.resolve("seeds");
        collection = folder.resolve("things");
        new SeedFolder().with("a.md", "# A\n\n![](" + web.at("/p.png") + ") ![](" + web.at("/other.png") + ")\n").in(seeds);
    }

    @AfterEach
    void end() throws IOException {
        web.close();
    }

    private Fetcher fetcher(Path spool) {
        return new HttpFetcher(FetchOptions.of("pressmark-test/0", spool).withAllowPrivate(true), Clock.systemUTC());
    }

    private PackReport pack(String... indexes) throws IOException {
        return Packing.with(this::fetcher)
                .outside(new Outside(List.of(), List.of(indexes), "", Duration.ZERO))
                .pack(seeds, collection);
    }

    private Packing.Found revisit() throws IOException {
        assertThat(Packing.records(collection, "response", web.at("/other.png"))).hasSize(1);
        List<Packing.Found> found = Packing.records(collection, "revisit", web.at("/p.png"));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String cdxj(String digest) {
        return "com,example)/old 20150102030405 {\"url\": \"http://example.com/old.png\", \"mime\": \"image/png\", \"status\": \"200\","
                + " \"digest\": \"" + digest + "\", \"length\": \"500\", \"offset\": \"10\", \"filename\": \"x.warc.gz\"}\n";
    }

    private void isRevisitOfTheLine() throws IOException {
        Packing.Found revisit = revisit();
        assertThat(revisit.field("WARC-Refers-To-Target-URI")).isEqualTo("http://example.com/old.png");
        assertThat(revisit.field("WARC-Refers-To-Date")).isEqualTo("2015-01-02T03:04:05Z");
        assertThat(revisit.field("WARC-Profile")).isEqualTo("http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
        assertThat(revisit.field("WARC-Payload-Digest")).isEqualTo("sha1:" + SHA1);
        assertThat(revisit.head().first("WARC-Refers-To")).isEmpty();
        assertThat(new String(revisit.block(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200").doesNotContain(BODY);
    }

    @Test
    void anotherCollectionTellsIdAndExactDate() throws IOException {
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").pack(seeds, older);
        web.on("/other.png", 200, "", "changed since");

        PackReport report = pack(older.toString());

        Packing.Found original = Packing.records(older, "response", web.at("/p.png")).get(0);
        Packing.Found revisit = revisit();
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(revisit.field("WARC-Refers-To")).isEqualTo(original.field("WARC-Record-ID"));
        assertThat(revisit.field("WARC-Refers-To-Target-URI")).isEqualTo(web.at("/p.png"));
        assertThat(revisit.field("WARC-Refers-To-Date")).isEqualTo(original.field("WARC-Date"));
        assertThat(revisit.field("WARC-Payload-Digest")).isEqualTo(original.field("WARC-Payload-Digest"));
        assertThat(Files.exists(collection.resolve("archive/elsewhere"))).isFalse();
    }

    @Test
    void bothArchivesTogetherGiveThePayloadBack() throws Exception {
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").pack(seeds, older);
        pack(older.toString());
        assertThat(shownFromBoth(older)).isEqualTo(BODY);
    }

    private String shownFromBoth(Path older) throws IOException, InterruptedException {
        Path both = Files.createDirectories(folder.resolve("both"));
        for (Path from : List.of(older, collection)) {
            for (Path warc : new CollectionFiles(from).warcs()) {
                Files.copy(warc, both.resolve(warc.getFileName()));
            }
        }
        ReplayOptions options = new ReplayOptions("127.0.0.1", 0, List.of(both), true, folder.resolve("cache"), List.of());
        try (ReplayServer server = new ReplayServer(options).start()) {
            String date = dateOfTheRevisit();
            return java.net.http.HttpClient.newHttpClient().send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                            "http://127.0.0.1:" + server.port() + "/both/" + date + "id_/" + web.at("/p.png"))).build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private String dateOfTheRevisit() throws IOException {
        return org.pressmark.capture.CaptureTime.digits(java.time.Instant.parse(
                Packing.records(collection, "revisit", web.at("/p.png")).get(0).field("WARC-Date")));
    }

    private static String conditional(String asked, String type, String body) {
        boolean same = asked.contains("If-None-Match: \"v1\"\r\n")
                && asked.contains("If-Modified-Since: Thu, 01 Jan 2015 00:00:00 GMT\r\n");
        return same ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n"
                : ScriptedServer.text(200,
                        "Content-Type: " + type
                                + "\r\nETag: \"v1\"\r\nLast-Modified: Thu, 01 Jan 2015 00:00:00 GMT\r\n", body);
    }

    /** What the server was asked for the picture by the last run. */
    private String lastAsked(String path) {
        return web.requests()
                .stream()
                .filter(request -> request.startsWith("GET " + path + " "))
                .reduce("", (before, after) -> after);
    }

    @Test
    void aServerIsAskedOnConditionOfWhatAnotherCollectionHolds() throws Exception {
        web.on("/p.png", asked -> conditional(asked, "image/png", BODY));
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").pack(seeds, older);

        PackReport report = pack(older.toString());

        Packing.Found original = Packing.records(older, "response", web.at("/p.png")).get(0);
        Packing.Found revisit = Packing.records(collection, "revisit", web.at("/p.png")).get(0);
        assertThat(report.unmodified()).isEqualTo(1);
        assertThat(revisit.field("WARC-Profile")).isEqualTo("http://netpreserve.org/warc/1.1/revisit/server-not-modified");
        assertThat(revisit.field("WARC-Refers-To")).isEqualTo(original.field("WARC-Record-ID"));
        assertThat(revisit.field("WARC-Refers-To-Target-URI")).isEqualTo(web.at("/p.png"));
        assertThat(revisit.field("WARC-Refers-To-Date")).isEqualTo(original.field("WARC-Date"));
        assertThat(revisit.field("WARC-Payload-Digest")).isEqualTo(original.field("WARC-Payload-Digest"));
        assertThat(new String(revisit.block(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 304");
        assertThat(Packing.records(collection, "response", web.at("/p.png"))).isEmpty();
        assertThat(new Verifier(VerifyOptions.defaults()).verify(new CollectionFiles(collection).warcs()).valid()).isTrue();
        assertThat(shownFromBoth(older)).isEqualTo(BODY);
    }

    @Test
    void aConditionRestsOnRecordsThatAreThereAndWhole() throws IOException {
        web.on("/p.png", asked -> conditional(asked, "image/png", BODY));
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").format(new WarcFormat(WarcFormat.Version.V1_1, false)).pack(seeds, older);
        Path bare = Files.createDirectories(folder.resolve("bare/indexes"));
        for (String name : List.of("index.idx", "index.cdx.gz")) {
            Files.copy(older.resolve("indexes").resolve(name), bare.resolve(name));
        }
        pack(bare.getParent().toString());
        assertThat(lastAsked("/p.png")).as("an index tells no ETag").doesNotContain("If-");
        assertThat(Packing.records(collection, "revisit", web.at("/p.png")).get(0).field("WARC-Profile"))
                .endsWith("identical-payload-digest");

        org.pressmark.disk.Folders.remove(collection);
        Path warc = new CollectionFiles(older).warcs().get(0);
        String damaged = Files.readString(warc, StandardCharsets.ISO_8859_1)
                .replace(BODY, BODY.toUpperCase(java.util.Locale.ROOT));
        Files.writeString(warc, damaged, StandardCharsets.ISO_8859_1);
        pack(older.toString());
        assertThat(lastAsked("/p.png")).as("the record's payload is not what its digest says").doesNotContain("If-");
    }

    @Test
    void noConditionIsPutForWhatRefersToFurtherAssets() throws IOException {
        web.on("/s.css", asked -> conditional(asked, "text/css", "p{background:url(/p.png)}"));
        new SeedFolder()
                .with("a.html", "<title>A</title><link rel=stylesheet href=" + web.at("/s.css") + ">")
                .in(folder.resolve("html"));
        seeds = folder.resolve("html");
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").pack(seeds, older);

        pack(older.toString());

        assertThat(lastAsked("/s.css")).doesNotContain("If-");
        assertThat(Packing.records(collection, "response", web.at("/s.css"))).hasSize(1);
    }

    @Test
    void aStylesheetIsKeptHereForWhatItRefersToIsNeededAgain() throws IOException {
        web.on("/s.css", 200, "Content-Type: text/css\r\n", "p{background:url(/p.png)}");
        new SeedFolder()
                .with("a.html", "<title>A</title><link rel=stylesheet href=" + web.at("/s.css") + ">")
                .in(folder.resolve("html"));
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").pack(folder.resolve("html"), older);
        seeds = folder.resolve("html");

        pack(older.toString());

        assertThat(Packing.records(collection, "response", web.at("/s.css"))).hasSize(1);
        assertThat(Packing.records(collection, "revisit", web.at("/p.png"))).hasSize(1);
        new SeedFolder().with("b.html", "<title>B</title><link rel=stylesheet href=" + web.at("/s.css") + ">").in(seeds);
        assertThat(pack().duplicates()).isEqualTo(1);
    }

    @Test
    void aPlainIndexInAnyOrderWillDo() throws IOException {
        Path file = Files.writeString(folder.resolve("any.cdxj"),
                "zzz)/ 2020 {\"url\": \"http://zzz/\"}\n" + cdxj("sha1:" + SHA1) + "!meta 0 {}\nnonsense\n");
        pack(file.toString());
        isRevisitOfTheLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "", "/", "folder/x.warc.gz"})
    void anIndexMayNameFilesThatCannotBeHere(String name) throws IOException {
        String line = cdxj("sha1:" + SHA1).replace("x.warc.gz", name);
        pack(Files.writeString(folder.resolve("any.cdxj"), line).toString());
        isRevisitOfTheLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1:%s", "%s", "SHA-1:%s", "sha256:%s", "sha256-padded-base32", "sha1-hex"})
    void digestsAreReadAsPeopleWriteThem(String form) throws IOException {
        byte[] bytes = BODY.getBytes(StandardCharsets.US_ASCII);
        String sha256 = Digest.Algorithm.SHA256.digest(bytes).value();
        String written = switch (form) {
            case "sha256:%s" -> "sha256:" + sha256;
            case "sha256-padded-base32" -> "sha256:" + base32(Digest.Algorithm.SHA256.start().digest(bytes)) + "====";
            case "sha1-hex" -> "sha1:" + java.util.HexFormat.of().formatHex(Digest.Algorithm.SHA1.start().digest(bytes));
            default -> form.formatted(SHA1);
        };
        Path file = Files.writeString(folder.resolve("any.cdxj"), cdxj(written));
        pack(file.toString());
        assertThat(revisit().field("WARC-Payload-Digest")).isIn("sha1:" + SHA1, "sha256:" + sha256);
    }

    private static String base32(byte[] raw) {
        StringBuilder bits = new StringBuilder();
        for (byte b : raw) {
            bits.append(String.format(java.util.Locale.ROOT, "%8s", Integer.toBinaryString(b & 255)).replace(' ', '0'));
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 5) {
            String five = (bits.substring(i, Math.min(bits.length(), i + 5)) + "0000").substring(0, 5);
            out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(five, 2)));
        }
        return out.toString();
    }

    @Test
    void aGzippedIndexOfTheOldColumnsInSeveralMembersWillDo() throws IOException {
        Path file = folder.resolve("old.cdx.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (String part : List.of(" CDX N b a m s k r M S V g\n",
                    "com,example)/old 20150102030405 http://example.com/old.png image/png 200 "
                    + SHA1 + " - - 500 10 x.warc.gz\n")) {
                GZIPOutputStream member = new GZIPOutputStream(out);
                member.write(part.getBytes(StandardCharsets.US_ASCII));
                member.finish();
            }
        }
        pack(file.toString());
        isRevisitOfTheLine();
    }

    @Test
    void errorsRevisitsAndEmptyPayloadsAreNoOriginals() throws IOException {
        String line = cdxj("sha1:" + SHA1);
        Path file = Files.writeString(folder.resolve("any.cdxj"),
                line.replace("\"200\"", "\"404\"") + line.replace("image/png", "warc/revisit")
                        + line.replace("\"http://example.com/old.png\"", "\"\""));
        pack(file.toString());
        assertThat(Packing.records(collection, "revisit", web.at("/p.png"))).isEmpty();
    }

    @Test
    void aManyTimesLargerIndexIsSearchedOnDisk() throws IOException {
        Path file = folder.resolve("large.cdxj");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            lines.add(cdxj("sha1:" + Digest.Algorithm.SHA1.digest(new byte[] {(byte) i, (byte) (i >> 8), 7}).value()).strip());
        }
        lines.add(23_456, cdxj("sha1:" + SHA1).strip());
        Files.write(file, lines);
        pack(file.toString());
        isRevisitOfTheLine();
    }

    @Test
    void cdxServersOfThreeDialectsAreAsked() throws IOException {
        String pywb = "com,example)/old 20150102030405 {\"url\": \"http://example.com/old.png\", \"mime\": \"image/png\", \"status\": \"200\", \"digest\": \"" + SHA1 + "\"}\n";
        String outback = "com,example)/old 20150102030405 http://example.com/old.png image/png 200 " + SHA1
                + " - - 500 10 x.warc.gz\n";
        String internetArchive = "com,example)/old 20150102030405 http://example.com/old.png image/png 200 " + SHA1 + " 500\n";
        String query = "?url=" + java.net.URLEncoder.encode(web.at("/p.png"), StandardCharsets.UTF_8) + "&limit=10000";
        for (String answer : List.of(pywb, outback, internetArchive)) {
            web.on("/cdx" + query, 200, "Content-Type: text/plain\r\n", answer);
            org.pressmark.disk.Folders.remove(collection);
            pack(web.at("/cdx"));
            isRevisitOfTheLine();
        }
    }

    @Test
    void ourOwnServerAnswersAsACdxServer() throws IOException {
        Path older = folder.resolve("older");
        Packing.with(this::fetcher).named("older").pack(seeds, older);
        ReplayOptions options = new ReplayOptions("127.0.0.1", 0, List.of(older), true, folder.resolve("cache"), List.of());
        try (ReplayServer server = new ReplayServer(options).start()) {
            for (String path : List.of("/older/cdx", "/cdx/search/cdx")) {
                org.pressmark.disk.Folders.remove(collection);
                assertThat(pack("http://127.0.0.1:" + server.port() + path).duplicates()).as(path).isEqualTo(2);
            }
        }
    }

    @Test
    void aServerThatIsDownIsToldOfOnceAndEverythingIsWrittenWhole() throws IOException {
        List<String> notes = new java.util.concurrent.CopyOnWriteArrayList<>();
        Packing packing = Packing.with(this::fetcher)
                .telling(new Progress() {
                    @Override
                    public void note(String message) {
                        notes.add(message);
                    }

                    @Override
                    public void article(long done, long total, long missing) {
                        // of no interest here
                    }
                })
                .outside(new Outside(List.of(), List.of("http://127.0.0.1:1/cdx"), "", Duration.ZERO));
        assertThat(packing.pack(seeds, collection).captured()).isEqualTo(2);
        assertThat(notes.stream().filter(note -> note.contains("does not answer"))).hasSize(1);
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("any.cdxj"), cdxj("sha1:" + Digest.Algorithm.SHA1.digest(
                SeedFolder.noise("1.png".hashCode(), 2_000)).value()));
        Path articles = folder.resolve("many");
        PlannedWeb.articles().in(articles);
        List<java.util.SortedMap<String, String>> sums = new ArrayList<>();
        for (int threads : new int[] {1, 4}) {
            Path out = folder.resolve("by" + threads);
            Packing.with(PlannedWeb::in).threads(threads)
                    .outside(new Outside(List.of(), List.of(file.toString()), "", Duration.ZERO))
                    .pack(articles, out);
            sums.add(Packing.sums(out));
            assertThat(Packing.records(out)
                    .stream()
                    .filter(found -> found.field("WARC-Refers-To-Target-URI").equals("http://example.com/old.png")))
                    .isNotEmpty();
        }
        assertThat(sums.get(0)).isEqualTo(sums.get(1));
    }

    @Test
    void whatIsNoIndexIsSaid() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> pack(empty.toString())).hasMessageContaining("there is no index in it");
        assertThatThrownBy(() -> pack(folder.resolve("nowhere").toString()))
                .isInstanceOf(java.nio.file.NoSuchFileException.class);
    }
}
