package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ARC files of both versions, as the format's description and Heritrix write them. */
class ArcFilesTest {
    private static final String NAMES = "1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n";
    private static final String TWO = "2 0 Alexa\nURL IP-address Archive-date Content-type Result-code Checksum Location "
            + "Offset Filename Archive-length\n";
    private static final String PAGE = "HTTP/1.0 200 OK\n\nhello";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void aRightFileIsNotFailed(String what, String name, byte[] content, long records) {
        Report report = new Checking(folder).of(name, content);

        assertThat(report.breaches()).filteredOn(b -> b.severity() == Severity.VIOLATION).isEmpty();
        assertThat(report.files().get(0).format()).startsWith("arc");
        assertThat(report.records()).isEqualTo(records);
    }

    static Stream<Arguments> right() {
        String xml = "1 1 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n<arcmetadata/>\n";
        return Stream.of(
                Arguments.of("version 1", "a.arc", arc(NAMES, record("text/html")), 2L),
                Arguments.of("version 1.1 with metadata", "a.arc", arc(xml, record("text/html")), 2L),
                Arguments.of("version 2", "a.arc", arc(TWO, "\nhttp://a/ 1.2.3.4 20010101000000 text/html 200 sum - 0 f.arc "
                        + PAGE.length() + "\n" + PAGE), 2L),
                Arguments.of("a line feed at the end", "a.arc", arc(NAMES, record("text/html") + "\n"), 2L),
                Arguments.of("a DNS record", "a.arc", arc(NAMES, "\ndns:example.org 0.0.0.0 20010101000000 text/dns 3\nabc"), 2L),
                Arguments.of("no media type known", "a.arc", arc(NAMES, record("no-type")), 2L),
                Arguments.of("compressed", "a.arc.gz", Warc.join(Warc.gzip(arc(NAMES, "\n")),
                        Warc.gzip(Warc.bytes(record("text/html").substring(1) + "\n"))), 2L));
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("faults")
    void everyFaultIsFound(String fault, Rule rule, byte[] content) {
        Report report = new Checking(folder).of("a.arc", content);

        assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        assertThat(report.valid()).isFalse();
    }

    static Stream<Arguments> faults() {
        String good = record("text/html");
        byte[] whole = arc(NAMES, good);
        return Stream.of(
                Arguments.of("a block without field names", Rule.ARC_VERSION_BLOCK, arc("hello\n", good)),
                Arguments.of("a block that names two fields", Rule.ARC_VERSION_BLOCK,
                        arc("1 0 InternetArchive\nURL Archive-length\n", good)),
                Arguments.of("a version nobody defined", Rule.ARC_VERSION_BLOCK, arc(NAMES.replace("1 0 ", "9 0 "), good)),
                Arguments.of("a line of four fields", Rule.ARC_RECORD_LINE,
                        arc(NAMES, good.replace(" text/html", "") + good)),
                Arguments.of("a line of six fields", Rule.ARC_RECORD_LINE, arc(NAMES, good.replace("text/html", "a b"))),
                Arguments.of("no media type and no word for it", Rule.ARC_RECORD_LINE,
                        arc(NAMES, good.replace(" text/html ", "  "))),
                Arguments.of("a result code in words", Rule.ARC_RECORD_LINE, arc(TWO, "\nhttp://a/ 1.2.3.4 20010101000000"
                        + " text/html OK sum - 0 f.arc " + PAGE.length() + "\n" + PAGE)),
                Arguments.of("month 13", Rule.ARC_DATE, arc(NAMES, good.replace("20010101", "20011301"))),
                Arguments.of("an address of 300", Rule.ARC_IP_ADDRESS, arc(NAMES, good.replace("1.2.3.4", "300.2.3.4"))),
                Arguments.of("a length too short", Rule.ARC_LENGTH,
                        arc(NAMES, good.replace(" " + PAGE.length() + "\n", " 5\n") + good)),
                Arguments.of("a length too long", Rule.ARC_LENGTH,
                        arc(NAMES, good.replace(" " + PAGE.length() + "\n", " 500\n"))),
                Arguments.of("a length that is no number", Rule.ARC_LENGTH,
                        arc(NAMES, good.replace(" " + PAGE.length() + "\n", " x\n") + good)),
                Arguments.of("cut", Rule.ARC_LENGTH, Arrays.copyOf(whole, whole.length - 3)));
    }

    private static String record(String type) {
        return "\nhttp://example.org/ 1.2.3.4 20010101000000 " + type + " " + PAGE.length() + "\n" + PAGE;
    }

    private static byte[] arc(String block, String records) {
        return Warc.bytes("filedesc://a.arc 0.0.0.0 20010101000000 text/plain " + block.length() + "\n" + block + records);
    }
}
