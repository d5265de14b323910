package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Zip.wacz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** WACZ 1.1.1: structure, hashes, pages, indexes, and the archives inside. */
class WaczFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void aRightPackageIsNotFailed(String what, byte[] content) {
        Report report = new Checking(folder).of("a.wacz", content);

        assertThat(report.breaches()).filteredOn(b -> b.severity() == Severity.VIOLATION).isEmpty();
        assertThat(report.files().get(0).format()).isEqualTo("wacz");
        assertThat(report.records()).isEqualTo(3);
    }

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of("all that is needed", wacz().bytes()),
                Arguments.of("no digest file", wacz().without("datapackage-digest.json").bytes()),
                Arguments.of("a file at the root", wacz().with("notes.txt", "hello").described().bytes()),
                Arguments.of("a plain index", wacz().without("indexes/index.cdx.gz").with("indexes/index.cdx", "")
                        .described().bytes()),
                Arguments.of("hashes in capitals", wacz().replaced("datapackage.json", "sha256:", "SHA256:").signedOff().bytes()),
                Arguments.of("MD5 for SHA-256", md5(wacz(), "").bytes()),
                Arguments.of("all that describes it", wacz().replaced("datapackage.json", "{\"profile\"", "{\"title\":\"t\","
                        + "\"created\":\"2024-05-01T12:00:00.5Z\",\"modified\":\"2024-05-01\",\"mainPageUrl\":\"http://e/\","
                        + "\"mainPageDate\":\"2024-05-01T12:00:00+02:00\",\"profile\"").signedOff().bytes()),
                Arguments.of("a page in a leap second", wacz().replaced("pages/pages.jsonl", "2024-05-01T12:00:00Z",
                        "2016-12-31T23:59:60Z").described().bytes()),
                Arguments.of("a page timed in small letters", wacz().replaced("pages/pages.jsonl", "2024-05-01T12:00:00Z",
                        "2024-05-01t12:00:00z").described().bytes()),
                Arguments.of("sizes and digests as in 1.0", wacz().replaced("datapackage.json", "1.1.1", "1.0.0")
                        .replaced("datapackage.json", "\"hash\":\"sha256:", "\"hashing\":\"sha256\",\"stats\":{\"hash\":\"")
                        .replaced("datapackage.json", "}", "}}")
                        .replaced("datapackage.json", "}}]}}", "}}]}")
                        .signedOff()
                        .bytes()),
                Arguments.of("a package of packages", packages(wacz()).bytes()),
                Arguments.of("an empty compressed index", wacz().with("indexes/index.cdx.gz", "").described().bytes()),
                Arguments.of("more pages", wacz().with("pages/extraPages.jsonl", "{\"format\":\"json-pages-1.0\"}\n")
                        .described().bytes()));
    }

    /** A package whose archive is known by its MD5, with so much changed in it. */
    private static Zip packages(Zip inside) {
        return new Zip().with("a.wacz", inside.bytes()).described()
                .replaced("datapackage.json", "data-package", "multi-wacz-package").signedOff();
    }

    private static Zip md5(Zip zip, String change) {
        byte[] archive = Warc.gzipped(Warc.info(), Warc.response(), Warc.resource());
        return zip.replaced("datapackage.json", Warc.sha256(archive),
                "md5:" + change + Warc.hex(Warc.digest("MD5", archive)).substring(change.length())).signedOff();
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("faults")
    void everyFaultIsFound(String fault, Rule rule, byte[] content) {
        Report report = new Checking(folder).of("a.wacz", content);

        assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        assertThat(report.valid()).isFalse();
    }

    static Stream<Arguments> faults() {
        byte[] good = wacz().bytes();
        return Stream.of(
                fault("no archive", Rule.WACZ_MEMBER_MISSING, wacz().without("archive/a.warc.gz").described()),
                fault("a package in a package without archive", Rule.WACZ_MEMBER_MISSING,
                        packages(wacz().without("archive/a.warc.gz").described())),
                fault("no index", Rule.WACZ_MEMBER_MISSING, wacz().without("indexes/index.cdx.gz").described()),
                fault("no pages", Rule.WACZ_MEMBER_MISSING, wacz().without("pages/pages.jsonl").described()),
                fault("no description", Rule.WACZ_MEMBER_MISSING, wacz().without("datapackage.json")),
                fault("a deflated archive", Rule.WACZ_STORED, wacz().deflated()),
                fault("a description that is no JSON", Rule.WACZ_DATAPACKAGE,
                        wacz().with("datapackage.json", "{").signedOff()),
                fault("no version", Rule.WACZ_DATAPACKAGE,
                        wacz().replaced("datapackage.json", "wacz_version", "version").signedOff()),
                fault("no profile", Rule.WACZ_DATAPACKAGE,
                        wacz().replaced("datapackage.json", "profile", "form").signedOff()),
                fault("a stale hash", Rule.WACZ_RESOURCE_HASH, wacz().with("archive/a.warc.gz",
                        Warc.gzipped(Warc.info(), Warc.response(), Warc.resource().block("hallo")))),
                fault("a wrong size", Rule.WACZ_RESOURCE_SIZE,
                        wacz().replaced("datapackage.json", "\"bytes\":", "\"bytes\":1").signedOff()),
                fault("a file not listed", Rule.WACZ_RESOURCE_UNLISTED, wacz().with("pages/extraPages.jsonl", "{}\n")),
                fault("a file listed and not there", Rule.WACZ_RESOURCE_MISSING,
                        wacz().with("logs/a.log", "x").described().without("logs/a.log")),
                fault("a stale digest of the description", Rule.WACZ_PACKAGE_DIGEST,
                        wacz().replaced("datapackage.json", "1.1.1", "1.1.0")),
                fault("pages without header", Rule.WACZ_PAGES, wacz().with("pages/pages.jsonl",
                        "{\"url\":\"http://example.org/a\",\"ts\":\"2024-05-01T12:00:00Z\"}\n").described()),
                fault("more pages without header", Rule.WACZ_PAGES, wacz().with("pages/extraPages.jsonl",
                        "{\"url\":\"http://example.org/a\",\"ts\":\"2024-05-01T12:00:00Z\"}\n").described()),
                fault("a second index of an index that is not in the package", Rule.IDX_FILE_MISSING, wacz()
                        .with("indexes/index.idx", "!meta 0 {\"filename\":\"other.cdx.gz\"}\n"
                                + "org,example)/a 20240501120000 {\"offset\":0,\"length\":9}\n").described()),
                fault("a second index that does not fit", Rule.IDX_BLOCK, wacz().with("indexes/index.idx",
                        "org,example)/b 20240501120000 {\"offset\":0,\"length\":9}\n").described()),
                fault("a signature over another hash", Rule.WACZ_SIGNATURE, wacz().replaced("datapackage-digest.json", "}",
                        ",\"signedData\":{\"hash\":\"sha256:00\",\"signature\":\"AA==\",\"publicKey\":\"AA==\"}}")),
                fault("a page without time", Rule.WACZ_PAGES,
                        wacz().replaced("pages/pages.jsonl", "\"ts\"", "\"time\"").described()),
                fault("a page without URL", Rule.WACZ_PAGES,
                        wacz().replaced("pages/pages.jsonl", "\"url\"", "\"uri\"").described()),
                fault("a page that is no JSON", Rule.WACZ_PAGES,
                        wacz().replaced("pages/pages.jsonl", "\"title\":\"标", "title:\"标").described()),
                fault("an index of other offsets", Rule.CDXJ_RECORD, wacz().with("indexes/index.cdx.gz", Warc.gzip(
                        Warc.bytes(IndexFilesTest.line("org,example)/a", "http://example.org/a", 0, 100)))).described()),
                fault("an index of a file that is not inside", Rule.CDXJ_FILE_MISSING,
                        wacz().with("indexes/index.cdx.gz", Warc.gzip(
                        Warc.bytes(IndexFilesTest.line("org,example)/a", "http://example.org/a", 0, 100)
                                .replace("a.warc", "q.warc"))))
                        .described()),
                fault("a broken record inside", Rule.DATE_SYNTAX, wacz().with("archive/b.warc.gz",
                        Warc.gzipped(Warc.resource().but("WARC-Record-ID", Warc.id(9)).but("WARC-Date", "x"))).described()),
                fault("a wrong MD5", Rule.WACZ_RESOURCE_HASH, md5(wacz(), "x")),
                fault("made at no time", Rule.WACZ_DATAPACKAGE, wacz().replaced("datapackage.json", "{\"profile\"",
                        "{\"created\":\"yesterday\",\"profile\"").signedOff()),
                fault("a version that is null", Rule.WACZ_DATAPACKAGE,
                        wacz().replaced("datapackage.json", "\"1.1.1\"", "null").signedOff()),
                fault("a number for a title", Rule.WACZ_DATAPACKAGE, wacz().replaced("datapackage.json", "{\"profile\"",
                        "{\"title\":7,\"profile\"").signedOff()),
                fault("a first page without scheme", Rule.WACZ_DATAPACKAGE, wacz().replaced("datapackage.json",
                        "{\"profile\"", "{\"mainPageUrl\":\"/a\",\"profile\"").signedOff()),
                fault("a version in words", Rule.WACZ_DATAPACKAGE,
                        wacz().replaced("datapackage.json", "1.1.1", "latest").signedOff()),
                fault("pages behind an empty line", Rule.WACZ_PAGES, wacz().with("pages/pages.jsonl",
                        "\n{\"url\":\"http://example.org/a\",\"ts\":\"2024-05-01T12:00:00Z\"}\n").described()),
                fault("a page timed to the minute", Rule.WACZ_PAGES,
                        wacz().replaced("pages/pages.jsonl", "12:00:00Z", "12:00Z").described()),
                fault("a page timed with half a zone", Rule.WACZ_PAGES,
                        wacz().replaced("pages/pages.jsonl", "12:00:00Z", "12:00:00+02").described()),
                fault("a broken record in an archive that is deflated", Rule.DATE_SYNTAX, wacz().with("archive/b.json",
                        Warc.file(Warc.resource().but("WARC-Record-ID", Warc.id(9)).but("WARC-Date", "x"))).described()),
                fault("a member on a drive", Rule.WACZ_ENTRY_NAME, wacz().with("C:/evil.txt", "x").described()),
                Arguments.of("another name in front than in the directory", Rule.WACZ_ZIP, CompressedFilesTest.changed(good, 30)),
                Arguments.of("another method in front", Rule.WACZ_ZIP, CompressedFilesTest.changed(good, 8)),
                Arguments.of("an encrypted member", Rule.WACZ_ZIP, CompressedFilesTest.changed(good, central(good) + 8)),
                Arguments.of("a directory of one member less", Rule.WACZ_ZIP,
                        CompressedFilesTest.changed(good, good.length - 12)),
                fault("a member outside", Rule.WACZ_ENTRY_NAME, wacz().with("../evil.txt", "x")),
                fault("an absolute member", Rule.WACZ_ENTRY_NAME, wacz().with("/evil.txt", "x")),
                fault("a backslash", Rule.WACZ_ENTRY_NAME, wacz().with("a\\b.txt", "x")),
                Arguments.of("a ZIP cut off", Rule.WACZ_ZIP, Arrays.copyOf(good, good.length - 30)),
                Arguments.of("a changed byte under the CRC", Rule.WACZ_ZIP, CompressedFilesTest.changed(good, 200)));
    }

    @Test
    void aVeryLongListOfPagesIsReadToItsEnd() throws IOException {
        byte[] head = Warc.bytes("{\"format\":\"json-pages-1.0\"}\n");
        byte[] page = Warc.bytes("{\"url\":\"http://example.org/a\",\"ts\":\"2024-05-01T12:00:00Z\",\"text\":\""
                + "x".repeat(1000) + "\"}\n");
        byte[] pages = Arrays.copyOf(head, head.length + (70 << 20) / page.length * page.length);
        for (int at = head.length; at < pages.length; at += page.length) {
            System.arraycopy(page, 0, pages, at, page.length);
        }

        assertThat(ofPages(pages).valid()).isTrue();
        pages[pages.length - 2] = ']'; // where the last line's object ends
        assertThat(ofPages(pages).count(Rule.WACZ_PAGES)).isEqualTo(1);
    }

    /** Of a package that is written to its file as it comes: with copies of it, such a list would fill the heap. */
    private Report ofPages(byte[] pages) throws IOException {
        Path file = folder.resolve("a.wacz");
        wacz().with("pages/pages.jsonl", pages).described().writeTo(Files.newOutputStream(file));
        return new Checking(folder).of(file);
    }

    private static int central(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    }

    @Test
    void aSizeInALocalHeaderOtherThanInTheDirectoryIsFound() {
        byte[] bytes = wacz().described().bytes();
        for (int field : new int[] {18, 22}) {
            byte[] changed = bytes.clone();
            changed[field] ^= 1; // the first member is stored, so its local header states both sizes

            assertThat(new Checking(folder).of("a.wacz", changed).count(Rule.WACZ_ZIP)).isEqualTo(1);
        }
    }

    private static Arguments fault(String what, Rule rule, Zip zip) {
        return Arguments.of(what, rule, zip.bytes());
    }

    @Test
    void namesTheMemberABreachIsIn() {
        byte[] content = wacz().replaced("pages/pages.jsonl", "\"ts\"", "\"time\"").described().bytes();

        assertThat(new Checking(folder).of("a.wacz", content).breaches())
                .extracting(Breach::member).contains("pages/pages.jsonl");
    }

    @Test
    void findsFlippedBitsAllOverTheArchiveInside() {
        byte[] good = wacz().bytes();
        int from = new String(good, StandardCharsets.ISO_8859_1).indexOf("\u001f\u008b");
        int length = Warc.gzipped(Warc.info(), Warc.response(), Warc.resource()).length;
        for (int at = from; at < from + length; at += 3) {
            assertThat(new Checking(folder).of("a.wacz", CompressedFilesTest.changed(good, at)).valid()).isFalse();
        }
    }
}
