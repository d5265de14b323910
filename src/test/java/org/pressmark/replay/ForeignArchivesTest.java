package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;

final class ForeignArchivesTest {
    private static final String URL = "https://h.example/a";

    @TempDir
    private Path root;

    @TempDir
    private Path cache;

    private ReplayServer serve(Path... roots) {
        return new ReplayServer(new ReplayOptions("127.0.0.1", 0, List.of(roots), true, cache, List.of())).start();
    }

    private static CollectionFixture fixture(Path root) throws IOException {
        return new CollectionFixture(root, "made")
                .html(URL, "2024-01-01T00:00:00Z", "<title>标题 one</title>one")
                .html("https://h.example/b", "2024-01-01T00:00:00Z", "<title>two</title>two");
    }

    /** The members of the fixture's file, decompressed, one for each record. */
    private static List<byte[]> records(CollectionFixture fixture) throws IOException {
        String all = new String(
                new GZIPInputStream(new ByteArrayInputStream(fixture.archive())).readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(all.split("(?=WARC/1\\.1\r\n)")).map(CollectionFixture::bytes).toList();
    }

    private static byte[] packed(String ending, CollectionFixture fixture) throws IOException {
        if (ending.endsWith("gz")) {
            return fixture.archive();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records(fixture)) {
            out.writeBytes(ending.endsWith("zst") ? Zstd.compress(record) : record);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 70_000})
    void aFolderOfHundredsOfFilesIsOneArchiveThatFilesMayBeAddedTo(int size) throws IOException {
        Path folder = Files.createDirectories(root.resolve("many"));
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < 300; i++) {
            page(folder, i, noise);
        }
        assertThat(lines()).isEqualTo(300);
        page(folder, 300, noise);
        assertThat(lines()).isEqualTo(301);
    }

    private void page(Path folder, int number, byte[] body) throws IOException {
        CollectionFixture one = new CollectionFixture(root.resolve("made"), "" + number)
                .response("https://h.example/" + number, "2024-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Type: image/png", body);
        Files.write(folder.resolve(number + ".warc.gz"), one.archive());
    }

