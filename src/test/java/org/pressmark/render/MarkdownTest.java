package org.pressmark.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownTest {

    @Test
    void hasTables() {
        assertThat(Articles.body("|a|b|\n|-|-:|\n|1|**“二”**三|"))
                .contains("<th align=\"right\">b</th>")
                .contains("<td align=\"right\"><strong>“二”</strong>三</td>");
    }

    @Test
    void hasTaskLists() {
        assertThat(Articles.body("- [x] done\n- [ ] open"))
                .contains("<li><input type=\"checkbox\" disabled=\"\" checked=\"\"> done</li>")
                .contains("<li><input type=\"checkbox\" disabled=\"\"> open</li>");
    }

    @Test
    void hasFootnotes() {
        assertThat(Articles.body("words[^1] and [none][^2] and [^3]\n\n[^1]: A *note*."))
                .contains("<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" data-footnote-ref>1</a></sup>")
                .contains("<li id=\"fn-1\">\n<p>A <em>note</em>.")
                .contains("[^3]");
    }

    @Test
    void hasStrikethroughAndAutolinks() {
        assertThat(Articles.body("~~gone~~ see https://example.org/a?b=1."))
                .isEqualTo("<p><del>gone</del> see <a href=\"https://example.org/a?b=1\">https://example.org/a?b=1</a>.</p>");
    }

    @Test
    void keepsRawHtml() {
        assertThat(Articles.body("<div class=x>\n<b>kept</b>\n</div>\n\nand <u>here</u>"))
                .isEqualTo("<div class=x>\n<b>kept</b>\n</div>\n<p>and <u>here</u></p>");
    }
}
