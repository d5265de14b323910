package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read off a page's markup is what a parsed tree shows. */
class PageWordsTest {
    private static final List<String> BLOCKS =
            List.of("p", "div", "section", "h2", "li", "blockquote", "pre", "article", "details", "form");
    private static final List<String> INLINES = List.of("b", "i", "em", "span", "a", "code", "q", "ruby", "label", "del");
    private static final List<String> IN_A_LINE = List.of(
            "字", "words  of\n a text ", "&amp;", "&lt;b&gt;", "&nbsp;", "&#x4e2d;", "&copy;right", "a&b", "&notit;",
            "1 < 2", "\u200b", "\u00ad",
            "𠀀", "<wbr>");

    /** Inside an element of a line the tree takes these for a break behind that element too, which nobody sees. */
    private static final List<String> IN_A_BLOCK = List.of(
            "<br>", "<img src=x>", "<hr>", "<script>no &amp; <b></script>", "<style>p{}</style>",
            "<textarea>in\n it</textarea>", "<iframe>no</iframe>",
            "<input value='no>'>", "<svg><text>drawn</text></svg>", "<select><option>one</option><option>two</option></select>",
            "<noscript>without scripts</noscript>", "<button>press</button>", "<table><caption>c</caption>"
            + "<tr><th>a</th><td>b</td></tr></table>", "<script><!-- <script> </script> no --></script>",
            "<template>inert</template>");

    private static PageWords of(String html) {
        return PageWords.of(html, false, 1000, 1 << 18);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "<title>T</title><p>one<p>two => T|one two",
        "<head><noscript><img src=x></noscript><title> 标 \t题 &amp; more </title></head><body>b => 标 题 & more|b",
        "<title>first</title><title>second</title>x => first|x",
        "a<title>late</title>b => |a late b",
        "<div>a</div><div>b</div>c => |a b c",
        "中<b>文</b>字 => |中文字",
        "a<!-- no -->b<!no>c<?no>d</3>e => |abcde",
        "1 < 2 & 3 <4 => |1 < 2 & 3 <4",
        "a<script>no</script>b<style>no</style>c => |a b c",
        "<template>no</template><title>T</title>x => T|x",
        "x<iframe><p>no</iframe>y<xmp><p>no</xmp>z => |x yz",
        "<p>x<plaintext>y<b> => |x y<b>",
        "<svg><![CDATA[ <b> ]]></svg>x => |<b> x",
        "<![CDATA[no]]>x => |x",
        "<TITLE>T</TITLE><P>A<BR>B => T|A B",
        "x<textarea><p></textarea>y => |x <p> y",
        "<a title='>'>x</a > y</p => |x y",
        "a<!-- no => |a",
        "<script>no => |"
    })
    void reads_title_and_words(String html, String expected) {
        PageWords words = of(html);

        assertThat(words.title() + "|" + words.text()).isEqualTo(expected);
    }

    @Test
    void pages_that_nest_as_they_should_read_like_their_tree() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            String html = "<!DOCTYPE html><html><head><meta charset=utf-8><title>a " + inline(random, 0)
                    + "</title><style>x</style></head><body>"
                    + blocks(random, 3) + "</body></html>";
            Document tree = Jsoup.parse(html);

            PageWords words = of(html);

            assertThat(words.text()).as(html).isEqualTo(tree.body().text());
            assertThat(words.title()).as(html).isEqualTo(tree.title());
        }
    }

    private static String blocks(Random random, int depth) {
        StringBuilder html = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = BLOCKS.get(random.nextInt(BLOCKS.size()));
            boolean nests = depth > 0 && name.matches("div|section|blockquote|article|details") && random.nextBoolean();
            html.append('<').append(name).append(" class=\"x>y\">");
            html.append(nests ? blocks(random, depth - 1) : inline(random, 2));
            html.append("</").append(name).append(random.nextBoolean() ? ">" : ">\n");
        }
        return html.toString();
    }

    private static String inline(Random random, int depth) {
        StringBuilder html = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<String> leaves = depth == 2 && random.nextBoolean() ? IN_A_BLOCK : IN_A_LINE;
            String leaf = leaves.get(random.nextInt(leaves.size()));
            if (depth > 0 && random.nextInt(3) == 0) {
                String name = INLINES.get(random.nextInt(INLINES.size()));
                html.append('<').append(name).append('>').append("x").append(inline(random, depth - 1)).append("y</")
                        .append(name).append(">");
            } else {
                html.append(leaf);
            }
        }
        return html.append('z').toString();
    }

    @Test
    void xhtml_closes_its_elements_itself() {
        assertThat(PageWords.of(
                "<html><head><script src='x'/><title>T</title></head><body>a<![CDATA[<b>]]></body></html>", true,
                9, 99).text())
                .isEqualTo("a<b>");
    }

    @Test
    void no_more_is_kept_than_asked_for_and_no_character_is_cut() {
        assertThat(PageWords.of("<title>12345</title>abc𠀀def", false, 3, 4)).satisfies(words -> {
            assertThat(words.title()).isEqualTo("123");
            assertThat(words.text()).isEqualTo("abc");
        });
    }
}