    private long lines() throws IOException {
        try (ReplayServer server = serve(root.resolve("many"))) {
            return new RawClient(server.port()).get("/many/cdx?url=h.example&matchType=domain").text().lines().count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.warc.gz", "news.warc", "news.warc.zst"})
    void aSingleFileIsServedUnderItsName(String name) throws IOException {
        Path file = Files.write(root.resolve(name), packed(name, fixture(root)));
        try (ReplayServer server = serve(file)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/news/2024mp_/" + URL).text()).contains("one");
            assertThat(client.get("/").text()).contains("href=\"/news/\"");
            assertThat(client.get("/news/").text()).contains("标题 one", ">two<");
        }
        assertThat(root.resolve(name)).hasSameBinaryContentAs(file);
        assertThat(Files.list(root).map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(name, "made");
    }

    @Test
    void whatNobodyWroteDownIsNotCountedAsNothing() throws IOException, InterruptedException {
        try (ReplayServer server = serve(Files.write(root.resolve("news.warc.gz"), fixture(root).archive()))) {
            RawClient client = new RawClient(server.port());
            for (int i = 0; i < 500
                    && !client.get("/news/search?q=one&format=json").text().contains("\"indexedPercent\":100"); i++) {
                Thread.sleep(20);
            }

            assertThat(client.get("/news/search?q=one&format=json").text()).contains("\"indexedPercent\":100");
            assertThat(client.get("/news/").text()).contains("not known").doesNotContain("0 B", "Missing something");
        }
    }

    @Test
    void anArcFileIsServed() throws IOException {
        String page = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>old</title>old web";
        String head = "filedesc://x.arc 0.0.0.0 19990101000000 text/plain 75\n1 0 pressmark\n"
                + "URL IP-address Archive-date Content-type Archive-length\n";
        String text = "filedesc://x.arc 0.0.0.0 19990101000000 text/plain " + (head.length() - head.indexOf('\n') - 1) + "\n"
                + head.substring(head.indexOf('\n') + 1) + "\nhttp://old.example/ 1.2.3.4 19990102030405 text/html "
                + page.length() + "\n" + page + "\n";
        Path file = Files.writeString(root.resolve("x.arc"), text);
        try (ReplayServer server = serve(file)) {
            RawClient.Answer answer = new RawClient(server.port()).get("/x/1999mp_/http://old.example/");

            assertThat(answer.text()).contains("old web");
            assertThat(answer.header("Memento-Datetime")).contains("Sat, 02 Jan 1999 03:04:05 GMT");
        }
    }

    @Test
    void theFilesOfAFolderAreOneArchiveThatGrows() throws IOException {
        Path folder = Files.createDirectories(root.resolve("many"));
        Files.write(folder.resolve("1.warc.gz"),
                new CollectionFixture(root, "m1").html(URL, "2020-01-01T00:00:00Z", "first").archive());
        Files.write(folder.resolve("2.warc.gz"),
                new CollectionFixture(root, "m2").html(URL, "2022-01-01T00:00:00Z", "second").archive());
        try (ReplayServer server = serve(folder)) {
            assertThat(new RawClient(server.port()).get("/many/cdx?url=" + URL).text().lines()).hasSize(2);
        }
        long indexes = Files.list(cache).count();
        Files.write(folder.resolve("3.warc.gz"),
                new CollectionFixture(root, "m3").html(URL, "2024-01-01T00:00:00Z", "third").archive());
        try (ReplayServer server = serve(folder)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/many/2024mp_/" + URL).text()).isEqualTo("third");
            assertThat(client.get("/many/2020mp_/" + URL).text()).isEqualTo("first");
        }
        assertThat(Files.list(cache).count()).isEqualTo(indexes + 2); // the new file's, and the list of pages
    }

    @Test
    void theIndexIsMadeOnceAndMayBeThrownAway() throws IOException {
        Path file = Files.write(root.resolve("n.warc.gz"), fixture(root).archive());
        for (int i = 0; i < 2; i++) {
            try (ReplayServer server = serve(file)) {
                assertThat(new RawClient(server.port()).get("/n/2024mp_/" + URL).status()).isEqualTo(200);
            }
        }
        assertThat(Files.list(cache)).hasSize(2);
        org.pressmark.disk.Folders.remove(cache);
        try (ReplayServer server = serve(file)) {
            assertThat(new RawClient(server.port()).get("/n/2024mp_/" + URL).status()).isEqualTo(200);
        }
    }

    @Test
    void damageIsSkippedAndTheRestIsServed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new CollectionFixture(root, "d1").html(URL, "2020-01-01T00:00:00Z", "first").archive());
        out.writeBytes(bytes("this is no record of anything"));
        out.writeBytes(new CollectionFixture(root, "d2").html("https://h.example/b", "2022-01-01T00:00:00Z", "second").archive());
        Path file = Files.write(root.resolve("d.warc.gz"), out.toByteArray());
        try (ReplayServer server = serve(file)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/d/2024mp_/" + URL).text()).isEqualTo("first");
            assertThat(client.get("/d/2024mp_/https://h.example/b").text()).isEqualTo("second");
        }
        assertThat(Files.walk(cache).filter(p -> p.endsWith("findings.txt")).flatMap(ForeignArchivesTest::linesOf)).isNotEmpty();
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Path wacz(Map<String, byte[]> members, boolean stored) throws IOException {
        Path file = root.resolve("p.wacz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                if (stored || member.getKey().startsWith("archive/")) {
                    CRC32 crc = new CRC32();
                    crc.update(member.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(member.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private Map<String, byte[]> members() throws IOException {
        Path folder = fixture(root)
                .page("{\"url\": \"" + URL + "\", \"ts\": \"2024-01-01T00:00:00Z\", \"title\": \"Listed\"}")
                .write();
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (String name : List.of("archive/a.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl")) {
            members.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        return members;
    }

    private void isServed(Path file) throws IOException {
        try (ReplayServer server = serve(file)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/p/2024mp_/" + URL).text()).contains("one");
            assertThat(client.get("/p/").text()).contains("Listed").doesNotContain(">two<");
        }
    }

    @Test
    void aWaczOfOursIsReadByItsOwnIndexWhereItLies() throws IOException {
        Map<String, byte[]> members = members();
        members.put("datapackage.json", bytes("{\"software\": \"Pressmark 0.1.0\"}"));
        isServed(wacz(members, true));
        assertThat(Files.list(cache)).hasSize(1); // the list of pages
    }

    /** What Browsertrix gives for a collection: a ZIP of the packages of its crawls, which name their files alike. */
    @Test
    void aPackageOfPackagesIsOneArchive() throws IOException {
        byte[] first = Files.readAllBytes(wacz(members(), true));
        Path other = new CollectionFixture(root, "made").html("https://o.example/", "2025-01-01T00:00:00Z", "second crawl")
                .page("{\"url\": \"https://o.example/\", \"ts\": \"2025-01-01T00:00:00Z\", \"title\": \"Other\"}").write();
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("archive/a.warc.gz", Files.readAllBytes(other.resolve("archive/a.warc.gz")));
        members.put("pages/pages.jsonl", Files.readAllBytes(other.resolve("pages/pages.jsonl")));
        byte[] second = Files.readAllBytes(wacz(members, true));
        Map<String, byte[]> both = new LinkedHashMap<>();
        both.put("crawl-1.wacz", first);
        both.put("crawl-2.wacz", second);
        both.put("datapackage.json", bytes("{\"profile\": \"multi-wacz-package\"}"));
        try (ReplayServer server = serve(wacz(both, true))) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/p/2024id_/" + URL).text()).contains("one");
            assertThat(client.get("/p/2025id_/https://o.example/").text()).isEqualTo("second crawl");
            assertThat(client.get("/p/").text()).contains("Listed", "Other");
        }
    }

    /** Browsertrix lists the pages it was told to visit, and beside them all others; neither last line need have an end. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFurtherListOfPagesIsReadToo(boolean packed) throws IOException {
        Map<String, byte[]> members = members();
        members.put("pages/pages.jsonl", bytes("{\"format\": \"json-pages-1.0\"}\n{\"url\": \"" + URL
                + "\", \"ts\": \"2024-01-01T00:00:00Z\", \"title\": \"Seed\"}"));
        members.put("pages/extraPages.jsonl", bytes("{\"format\": \"json-pages-1.0\", \"id\": \"extra-pages\"}\n"
                + "{\"url\": \"https://h.example/b\", \"ts\": \"2024-01-01T00:00:00Z\", \"title\": \"Further\"}"));
        Path archive = packed ? wacz(members, true) : root.resolve("made");
        for (String name : packed ? List.<String>of() : List.of("pages.jsonl", "extraPages.jsonl")) {
            Files.write(archive.resolve("pages").resolve(name), members.get("pages/" + name));
        }
        try (ReplayServer server = serve(archive)) {
            assertThat(new RawClient(server.port()).get(packed ? "/p/" : "/made/").text()).contains("Seed", "Further", "2 ");
        }
    }

    /** Browsertrix, ArchiveWeb.page, js-wacz and Scoop make their keys by warcio.js, which keeps last and double slashes. */
    @ParameterizedTest
    @ValueSource(strings = {"https://h.example/about/", "https://h.example/x//y", "https://h.example/q?a-b=1&a=1",
        "https://h.example/q?x=%2F", "file:///screenshot.png"})
    void anAddressIsFoundWhoseKeyAnotherToolMadeOtherwise(String url) throws IOException {
        Path folder = new CollectionFixture(root, "made").html(url, "2024-01-01T00:00:00Z", "there").write();
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("archive/a.warc.gz", Files.readAllBytes(folder.resolve("archive/a.warc.gz")));
        String theirs = url.startsWith("file:") ? url : url.replace("https://h.example", "example,h)");
        String line = lines(folder).stripTrailing().replaceFirst("^\\S+ \\d+", theirs.replace("$", "\\$") + " 20240101000000123");
        Path made = Files.createDirectories(root.resolve("theirs"));
        try (IndexWriting index = new IndexWriting(made, 1 << 20)) {
            index.add(CdxLine.parse(line).orElseThrow());
            index.write(made);
        }
        for (boolean zipNum : new boolean[] {true, false}) {
            members.put(zipNum ? "indexes/index.cdx.gz" : "indexes/index.cdx",
                    zipNum ? Files.readAllBytes(made.resolve("index.cdx.gz")) : bytes(line + "\n"));
            members.put("indexes/index.idx", Files.readAllBytes(made.resolve("index.idx")));
            try (ReplayServer server = serve(wacz(members, true))) {
                assertThat(new RawClient(server.port()).get("/p/2024id_/" + url).text()).isEqualTo("there");
            }
            members.remove("indexes/index.cdx.gz");
            Files.delete(root.resolve("p.wacz"));
        }
        for (String name : List.of("index.cdx.gz", "index.idx")) {
            Files.copy(made.resolve(name), folder.resolve("indexes").resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("datapackage.json"), "{\"software\": \"Browsertrix-Crawler 1.5.0\"}");
        try (ReplayServer server = serve(folder)) {
            assertThat(new RawClient(server.port()).get("/made/2024id_/" + url).text()).isEqualTo("there");
        }
    }

    private static String lines(Path folder) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("indexes/index.cdx.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aWaczWithAPlainCompressedIndexIsRead() throws IOException {
        Map<String, byte[]> members = members();
        byte[] lines = new GZIPInputStream(new ByteArrayInputStream(members.remove("indexes/index.cdx.gz"))).readAllBytes();
        members.remove("indexes/index.idx");
        members.put("indexes/index.cdxj", lines);

        isServed(wacz(members, false));
    }

    @Test
    void aWaczWithoutAnyIndexIsScanned() throws IOException {
        Map<String, byte[]> members = members();
        members.remove("indexes/index.cdx.gz");
        members.remove("indexes/index.idx");

        isServed(wacz(members, false));
    }

    @Test
    void whatIsNoZipDoesNotKeepTheOthersFromBeingServed() throws IOException {
        Files.write(root.resolve("bad.wacz"), bytes("PK no zip at all"));
        Files.createDirectories(root.resolve("good"));
        Files.write(root.resolve("good").resolve("n.warc.gz"), fixture(cache).archive());
        try (ReplayServer server = serve(root)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(client.get("/good/2024mp_/" + URL).status()).isEqualTo(200);
            assertThat(client.get("/bad/").status()).isEqualTo(502);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("archive/first.warc"));
            out.write(bytes("WARC/1.1"));
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** A package of a member with so many zeros in it that the heap of the tests would not hold them beside others. */
    private static byte[] bomb(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("archive/first.warc"));
            zip.write(bytes("WARC/1.1"));
            zip.putNextEntry(new ZipEntry(name));
            OutputStream member = name.endsWith(".gz") ? new GZIPOutputStream(zip) : zip;
            for (int i = 0; i < 160; i++) {
                member.write(new byte[1 << 20]);
            }
            if (member instanceof GZIPOutputStream gzip) {
                gzip.finish();
            }
        }
        return bytes.toByteArray();
    }

    /** The second member begins where the first does. */
    private static byte[] overlapping() throws IOException {
        byte[] zip = zip("archive/second.warc", bytes("WARC/1.1"));
        int place = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002") + 42;
        Arrays.fill(zip, place, place + 4, (byte) 0);
        return zip;
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive/bomb.warc", "indexes/index.cdx", "indexes/index.cdx.gz", "pages/pages.jsonl", "overlapping"})
    void aPackageThatUnpacksToMuchMoreThanItIsFillsNeitherMemoryNorDisk(String name) throws IOException {
        byte[] packed = name.equals("overlapping") ? overlapping() : bomb(name);
        Path file = Files.write(root.resolve("bomb.wacz"), packed);
        Path good = Files.write(root.resolve("n.warc.gz"), fixture(cache).archive());
        try (ReplayServer server = serve(file, good)) {
            RawClient client = new RawClient(server.port());

            RawClient.Answer answer = client.get("/bomb/");
            if (name.startsWith("indexes/")) {
                assertThat(answer.status()).isEqualTo(200); // the archives are read without it
            } else {
                assertThat(answer.status()).isEqualTo(502);
                assertThat(answer.text()).containsPattern("overlap|200 times|longer than");
            }
            assertThat(client.get("/n/2024mp_/" + URL).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such block", "no place of a block", "a broken block", "an endless line", "not gzip"})
    void archivesWhoseIndexIsDamagedAreReadThemselves(String damage) throws IOException {
        Map<String, byte[]> members = members();
        switch (damage) {
            case "no such block" -> members.put("indexes/index.idx",
                    bytes("example,h)/ 20240101000000 {\"offset\": 0, \"length\": 999999, \"filename\": \"index.cdx.gz\"}\n"));
            case "no place of a block" -> members.put("indexes/index.idx",
                    bytes("example,h)/ 20240101000000\tindex.cdx.gz\t0\t99\t1\n"));
            case "a broken block" -> Arrays.fill(members.get("indexes/index.cdx.gz"), 20, 60, (byte) 7);
            case "an endless line" -> onlyIndex(members, "indexes/index.cdxj", bytes("a".repeat(9 << 20)));
            default -> onlyIndex(members, "indexes/index.cdx.gz", bytes("no gzip at all"));
        }
        Path unpacked = root.resolve("made");
        Files.write(unpacked.resolve("indexes/index.idx"), members.getOrDefault("indexes/index.idx", bytes("")));
        Files.write(unpacked.resolve("indexes/index.cdx.gz"), members.getOrDefault("indexes/index.cdx.gz", bytes("")));
        Files.writeString(unpacked.resolve("datapackage.json"), "{}");
        try (ReplayServer server = serve(wacz(members, true), unpacked)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/p/2024mp_/" + URL).text()).contains("one");
            if (members.containsKey("indexes/index.idx")) {
                assertThat(client.get("/made/2024mp_/" + URL).text()).contains("one");
            }
        }
    }

    @Test
    void aBlockThatIsBrokenInAnIndexOfOursIsSaid() throws IOException {
        Map<String, byte[]> members = members();
        members.put("datapackage.json", bytes("{\"software\": \"Pressmark 0.1.0\"}"));
        Arrays.fill(members.get("indexes/index.cdx.gz"), 20, 60, (byte) 7);
        try (ReplayServer server = serve(wacz(members, true))) {
            RawClient.Answer answer = new RawClient(server.port()).get("/p/cdx?url=" + URL);

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("has a broken block at byte 0");
        }
    }

    private static void onlyIndex(Map<String, byte[]> members, String name, byte[] content) {
        members.keySet().removeIf(member -> member.startsWith("indexes/"));
        members.put(name, content);
    }

    @Test
    void theEndOfAVeryLongRecordIsGiven() throws IOException {
        long length = 6L << 30;
        String head = "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: http://h.example/film\r\n"
                + "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nContent-Type: video/mp4\r\nContent-Length: " + length + "\r\n\r\n";
        Path file = root.resolve("film.warc");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(bytes(head));
            out.seek(head.length() + length - 4); // a hole: the disk stores none of it
            out.write(bytes("end.\r\n\r\n"));
        }
        try (ReplayServer server = serve(file)) {
            RawClient.Answer answer = new RawClient(server.port()).get("/film/2024id_/http://h.example/film", "Range: bytes=-4");

            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.text()).isEqualTo("end.");
        } finally {
            Files.delete(file);
        }
    }

    /** Heritrix writes no reference then, and the digest of no bytes, which any redirect may have too. */
    @Test
    void whatAServerSaidIsUnchangedIsTheCaptureBefore() throws IOException {
        String type = "Content-Type: application/http; msgtype=response\r\n";
        String nothing = "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n";
        byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
        Path file = Files.write(root.resolve("u.warc.gz"), new CollectionFixture(root, "u")
                .record("response", "https://o.example/r", "2019-01-01T00:00:00Z", type + nothing,
                        bytes("HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"))
                .record("response", "https://o.example/1", "2020-01-01T00:00:00Z", type,
                        CollectionFixture.joined(head, bytes("before")))
                .record("revisit", "https://o.example/1", "2021-01-01T00:00:00Z", type + nothing + "WARC-Truncated: length\r\n"
                        + "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified\r\n",
                        bytes("HTTP/1.1 304 Not Modified\r\nETag: \"e\"\r\n\r\n"))
                .record("response", "https://o.example/1", "2021-01-02T00:00:00Z", type,
                        CollectionFixture.joined(head, bytes("behind")))
                .archive());
        try (ReplayServer server = serve(file)) {
            assertThat(new RawClient(server.port()).get("/u/20210101id_/https://o.example/1").text()).isEqualTo("before");
        }
    }

    @Test
    void revisitsAreResolvedByRecordIdAndByDigestAlone() throws IOException {
        String digest = "WARC-Payload-Digest: sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A\r\n";
        String type = "Content-Type: application/http; msgtype=response\r\n";
        byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
        Path file = Files.write(root.resolve("r.warc.gz"), new CollectionFixture(root, "r")
                .record("response", "https://o.example/1", "2020-01-01T00:00:00Z", type + digest,
                        CollectionFixture.joined(head, bytes("by digest")))
                .record("response", "https://o.example/2", "2020-01-01T00:00:00Z", type,
                        CollectionFixture.joined(head, bytes("by id")))
                .record("revisit", "https://r.example/digest", "2021-01-01T00:00:00Z", type + digest, head)
                .record("revisit", "https://r.example/id", "2021-01-01T00:00:00Z",
                        type + "WARC-Refers-To: <urn:uuid:00000000-0000-0007-0000-000000000001>\r\n", head)
                .archive());
        try (ReplayServer server = serve(file)) {
            RawClient client = new RawClient(server.port());

            assertThat(client.get("/r/2021mp_/https://r.example/digest").text()).isEqualTo("by digest");
            assertThat(client.get("/r/2021mp_/https://r.example/id").text()).isEqualTo("by id");
        }
    }

    @Test
    void wordsOfPagesAndOfTextRecordsOfOthersAreFound() throws IOException {
        Path file = Files.write(root.resolve("f.warc.gz"), new CollectionFixture(root, "f")
                .html("https://o.example/a", "2020-01-01T00:00:00Z", "<title>Library</title><p>圖書館<script>hidden</script>")
                .response("https://o.example/b.pdf", "2020-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Type: application/pdf", bytes("%PDF"))
                .resource("urn:text:https://o.example/b.pdf", "2020-01-01T00:00:00Z", "text/plain",
                        bytes("words of a printed page"))
                .archive());
        for (int again = 0; again < 2; again++) {
            try (ReplayServer server = serve(file)) {
                RawClient client = new RawClient(server.port());

                assertThat(found(client, "%E5%9B%BE%E4%B9%A6")).contains("\"total\":1").contains("\"title\":\"Library\"");
                assertThat(found(client, "printed")).contains("\"url\":\"https://o.example/b.pdf\"");
                assertThat(found(client, "hidden")).contains("\"total\":0");
            }
        }
    }

    /** The answer once everything is indexed; asking goes on until then. */
    private static String found(RawClient client, String words) throws IOException {
        String answer;
        do {
            answer = client.get("/f/search?format=json&q=" + words).text();
        } while (!answer.contains("\"indexedPercent\":100"));
        return answer;
    }
}
