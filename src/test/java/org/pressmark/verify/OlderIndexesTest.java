package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.gzip;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CDX with columns, the second index of a compressed one, and index lines into ARC and zstd files. */
class OlderIndexesTest {
    private static final String HELLO = Warc.sha1(Warc.bytes("hello"));
    private static final Warc PAGE = response().with("WARC-Payload-Digest", HELLO);
    private static final int INFO = gzip(info().bytes()).length;
    private static final int FIRST = gzip(PAGE.bytes()).length;
    private static final String LEGEND = " CDX N b a m s k r M S V g\n";
    private static final String ELEVEN = "org,example)/a 20240501120000 http://example.org/a text/plain 200 "
            + HELLO.substring(5) + " - - " + FIRST + " " + INFO + " a.warc.gz\n";
    private static final String NINE = ELEVEN.replace(" - - " + FIRST, " -");

    @TempDir
    Path folder;

    @BeforeEach
    void writeArchive() {
        new Checking(folder).write("a.warc.gz", Warc.gzipped(info(), PAGE, resource()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void aRightIndexIsNotFailed(String what, String name, String text) {
        Report report = new Checking(folder).of(name, Warc.bytes(text));

        assertThat(report.breaches()).filteredOn(b -> b.severity() == Severity.VIOLATION).isEmpty();
        assertThat(report.files().get(0).format()).isEqualTo("cdxj");
    }

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of("eleven columns", "a.cdx", LEGEND + ELEVEN),
                Arguments.of("nine columns", "a.cdx", " CDX N b a m s k r V g\n" + NINE),
                Arguments.of("ten columns", "a.cdx", " CDX N b a m s k r M V g\n" + NINE.replace(" - ", " - - ")),
                Arguments.of("eleven columns and no legend", "a.cdx", ELEVEN),
                Arguments.of("a legend of wget's", "a.cdx", " CDX a b a m s k r M V g u\n"
                        + "http://example.org/a 20240501120000 http://example.org/a text/plain 200 " + HELLO.substring(5)
                        + " - - " + INFO + " a.warc.gz <urn:uuid:1>\n"),
                Arguments.of("the digest with its algorithm", "a.cdx", LEGEND + ELEVEN.replace(HELLO.substring(5), HELLO)),
                Arguments.of("nothing but the legend", "a.cdx", LEGEND),
                Arguments.of("another name", "index.txt", LEGEND + ELEVEN),
                Arguments.of("CDXJ by another name", "index.txt", IndexFilesTest.line("org,example)/a",
                        "http://example.org/a", INFO, FIRST).replace("\"sha1:2\"", "\"" + HELLO + "\"") + "\n"));
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("faults")
    void everyFaultIsFound(String fault, Rule rule, String text) {
        Report report = new Checking(folder).of("a.cdx", Warc.bytes(text));

        assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        assertThat(report.valid()).isEqualTo(rule.severity() != Severity.VIOLATION);
    }

    static Stream<Arguments> faults() {
        String json = IndexFilesTest.line("org,example)/a", "http://example.org/a", INFO, FIRST);
        return Stream.of(
                Arguments.of("a column too few", Rule.CDX_LINE, LEGEND + NINE),
                Arguments.of("a CDXJ line among columns", Rule.CDX_LINE, LEGEND + ELEVEN + json + "\n"),
                Arguments.of("columns among CDXJ lines", Rule.CDXJ_JSON, json + "\n" + ELEVEN.replace("/a ", "/b ")),
                Arguments.of("a legend without a place", Rule.CDX_LINE, " CDX N b a\norg,example)/a 20240501120000 http://e/\n"),
                Arguments.of("a time of 13 digits", Rule.CDXJ_TIMESTAMP,
                        LEGEND + ELEVEN.replace("20240501120000", "2024050112000")),
                Arguments.of("an offset in words", Rule.CDXJ_FIELD_VALUE, LEGEND + ELEVEN.replace(" " + INFO + " a", " x a")),
                Arguments.of("another offset", Rule.CDXJ_RECORD, LEGEND + ELEVEN.replace(" " + INFO + " a", " 0 a")),
                Arguments.of("another digest", Rule.CDXJ_RECORD, LEGEND + ELEVEN.replace(HELLO.substring(5),
                        Warc.sha1(Warc.bytes("hallo")).substring(5))),
                Arguments.of("another status", Rule.CDXJ_RECORD, LEGEND + ELEVEN.replace(" 200 ", " 404 ")),
                Arguments.of("a response said to be a revisit", Rule.CDXJ_RECORD,
                        LEGEND + ELEVEN.replace("text/plain", "warc/revisit")),
                Arguments.of("a wrong order", Rule.CDX_ORDER, LEGEND + ELEVEN.replace("/a 2", "/b 2") + ELEVEN));
    }

    @Test
    void findsRecordsOfArcFiles() {
        Checking checking = new Checking(folder);
        String arc = "filedesc://a.arc 0.0.0.0 20010101000000 text/plain 76\n1 0 InternetArchive\n"
                + "URL IP-address Archive-date Content-type Archive-length\n";
        checking.write("a.arc", Warc.bytes(arc + "\nhttp://example.org/ 1.2.3.4 20010101000000 text/plain 5\nhello\n"));
        String line = "org,example)/ 20010101000000 http://example.org/ text/plain 200 - - - 61 " + (arc.length() + 1)
                + " a.arc\n";

        assertThat(checking.of("a.cdx", Warc.bytes(LEGEND + line)).count(Rule.CDXJ_RECORD)).isZero();
        assertThat(checking.of("b.cdx", Warc.bytes(LEGEND + line.replace(" 2001", " 2002"))).count(Rule.CDXJ_RECORD))
                .isEqualTo(1);
    }

    @Test
    void findsRecordsBehindADictionary() {
        Checking checking = new Checking(folder);
        byte[] dictionary = Warc.bytes("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:");
        byte[] head = Warc.join(new byte[] {0x5D, 0x2A, 0x4D, 0x18}, Warc.little(dictionary.length), dictionary);
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setChecksum(true).setContentSize(true).loadDict(dictionary);
            byte[] first = context.compress(info().bytes());
            byte[] second = context.compress(PAGE.bytes());
            checking.write("a.warc.zst", Warc.join(head, first, second));
            String line = ELEVEN.replace(" " + FIRST + " " + INFO + " a.warc.gz",
                    " " + second.length + " " + (head.length + first.length) + " a.warc.zst");

            assertThat(checking.of("a.cdx", Warc.bytes(LEGEND + line)).breaches()).isEmpty();
        }
    }

    @Test
    void findsTheLastRecordInFrontOfASkippableFrame() {
        Checking checking = new Checking(folder);
        byte[] frame = Zstd.compress(PAGE.bytes());
        checking.write("a.warc.zst", Warc.join(frame, new byte[] {0x51, 0x2A, 0x4D, 0x18, 1, 0, 0, 0, 7}));
        String line = ELEVEN.replace(" " + FIRST + " " + INFO + " a.warc.gz", " " + frame.length + " 0 a.warc.zst");

        assertThat(checking.of("a.cdx", Warc.bytes(LEGEND + line)).breaches()).isEmpty();
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("secondIndexes")
    void secondIndexesAreCheckedAgainstTheFirst(String what, Rule rule, String text) {
        Checking checking = new Checking(folder);
        checking.write("index.cdx.gz", index());

        Report report = checking.of("index.idx", Warc.bytes(text));

        assertThat(report.files().get(0).format()).isEqualTo("idx");
        assertThat(report.valid()).as("%s", report.breaches()).isEqualTo(rule == null);
        if (rule != null) {
            assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        }
    }

    private static byte[] block(String key) {
        return gzip(Warc.bytes(key + " 20240501120000 {\"url\":\"http://example.org/\"}\n"));
    }

    private static byte[] index() {
        return Warc.join(block("org,example)/a"), block("org,example)/b"));
    }

    static Stream<Arguments> secondIndexes() {
        String meta = "!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}\n";
        int length = block("org,example)/a").length;
        String a = "org,example)/a 20240501120000 {\"offset\":0,\"length\":" + length + ",\"digest\":\""
                + Warc.sha256(block("org,example)/a")) + "\"}\n";
        String b = "org,example)/b 20240501120000 {\"offset\":" + length + ",\"length\":" + (index().length - length) + "}\n";
        return Stream.of(
                Arguments.of("two blocks", null, meta + a + b),
                Arguments.of("no header line", null, a + b),
                Arguments.of("an index elsewhere", null, meta.replace("index.cdx", "other.cdx") + a),
                Arguments.of("an index whose name no file can have", null, meta.replace("index.cdx", "\\u0000\\ud800") + a),
                Arguments.of("pywb's columns", null, "org,example)/a 20240501120000\tpart-0\t0\t" + length + "\t1\n"),
                Arguments.of("a wrong order", Rule.IDX_ORDER, meta + b + a),
                Arguments.of("a gap", Rule.IDX_GAP, meta + b),
                Arguments.of("an end too early", Rule.IDX_GAP, meta + a),
                Arguments.of("another key", Rule.IDX_BLOCK, meta + a + b.replace("/b", "/c")),
                Arguments.of("an offset inside a block", Rule.IDX_BLOCK,
                        meta + a + b.replace("\"offset\":" + length, "\"offset\":" + (length + 1))),
                Arguments.of("a stale digest", Rule.IDX_BLOCK, meta + a.replace("sha256:", "sha256:0") + b),
                Arguments.of("a line that is none", Rule.IDX_LINE, meta + a + b + "p\n"),
                Arguments.of("an offset in words", Rule.IDX_LINE, meta + a.replace(":0,", ":\"x\",") + b));
    }
}
