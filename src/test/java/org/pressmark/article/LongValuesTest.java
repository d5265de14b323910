package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values of seeds that are much longer than anybody means them: none may take a pattern's time or stack. */
@Timeout(30)
final class LongValuesTest {
    private static final int LONG = 500_000;

    private static Article read(String path, String text) {
        return new SeedReader().read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLanguageOfManyPartsIsNone() {
        String lang = "en" + "-aa".repeat(LONG);

        assertThat(read("a.md", "---\nlang: " + lang + "\n---\nhi").language()).isEqualTo("und");
        assertThat(read("a.html", "<html lang=" + lang + "><p>hi").language()).isEqualTo("und");
    }

    @Test
    void anIdOfManyDotsNamesItsLine() {
        assertThat(JsonLinesSource.sanitized(".a" + ".".repeat(LONG) + "b")).isEqualTo("a" + ".".repeat(59));
        assertThat(JsonLinesSource.sanitized("..a-b.c-.-")).isEqualTo("a-b.c");
    }

    @Test
    void brokenFrontMatterMayHaveManyEmptyLines() {
        String text = ";;;\n\"title\": \"x\" \"y\"\n" + "\n".repeat(LONG) + "},\n;;;\nhi";

        assertThat(read("a.md", text).title()).isEqualTo("x");
    }
}
