package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParsedPagesTest {
    @Test
    void aPageOfNothingButTagsMakesATreeOfSoMany() {
        int elements = ParsedPages.<Integer>read("<b>".repeat(1_000_000), "", page -> page.getAllElements().size());

        assertThat(elements).isBetween(90_000, 110_000);
    }

    @Test
    void textOfAnyLengthIsReadToItsEnd() {
        String text = ParsedPages.read("<p>" + "x".repeat(2_000_000) + "<p>end", "", page -> page.text());

        assertThat(text).endsWith("x end");
    }
}
