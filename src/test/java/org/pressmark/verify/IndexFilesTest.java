package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.gzip;
import static org.pressmark.verify.Warc.gzipped;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CDXJ indexes: their lines, their order, and the records they point at. */
class IndexFilesTest {
    private static final int INFO = gzip(info().bytes()).length;
    private static final int FIRST = gzip(response().bytes()).length;
    private static final int SECOND = gzip(resource().bytes()).length;
    private static final String A = line("org,example)/a", "http://example.org/a", INFO, FIRST);
    private static final String B = line("org,example)/b", "http://example.org/b", INFO + FIRST, SECOND);

    @TempDir
    Path folder;

    @BeforeEach
    void writeArchive() {
        new Checking(folder).write("a.warc.gz", gzipped(info(), response(), resource()));
    }

    static String line(String key, String url, int offset, int length) {
        return key + " 20240501120000 {\"url\":\"" + url + "\",\"mime\":\"text/plain\",\"status\":\"200\","
                + "\"digest\":\"sha1:2\",\"length\":\"" + length + "\",\"offset\":\"" + offset
                + "\",\"filename\":\"a.warc.gz\"}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void aRightIndexIsNotFailed(String what, String text) {
        Report report = new Checking(folder).of("index.cdxj", Warc.bytes(text));

        assertThat(report.breaches()).filteredOn(b -> b.severity() == Severity.VIOLATION).isEmpty();
        assertThat(report.files().get(0).format()).isEqualTo("cdxj");
    }

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of("two lines", A + "\n" + B + "\n"),
                Arguments.of("no end of line at the end", A + "\n" + B),
                Arguments.of("a header line", "!meta 0 {\"format\":\"cdxj-gzip-1.0\"}\n" + A + "\n"),
                Arguments.of("numbers as numbers", A.replaceAll("\"(\\d+)\"", "$1") + "\n"),
                Arguments.of("milliseconds", A.replace("20240501120000", "20240501120000123") + "\n"),
                Arguments.of("no status", B.replace("\"status\":\"200\",", "") + "\n"),
                Arguments.of("an archive elsewhere", A.replace("a.warc.gz", "other.warc.gz") + "\n"),
                Arguments.of("an archive with two dots in its name", A.replace("a.warc.gz", "other..warc.gz") + "\n"),
                Arguments.of("an archive whose name no file here can have", A.replace("a.warc.gz", "\\ud800.warc.gz") + "\n"),
                Arguments.of("a request body in the URL", A.replace("org/a\"", "org/a?__wb_method=POST&x=1\"") + "\n"),
                Arguments.of("a key as ARC files begin", "filedesc://a.arc" + A.substring(A.indexOf(' ')) + "\n"),
                Arguments.of("nothing", ""));
    }

    @Test
    void ofRecordsThatShareAMemberItIsSaidThatTheirPlacesTellNothing() {
        byte[] whole = gzip(Warc.file(info(), response(), resource()));
        new Checking(folder).write("whole.warc.gz", whole);
        String lines = (line("org,example)/a", "http://example.org/a", 0, whole.length) + "\n"
                + line("org,example)/b", "http://example.org/b", 0, whole.length) + "\n").replace("a.warc.gz", "whole.warc.gz");

        Report report = new Checking(folder).of("index.cdxj", Warc.bytes(lines));

        assertThat(report.valid()).as("%s", report.breaches()).isTrue();
        assertThat(report.count(Rule.GZIP_MANY_RECORDS)).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("faults")
    void everyFaultIsFound(String fault, Rule rule, String text) {
        Report report = new Checking(folder).of("index.cdxj", Warc.bytes(text));

        assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        assertThat(report.valid()).isFalse();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("a wrong order", Rule.CDXJ_ORDER, B + "\n" + A + "\n"),
                Arguments.of("an order of chars, not of bytes", Rule.CDXJ_ORDER,
                        line("org,\uff5e)/", "http://x/", 1, 1) + "\n" + line("org,\u4e00)/", "http://x/", 1, 1) + "\n"),
                Arguments.of("a line of one word", Rule.CDXJ_LINE, "hello\n"),
                Arguments.of("an empty line", Rule.CDXJ_LINE, "\n" + A + "\n"),
                Arguments.of("an open object", Rule.CDXJ_JSON, A.substring(0, A.length() - 1) + "\n"),
                Arguments.of("two objects", Rule.CDXJ_JSON, A + " {}\n"),
                Arguments.of("a list", Rule.CDXJ_JSON, "org,example)/a 20240501120000 []\n"),
                Arguments.of("month 13", Rule.CDXJ_TIMESTAMP, A.replace("20240501", "20241301") + "\n"),
                Arguments.of("eight digits", Rule.CDXJ_TIMESTAMP, A.replace("20240501120000", "20240501") + "\n"),
                Arguments.of("no url", Rule.CDXJ_FIELD_MISSING, A.replace("\"url\"", "\"uri\"") + "\n"),
                Arguments.of("no offset", Rule.CDXJ_FIELD_MISSING, A.replace("\"offset\"", "\"at\"") + "\n"),
                Arguments.of("an offset in words", Rule.CDXJ_FIELD_VALUE,
                        A.replace("\"offset\":\"" + INFO, "\"offset\":\"ten") + "\n"),
                Arguments.of("an offset beyond all files", Rule.CDXJ_FIELD_VALUE,
                        A.replace("\"offset\":\"" + INFO + "\"", "\"offset\":\"9999999999999999999\"") + "\n"),
                Arguments.of("a status in words", Rule.CDXJ_FIELD_VALUE, A.replace("\"200\"", "\"OK\"") + "\n"),
                Arguments.of("an offset one too far", Rule.CDXJ_RECORD,
                        line("org,example)/a", "http://example.org/a", INFO + 1, FIRST) + "\n"),
                Arguments.of("a length too short", Rule.CDXJ_RECORD,
                        line("org,example)/a", "http://example.org/a", INFO, FIRST - 3) + "\n"),
                Arguments.of("an offset past the end", Rule.CDXJ_RECORD,
                        line("org,example)/a", "http://example.org/a", 999_999, 5) + "\n"),
                Arguments.of("another record's offset", Rule.CDXJ_RECORD,
                        line("org,example)/a", "http://example.org/a", INFO + FIRST, SECOND) + "\n"),
                Arguments.of("another time", Rule.CDXJ_RECORD, A.replace("20240501", "20230501") + "\n"),
                Arguments.of("a way out of the folder", Rule.CDXJ_FILE_NAME, A.replace("a.warc.gz", "../a.warc.gz") + "\n"),
                Arguments.of("an address for a file", Rule.CDXJ_FILE_NAME,
                        A.replace("a.warc.gz", "http://x/a.warc.gz") + "\n"));
    }

    @Test
    void findsTheArchiveInTheFolderBesideTheIndexesOwn() throws IOException {
        Files.createDirectories(folder.resolve("indexes"));
        Files.createDirectories(folder.resolve("archive"));
        Files.move(folder.resolve("a.warc.gz"), folder.resolve("archive/a.warc.gz"));

        Report report = new Checking(folder).of("indexes/index.cdxj", Warc.bytes(A.replace("20240501", "20230501")));

        assertThat(report.count(Rule.CDXJ_RECORD)).isEqualTo(1);
    }

    @Test
    void readsACompressedIndex() {
        Report report = new Checking(folder).of("index.cdx.gz", gzip(Warc.bytes(A + "\n" + B + "\n")));

        assertThat(report.breaches()).isEmpty();
        assertThat(report.records()).isEqualTo(2);
    }

    @Test
    void aCompressedIndexOfNoLinesIsAnEmptyFile() {
        assertThat(new Checking(folder).of("index.cdx.gz", new byte[0]).breaches()).isEmpty();
    }

    @Test
    void whatIsWrongBehindAVeryLongLineIsFoundAtItsPlace() {
        String longest = line("org,example)/", "http://example.org/" + "x".repeat(2 << 20), 0, 1) + "\n";

        Report report = new Checking(folder).of("index.cdxj", Warc.bytes(longest + "hello\n"));

        assertThat(report.breaches()).filteredOn(b -> b.found().contains("hello")).extracting(Breach::offset)
                .containsOnly((long) longest.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 11, 5, 1})
    void aCompressedIndexThatIsCutIsNotValid(int bytes) {
        byte[] whole = gzip(Warc.bytes(A + "\n" + B + "\n"));

        Report report = new Checking(folder).of("index.cdx.gz", Arrays.copyOf(whole, bytes));

        assertThat(report.valid()).isFalse();
        assertThat(report.breaches()).extracting(Breach::found).noneMatch(found -> found.contains("null"));
    }
}
