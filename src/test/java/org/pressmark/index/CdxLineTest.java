package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdxLineTest {
    @Test
    void linesOfWindowsEndBeforeTheirTwoCharacters() {
        byte[] text = (" CDX N b a m s k r V g\r\norg,e)/ 20240501120000 http://e.org/ text/html 200 ABC - 7 a.warc.gz\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (Stream<CdxLine> lines = IndexText.lines(new ByteArrayInputStream(text))) {
            assertThat(lines).extracting(CdxLine::filename).containsExactly("a.warc.gz");
        }
    }

    @ParameterizedTest
    @EnumSource(value = CdxForm.class, names = {"CDX11", "CDX9"})
    void noBlankInAnAddressOrANamePartsColumns(CdxForm form) {
        CdxLine line = new CdxLine("org,e)/a b", "20240501120000", "http://e.org/a b", "text/html", "200", "sha1:ABC",
                9, 7, "my file.warc.gz");

        assertThat(CdxLine.parse(form.line(line))).hasValueSatisfying(read -> {
            assertThat(read.url()).isEqualTo("http://e.org/a%20b");
            assertThat(read.filename()).isEqualTo("my%20file.warc.gz");
        });
    }

    @Test
    void aNumberThatNoFileReachesIsNone() {
        String line = "org,e)/ 20240501120000 {\"url\": \"http://e.org/\", \"offset\": \"9999999999999999999\", \"length\": 999999999999999999}";
        assertThat(CdxLine.parse(line)).hasValueSatisfying(read -> {
            assertThat(read.offset()).isEqualTo(-1);
            assertThat(read.length()).isEqualTo(999_999_999_999_999_999L);
        });
    }

    private static final CdxLine LINE = new CdxLine(
            "org,e)/a", "20240501120000", "https://e.org/a", "text/html", "200", "sha256:ab", 456, 123, "c-1.warc.gz");

    @Test
    void writesItsMembersInTheirOrder() {
        assertThat(LINE.toCdxj())
                .isEqualTo("org,e)/a 20240501120000 {\"url\": \"https://e.org/a\", \"mime\": \"text/html\", \"status\": \"200\","
                        + " \"digest\": \"sha256:ab\", \"length\": \"456\", \"offset\": \"123\", \"filename\": \"c-1.warc.gz\"}");
    }

    @Test
    void leavesOutWhatItDoesNotHave() {
        CdxLine bare = new CdxLine("k", "2024", "u", "", "", "", 1, 2, "f");
        assertThat(bare.toCdxj()).isEqualTo("k 2024 {\"url\": \"u\", \"length\": \"1\", \"offset\": \"2\", \"filename\": \"f\"}");
        assertThat(CdxLine.parse(bare.toCdxj())).contains(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with \"quotes\" and \\", "标题 𠮷", "line\nend\ttab\u007f", "lone \ud83d half"})
    void readsWhatItWrote(String url) {
        CdxLine line = new CdxLine("k", "2024", url, "a/b", "200", "d", 1, 2, "中.warc.gz");
        assertThat(line.toCdxj()).doesNotContain("\n");
        assertThat(CdxLine.parse(line.toCdxj())).contains(line);
    }

    @Test
    void readsNumbersUnknownMembersAndMissingOnes() {
        CdxLine line = CdxLine.parse(
                "k 20240501120000123 {\"offset\": 9, \"x\": {\"a\": [1, {}]}, \"status\": 404, \"url\": \"u\", \"mime\": null}")
                .orElseThrow();
        assertThat(line).isEqualTo(new CdxLine("k", "20240501120000", "u", "", "404", "", -1, 9, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "com,e)/a/ https://e.com/a/ com,e)/a",
        "com,e)/a/?__wb_method=post&b=1 https://e.com/a/ com,e)/a?__wb_method=post&b=1",
        "com,e)/a/?__wb_method=post&b=1 https://e.com/a/?b=1 com,e)/a?__wb_method=post&b=1",
        "file:///a.png file:///a.png file:/a.png",
        "com,e)/a '' com,e)/a"
    })
    void aKeyMadeByAnotherToolBecomesOurs(String key, String url, String ours) {
        assertThat(new CdxLine(key, "20240501120000", url, "", "", "", 1, 1, "f").underOurKey().key()).isEqualTo(ours);
    }

    @Test
    void readsTheOldColumns() {
        assertThat(CdxLine.parse("k 20240501120000 http://e.org/ text/html 200 ABC - - 456 123 f.warc.gz"))
                .contains(new CdxLine("k", "20240501120000", "http://e.org/", "text/html", "200", "ABC", 456, 123, "f.warc.gz"));
        assertThat(CdxLine.parse("k 20240501120000 http://e.org/ warc/revisit - ABC - - 123 f.warc.gz"))
                .contains(new CdxLine("k", "20240501120000", "http://e.org/", "warc/revisit", "", "ABC", -1, 123, "f.warc.gz"));
        assertThat(CdxLine.parse("k 20240501120000 http://e.org/ text/html 200 ABC - 123 f.warc.gz"))
                .contains(new CdxLine("k", "20240501120000", "http://e.org/", "text/html", "200", "ABC", -1, 123, "f.warc.gz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "one", "one two", " CDX N b a m s k r M S V g", "!meta 0 {\"format\": \"cdxj-gzip-1.0\"}",
        "k 2024 {broken", "k 2024 []",
        "k 2024 {\"url\": \"u\"", "k 2024 a b c"
    })
    void whatIsNoCaptureIsNoLine(String text) {
        assertThat(CdxLine.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "org,e)/ 20200101000003123 {\"url\": \"http://e.org/\"}",
        "org,e)/ 20200101000003123 http://e.org/ text/html 200 - - - 1 2 a.warc.gz"
    })
    void partsOfASecondAreNoPartOfTheTime(String line) {
        assertThat(CdxLine.parse(line)).map(CdxLine::timestamp).contains("20200101000003");
    }
}
