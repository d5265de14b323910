package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ls and extract tell of a packed collection, and how wrong use is answered. */
final class ListAndExtractTest {
    private static final String BASE = "https://things.seeds.invalid/";

    @TempDir
    Path folder;

    private Path collection;
    private Path warc;
    private byte[] picture;

    @BeforeEach
    void pack() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("things"));
        Files.writeString(seeds.resolve("a.md"), "# 标题\n\n![](p.png)");
        picture = new byte[3_000];
        new java.util.Random(1).nextBytes(picture);
        Files.write(seeds.resolve("p.png"), picture);
        CommandRun run = CommandRun.of(
                "pack", seeds.toString(), "-o", folder.resolve("warcs").toString(), "--offline", "--date",
                "2026-01-01T00:00:00Z");
        assertThat(run.code()).as(run.err()).isZero();
        collection = folder.resolve("warcs/things");
        warc = collection.resolve("archive/things-20260101000000-00001.warc.gz");
    }

    @Test
    void listsEveryRecordWithItsPlaceAndAddress() {
        CommandRun run = CommandRun.of("ls", warc.toString());

        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).matches("0 \\d+ warcinfo 2026-01-01T00:00:00Z application/warc-fields -");
        assertThat(lines).anyMatch(line -> line.endsWith(" resource 2026-01-01T00:00:00Z image/png " + BASE + "p.png"));
        long end = 0;
        for (String line : lines) {
            String[] parts = line.split(" ");
            assertThat(Long.parseLong(parts[0])).isEqualTo(end);
            end += Long.parseLong(parts[1]);
        }
        assertThat(end).isEqualTo(warc.toFile().length());
    }

    @Test
    void aPackageIsReadAsTheFilesInsideIt() throws IOException {
        Path wacz = folder.resolve("a.wacz");
        assertThat(CommandRun.of("wacz", "create", "-o", wacz.toString(), warc.toString()).code()).isZero();

        for (String command : List.of("ls", "stats")) {
            CommandRun run = CommandRun.of(command, wacz.toString());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).isNotEmpty().isEqualTo(CommandRun.of(command, warc.toString()).out());
        }
        assertThat(index(wacz)).isNotEmpty().isEqualTo(index(warc));
        Path to = folder.resolve("picture");
        assertThat(CommandRun.of("extract", wacz.toString(), "--url", BASE + "p.png", "--payload", "-o", to.toString()).code())
                .isZero();
        assertThat(to).hasBinaryContent(picture);
        Path html = folder.resolve("html");
        CommandRun export = CommandRun.of("export", wacz.toString(), html.toString());
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(html.resolve("index.html")).content().contains("标题");
        CommandRun anew = CommandRun.of("wacz", "create", "-o", folder.resolve("b.wacz").toString(), wacz.toString());
        assertThat(anew.err()).contains("is a WACZ or another ZIP").contains("unzip");
    }

    @Test
    void thePackagesInAFolderAreReadAndOnesBesideArchivesDisturbNobody() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Path wacz = packages.resolve("a.wacz");
        assertThat(CommandRun.of("wacz", "create", "-o", wacz.toString(), warc.toString()).code()).isZero();

        assertThat(CommandRun.of("ls", packages.toString()).out()).isEqualTo(CommandRun.of("ls", warc.toString()).out());
        assertThat(CommandRun.of("validate", packages.toString()).out()).contains("a.wacz");
        Files.copy(warc, packages.resolve("b.warc.gz"));
        CommandRun anew = CommandRun.of("wacz", "create", "-o", folder.resolve("c.wacz").toString(), packages.toString());
        assertThat(anew.code()).as(anew.err()).isZero();
    }

    /** As when the folder of an unpacked package is packed with a file manager. */
    @Test
    void aPackageInsideAFolderOfItsZipIsRead() throws IOException {
        Path zip = folder.resolve("wrapped.wacz");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("things/", "things/archive/", "things/archive/t.warc.gz", "things/datapackage.json")) {
                ZipEntry entry = new ZipEntry(name);
                byte[] content = name.endsWith("gz") ? Files.readAllBytes(warc) : new byte[0];
                CRC32 crc = new CRC32();
                crc.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                out.putNextEntry(entry);
                out.write(content);
            }
        }
        CommandRun run = CommandRun.of("ls", zip.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(CommandRun.of("ls", warc.toString()).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/http", "Application/HTTP; msgtype=response", "message/http", ""})
    void aPayloadIsTakenOutOfItsMessageHoweverThatIsCalled(String type) throws IOException {
        Path file = folder.resolve("typed.warc");
        String block = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nbody";
        Files.writeString(file,
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:a:1>\r\nWARC-Target-URI: http://e.org/\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "WARC-Date: 2024-05-01T12:00:00Z\r\nContent-Length: "
                + block.length() + "\r\n\r\n" + block + "\r\n\r\n");
        Path to = folder.resolve("payload");

        assertThat(CommandRun.of("extract", file.toString(), "--offset", "0", "--payload", "-o", to.toString()).code()).isZero();
        assertThat(to).hasContent("body");
        assertThat(CommandRun.of("ls", "--status", "200", "--mime", "text/plain", file.toString()).out()).hasLineCount(1);
        assertThat(CommandRun.of("stats", file.toString()).out()).contains("text/plain").doesNotContain("message/http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARC-Refers-To-Target-URI: http://e.org/1\r\nWARC-Refers-To-Date: 2024-05-01T12:00:00Z\r\n",
        "WARC-Payload-Digest: sha1:GAQZGPRV7QR2JTTVJBQOJVKSBAPGVFPQ\r\n", "WARC-Refers-To-Target-URI: http://e.org/3\r\n"})
    void thePayloadOfARevisitIsThatOfTheRecordItRepeats(String reference) throws IOException {
        Path file = folder.resolve("revisit.warc");
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
        Files.writeString(file,
                record("response", "http://e.org/1", "WARC-Payload-Digest: sha1:GAQZGPRV7QR2JTTVJBQOJVKSBAPGVFPQ\r\n",
                        head + "body")
                + record("revisit", "http://e.org/2", reference, head));
        Path to = folder.resolve("payload");
        CommandRun run = CommandRun.of("extract", file.toString(), "--url", "http://e.org/2", "--payload", "-o", to.toString());

        if (reference.contains("/3")) {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("is a revisit of http://e.org/3");
        } else {
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(to).hasContent("body");
        }
    }

    private static String record(String type, String url, String fields, String block) {
        return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <" + url + ">\r\nWARC-Target-URI: " + url + "\r\n" + fields
                + "Content-Type: application/http\r\nWARC-Date: 2024-05-01T12:00:00Z\r\nContent-Length: " + block.length()
                + "\r\n\r\n" + block + "\r\n\r\n";
    }

    /** Browsertrix repeats WARC-Protocol; and JSON has each name once. */
    @Test
    void aRepeatedFieldIsAnArray() throws IOException {
        Path file = folder.resolve("twice.warc");
        Files.writeString(file, "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:a:1>\r\nX-P: h2\r\n"
                + "WARC-Date: 2024-05-01T12:00:00Z\r\nx-p: tls/1.3\r\nContent-Length: 0\r\n\r\n\r\n\r\n");

        assertThat(CommandRun.of("ls", "--jsonl", file.toString()).out())
                .contains("\"X-P\":[\"h2\",\"tls/1.3\"],\"WARC-Date\":\"2024-05-01T12:00:00Z\"")
                .doesNotContain("x-p");
    }

    @Test
    void filesOfOneNameAreToldApartInAnIndex() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other")).resolve(warc.getFileName());
        Files.copy(warc, other);
        assertThat(index(warc)).contains("\"filename\": \"" + warc.getFileName() + "\"");
        assertThat(index(warc, other)).contains("\"filename\": \"" + warc + "\"", "\"filename\": \"" + other + "\"")
                .doesNotContain("\"" + warc.getFileName() + "\"");
    }

    private String index(Path... files) throws IOException {
        Path to = Files.createTempFile(folder, "index", ".cdxj");
        Files.delete(to);
        List<String> words = new ArrayList<>(List.of("index", "-o", to.toString()));
        Stream.of(files).map(Path::toString).forEach(words::add);
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(to);
    }

    @Test
    void aPackageOfAnArchiveWithoutCapturesIsValid() throws IOException {
        Path info = folder.resolve("info.warc");
        Files.writeString(info, "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:a:1>\r\n"
                + "WARC-Date: 2024-05-01T12:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
        Path wacz = folder.resolve("info.wacz");

        assertThat(CommandRun.of("wacz", "create", "-o", wacz.toString(), info.toString()).code()).isZero();
        assertThat(CommandRun.of("wacz", "verify", wacz.toString()).code()).isZero();
    }

    @Test
    void listsACollectionAsJsonLines() {
        CommandRun run = CommandRun.of("ls", "--jsonl", collection.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("{\"file\":") && line.endsWith("}}"));
        assertThat(run.out()).contains("\"WARC-Target-URI\":\"" + BASE + "a.html\"");
    }

    @Test
    void saysWhatIsMissingByCauseAndHost() throws IOException {
        Path seeds = Files.createDirectory(folder.resolve("lacking"));
        Files.writeString(seeds.resolve("a.md"), "# A\n\n![](https://gone.example/1.png) ![](https://gone.example/2.png)");
        CommandRun packed = CommandRun.of("pack", seeds.toString(), "-o", folder.resolve("warcs").toString(), "--offline");
        CommandRun run = CommandRun.of("stats", folder.resolve("warcs/lacking").toString());

        assertThat(packed.err()).contains("1 WARC file, ").contains("2 because not attempted");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).contains("Pages: 1", "  gone.example  0  0  2 not-attempted");
    }

    @Test
    void extractsAPayloadByItsAddressByteForByte() throws IOException {
        Path to = folder.resolve("picture");
        CommandRun run = CommandRun.of(
                "extract", collection.toString(), "--url", BASE + "p.png", "--payload", "-o", to.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(to).hasBinaryContent(picture);
    }

    @Test
    void extractsARecordByItsOffset() throws IOException {
        String line = CommandRun.of("ls", warc.toString()).out().lines()
                .filter(record -> record.endsWith(BASE + "p.png") && record.contains("resource"))
                .findFirst()
                .orElseThrow();
        String offset = line.substring(0, line.indexOf(' '));
        Path whole = folder.resolve("whole");
        Path head = folder.resolve("head");

        assertThat(CommandRun.of("extract", warc.toString(), "--offset", offset, "-o", whole.toString()).code()).isZero();
        assertThat(CommandRun.of("extract", warc.toString(), "--offset", offset, "--headers", "-o", head.toString())
                        .code())
                .isZero();
        String headers = Files.readString(head);
        assertThat(headers).startsWith("WARC/1.1\r\n").endsWith("\r\n\r\n").contains("WARC-Type: resource\r\n");
        byte[] expected = (headers).getBytes(StandardCharsets.UTF_8);
        byte[] record = Files.readAllBytes(whole);
        assertThat(record).startsWith(expected).hasSize(expected.length + picture.length).endsWith(picture);
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "mine");
        CommandRun run = CommandRun.of("extract", collection.toString(), "--url", BASE + "p.png", "-o", there.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(there.toString()).contains("there already");
        assertThat(there).hasContent("mine");
    }

    @ParameterizedTest(name = "{0} => {1}: {2}")
    @CsvSource(delimiterString = "=>", value = {
        "extract WARC --url https://nowhere.example/ => 1 => no capture of https://nowhere.example/",
        "extract WARC --url https://a.example/ --at 20x => 2 => --at takes 1 to 14 digits",
        "extract WARC => 2 => --offset",
        "extract WARC --offset 0 --url x => 2 => mutually exclusive",
        "extract WARC --offset 0 --payload --headers => 2 => mutually exclusive",
        "extract COLLECTION/none --offset 0 => 1 => there is no such file",
        "ls COLLECTION/none => 1 => there is no such file",
        "ls => 2 => FILE",
        "ls WARC --status abc => 2 => --status takes codes as 404 and groups as 4xx, was abc",
        "ls WARC --status 20 => 2 => was 20",
        "ls COLLECTION --ledger --status 404 => 2 => filters do not go with it",
        "ls WARC --type respones => 0 => no record passes these filters",
        "ls WARC --mime text/nothing => 0 => no record passes these filters",
        "pack => 2 => SEED",
        "pack SEEDS --date yesterday => 2 => yesterday",
        "pack SEEDS --threads 0 => 2 => threads",
        "pack SEEDS --threads many => 2 => many",
        "pack SEEDS --digest md5 => 2 => md5",
        "pack SEEDS --warc-version 2.0 => 2 => 2.0",
        "pack SEEDS --page-record other => 2 => other",
        "pack SEEDS --max-file-bytes 0 => 2 => at least 1",
        "pack SEEDS --base not-a-url => 2 => not-a-url",
        "pack SEEDS -c ../escape => 2 => plain folder name",
        "pack SEEDS SEEDS -c one => 2 => -c NAME",
        "pack SEEDS --no-such-option => 2 => --no-such-option",
        "fly => 2 => fly",
    })
    void wrongUseIsSaidAndEndsWithItsCode(String command, int code, String said) {
        String[] arguments = command.replace("WARC", warc.toString()).replace("COLLECTION", collection.toString())
                .replace("SEEDS", folder.resolve("things").toString()).split(" ");
        String[] all = arguments;
        if (command.startsWith("pack SEEDS")) {
            all = java.util.Arrays.copyOf(arguments, arguments.length + 3);
            System.arraycopy(
                    new String[] {"--offline", "-o", folder.resolve("other").toString()}, 0, all, arguments.length, 3);
        }
        CommandRun run = CommandRun.of(all);

        assertThat(run.err()).contains(said).doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(code);
        assertThat(folder.resolve("escape")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "serve", "ls", "extract", ""})
    void helpTellsTheExitCodesAndHoldsNoEscapes(String command) {
        CommandRun run = command.isEmpty() ? CommandRun.of("--help") : CommandRun.of(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Exit codes:").containsPattern("(?m)^ +0 +").doesNotContain("\u001b");
    }

    @Test
    void theReportAsJsonIsOneObjectOnStandardOutput() throws IOException {
        Files.writeString(folder.resolve("things/b.md"), "![](http://x.example/\u001b[31m.png) ![](gone.png)");
        CommandRun run = CommandRun.of(
                "pack", folder.resolve("things").toString(), "-o", folder.resolve("warcs").toString(), "--offline",
                "--json", "-q");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out().lines()).hasSize(1);
        try (var json = new com.fasterxml.jackson.core.JsonFactory().createParser(run.out())) {
            int objects = 0;
            while (json.nextToken() != null) {
                objects++;
            }
            assertThat(objects).isGreaterThan(10);
        }
        assertThat(run.out()).contains("\"articles\":1", "\"unchanged\":1", "\"missing\":2", "\"not-attempted\":1",
                "\"no-such-file\":1");
        assertThat(run.all()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-12-31T23:59:60Z", "2016-12-31T23:59:60.5Z", "2016", "2016-12", "2016-12-31T23:59Z",
            "2016-12-31T23:59:59.123456789Z", "2016-12-31T23:59:59+01:00"})
    void aRecordOfAnyLegalDateIsExtractedByItsAddress(String date) throws IOException {
        Path odd = folder.resolve("odd.warc");
        Files.writeString(odd,
                "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:a:1>\r\nWARC-Target-URI: http://e.org/\r\n"
                + "WARC-Date: " + date + "\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\none\r\n\r\n");
        Path to = folder.resolve("one");

        CommandRun run = CommandRun.of("extract", odd.toString(), "--url", "http://e.org/", "--payload", "-o", to.toString());

        assertThat(run.err()).isEmpty();
        assertThat(to).hasContent("one");
    }

    @Test
    void theHeaderIsExtractedAsItStandsInTheFile() throws IOException {
        String head = "http://e.org/a b 1.2.3.4 20040102030405 text/plain 3\n";
        Path arc = Files.writeString(folder.resolve("old.arc"), head + "one\n");
        Path to = folder.resolve("record");

        assertThat(CommandRun.of("extract", arc.toString(), "--offset", "0", "-o", to.toString()).code()).isZero();
        assertThat(to).hasContent(head + "one");
    }

    @Test
    void aDamagedRecordIsNamedAndTheRestIsListed() throws IOException {
        byte[] bytes = Files.readAllBytes(warc);
        bytes[bytes.length - 30] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged.warc.gz"), bytes);
        CommandRun run = CommandRun.of("ls", damaged.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("damaged.warc.gz");
        assertThat(run.out().lines().count()).isGreaterThan(5);
    }
}
