package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report itself: counts, caps, texts. */
class ReportsTest {
    @TempDir
    Path folder;

    private static Warc bad(int number) {
        return Warc.resource().but("WARC-Record-ID", Warc.id(number)).but("WARC-Date", "never\u001b[31m");
    }

    @Test
    void keepsTheFirstBreachesOfARuleAndCountsTheRest() {
        Warc[] records = new Warc[50];
        Arrays.setAll(records, i -> bad(i + 10));
        Path file = new Checking(folder).write("a.warc", Warc.file(records));

        Report report = new Verifier(new VerifyOptions(3, false)).verify(List.of(file));

        assertThat(report.count(Rule.DATE_SYNTAX)).isEqualTo(50);
        assertThat(report.breaches()).filteredOn(b -> b.rule() == Rule.DATE_SYNTAX).hasSize(3);
        assertThat(text(report)).contains("47 more of date-syntax");
    }

    @Test
    void saysFilePlaceRuleFindingSectionAndRemedy() {
        Path file = new Checking(folder).write("a.warc", Warc.file(Warc.info(), bad(10)));
        Report report = new Verifier(VerifyOptions.defaults()).verify(List.of(file));

        assertThat(text(report)).contains("a.warc at byte " + Warc.info().bytes().length)
                .contains("violation date-syntax: WARC-Date: never\\u001b[31m [urn:uuid:")
                .contains("(WARC 1.1, 5.4)").contains("INVALID").doesNotContain("\u001b");
    }

    @Test
    void whatIsLongIsShownByItsFirstWholeCharacters() {
        assertThat(Desk.shown("x".repeat(240))).isEqualTo("x".repeat(240));
        assertThat(Desk.shown("x".repeat(241))).isEqualTo("x".repeat(240) + "…");
        assertThat(Desk.shown("x" + "😀".repeat(200))).isEqualTo("x" + "😀".repeat(119) + "…");
    }

    @Test
    void writesOneJsonObjectWithAllCounts() throws IOException {
        Path file = new Checking(folder).write("a.warc", Warc.file(Warc.info(), bad(10)));
        StringBuilder out = new StringBuilder();
        ReportJson.write(new Verifier(VerifyOptions.defaults()).verify(List.of(file)), out);

        assertThat(out).startsWith("{\"valid\":false,\"records\":2,").contains("\"rule\":\"date-syntax\"").endsWith("}\n");
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            int depth = 0;
            while (json.nextToken() != null) {
                depth += json.currentToken().isStructStart() ? 1 : json.currentToken().isStructEnd() ? -1 : 0;
            }
            assertThat(depth).isZero();
        }
    }

    @Test
    void aFileThatIsNotThereIsUnreadable() {
        Report report = new Checking(folder).of(folder.resolve("none.warc"));

        assertThat(report.count(Rule.FILE_UNREADABLE)).isEqualTo(1);
        assertThat(report.breaches().get(0).remedy()).contains("whether you may read").doesNotContain("maker");
        assertThat(report.valid()).isFalse();
    }

    @Test
    void aFileOfNoKnownFormatIsNotValid() {
        assertThat(new Checking(folder).of("a.txt", Warc.bytes("hello")).count(Rule.FORMAT_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void everyRuleNamesItsSectionAndSaysASentence() {
        assertThat(Rule.values()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(rule.section()).isNotBlank();
            assertThat(rule.sentence()).endsWith(".");
            assertThat(rule.standard().url()).startsWith("https://");
        });
    }

    private static String text(Report report) {
        StringBuilder out = new StringBuilder();
        try {
            ReportText.write(report, out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toString();
    }
}
