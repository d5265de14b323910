package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.WebUrl;

/** Documents made to take more time or memory than they are worth. */
final class HostileDocumentsTest {
    /** Far more than any needs, and far less than the square of its length would take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int BOUND = 4 << 20;
    private static final String GUARD = "<script>guard</script>";
    private static final RewriteScope PAGE =
            new RewriteScope("/c/", "1", WebUrl.of("https://h.example/a/b.html"), StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "x%\ny", "/../%\nx"})
    void aLongBaseIsNotPutBeforeEachReference(String reference) {
        String page = "<base href='http://i.example/" + "a".repeat(200_000) + "/'>"
                + ("<a href='" + reference + "'>").repeat(3000);

        assertThat(new Rewriting().html(page, PAGE).text().length()).isLessThan(BOUND);
    }

    @Test
    void aLongHostIsNotPutBeforeEachReference() {
        String page = "<base href='http://" + "a".repeat(100_000) + ".example/'>" + "<a href=/x>".repeat(3000);

        assertThat(new Rewriting().html(page, PAGE).text().length()).isLessThan(BOUND);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            value = {"<img srcset='|/a 1x,|'>", "<p style='|a:url(/);|'>", "<style>|a{b:url(/)}|</style>"})
    void whatGoesIntoOneDocumentHasABound(String before, String each, String after) {
        String page = before + each.repeat(400_000) + after;
        Rewritten rewritten = new Rewriting().html(page, PAGE);

        assertThat(rewritten.complete()).isFalse();
        assertThat(rewritten.text().length() - page.length()).isLessThan(BOUND);
        assertThat(rewritten.original()).isEqualTo(page);
    }

    @Test
    void aFrameWhoseGuardWouldBeTooMuchIsNotShown() {
        String page = "<html style='" + "a:url(/x);".repeat(100_000) + "'>" + "<iframe srcdoc=a></iframe>".repeat(30_000);
        String text = new Rewriting(GUARD).html(page, PAGE).text();

        assertThat(text.replaceFirst("(?s)<html .*?>", "")).startsWith(ModuleMap.markup(PAGE) + GUARD);
        assertThat(Pattern.compile(" srcdoc=a").matcher(text).find()).isFalse();
        assertThat(Pattern.compile(" _srcdoc=").matcher(text).find()).isTrue();
    }

    @Test
    void aFrameInFramesThatAreNotLookedIntoIsNotShown() {
        String inner = "<iframe srcdoc=x>";
        for (int depth = 0; depth < 3; depth++) {
            inner = "<iframe srcdoc=\"" + inner.replace("&", "&amp;").replace("\"", "&quot;") + "\">";
        }

        assertThat(new Rewriting(GUARD).html(inner, PAGE).text()).contains("_srcdoc=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--[if a -->", "<script ", "<script x ", "<!--[if a]>", "<svg></math>", "<base href=x:>"})
    void timeGrowsAsTheDocumentDoes(String each) {
        String page = each.repeat(300_000);

        String text = assertTimeoutPreemptively(PATIENCE, () -> new Rewriting(GUARD).html(page, PAGE).text());

        assertThat(text).contains(GUARD);
    }
}
