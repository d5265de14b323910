package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.index.CdxLine;

/** A filter is anybody's: no expression keeps the server busy for long or ends it. */
final class CdxFilterTest {
    private static CdxLine line(String path) {
        return new CdxLine("org,e)/" + path, "20200101000000", "https://e.org/" + path, "text/html", "200", "", 1, 1,
                "a.warc.gz");
    }

    private static CdxFilter filter(String text) {
        return CdxFilter.parse(text, false).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"~url:(.*.*)*z", "~url:[^a]*(a+)+$", "~url:(.|a)*z", "~url:[^a]*(a|aa)+$", "~url:((.)*)*x\\1"})
    void anExpressionThatTakesLongOrGoesDeepIsEnded(String text) {
        CdxFilter filter = filter(text);
        CdxLine line = line("a".repeat(20_000) + "!");

        assertThatThrownBy(() -> filter.passes(line))
                .isInstanceOf(BadQueryException.class)
                .hasMessageStartingWith("the regular expression");
    }

    @Test
    void anExpressionThatTakesSomewhatLongForEveryLineIsEndedToo() {
        CdxFilter filter = filter("~url:(.*.*)*z");
        CdxLine line = line("an/article");

        assertThatThrownBy(() -> {
            for (int i = 0; i < 10_000; i++) {
                filter.passes(line);
            }
        }).isInstanceOf(BadQueryException.class);
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"~url:.*\\.php$", "~url:.*(one|two|three).*[0-9]+x$", "!~mime:.*/html", "~url:https?://([a-z]+\\.)*f"})
    void anOrdinaryOneIsGoodForAnyNumberOfLines(String text) {
        CdxFilter filter = filter(text);
        CdxLine line = line("some/path/to/an/article-" + "word-".repeat(20) + "17.html");

        for (int i = 0; i < 20_000; i++) {
            assertThat(filter.passes(line)).isFalse();
        }
    }
}
