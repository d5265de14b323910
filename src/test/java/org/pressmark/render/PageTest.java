package org.pressmark.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.article.Article;
import org.pressmark.article.Article.Format;

final class PageTest {
    private static final ArticleRenderer RENDERER = new ArticleRenderer("Pressmark 0.1.0");

    private static Article full(String language) {
        return new Article(
                "标题", List.of("甲", "乙"), Optional.of("2022-03-25"), language, List.of("一", "二"), "说明",
                Format.MARKDOWN, new Article.Encoding("GB18030", "detected", 0.97, false), "正文", 5, List.of(),
                Optional.empty(), Optional.of(new Article.Claim("https://e.org/a?b=1&c=2", "转自 E", 7)), List.of(),
                List.of());
    }

    private static Document page(Article article) {
        return Jsoup.parse(RENDERER.render(article, "2022/文 章.md", SeedLinks.NONE).html());
    }

    private static Document titled(String title, String body) {
        return page(Articles.article(title, "en", Format.MARKDOWN, body));
    }

    @Test
    void saysItsEncodingFirstAndWhatItIs() {
        String html = RENDERER.render(full("zh-Hans"), "a.md", SeedLinks.NONE).html();
        assertThat(html).startsWith("<!doctype html>\n<html lang=\"zh-Hans\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">");
        Document page = Jsoup.parse(html);
        assertThat(page.title()).isEqualTo("标题");
        assertThat(page.select("meta[name=generator]").attr("content")).isEqualTo("Pressmark 0.1.0");
        assertThat(page.select("meta[name=viewport]")).hasSize(1);
        assertThat(page.select("header h1").text()).isEqualTo("标题");
        assertThat(page.select("header time").attr("datetime")).isEqualTo("2022-03-25");
        assertThat(page.select("header").text()).contains("甲, 乙").contains("#一 #二");
        assertThat(page.select("script, link, img")).isEmpty();
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "zh-Hans => 文中所称来源，未存档",
        "zh-Hant => 文中所稱來源，未存檔",
        "zh-TW => 文中所稱來源，未存檔",
        "zh => 文中所称来源，未存档",
        "en => claimed source, not captured",
        "und => claimed source, not captured",
    })
    void marksTheClaimedSourceAsAClaim(String language, String words) {
        Document page = page(full(language));
        assertThat(page.select("header").text()).contains(words).contains("7").contains("转自 E");
        assertThat(page.select("header a").attr("href")).isEqualTo("https://e.org/a?b=1&c=2");
    }

    @Test
    void makesNoLinkOfAClaimThatIsNoWebAddress() {
        Article evil = new Article(
                "t", List.of(), Optional.empty(), "en", List.of(), "", Format.MARKDOWN,
                new Article.Encoding("UTF-8", "utf-8-valid", 1, false), "x", 1, List.of(), Optional.empty(),
                Optional.of(new Article.Claim("javascript:alert(1)", "x", 1)), List.of(), List.of());
        assertThat(page(evil).select("header a")).isEmpty();
    }

    @Test
    void saysInItsFooterHowItWasMade() {
        Document page = page(full("zh-Hans"));
        assertThat(page.select("footer").text())
                .contains("Pressmark 0.1.0").contains("2022/文 章.md").contains("GB18030").contains("detected").contains("97%");
        assertThat(page.select("footer a").attr("href")).isEqualTo("./%E6%96%87%20%E7%AB%A0.md");
    }

    @Test
    void quotesInItsFooterWhatTheArticleSaysOfItsRights() {
        Article article = new Article(
                "t", List.of(), Optional.empty(), "en", List.of(), "", Format.MARKDOWN,
                new Article.Encoding("UTF-8", "utf-8-valid", 1, false), "x", 1, List.of(), Optional.empty(), Optional.empty(),
                List.of(new Article.Quote("\u00A9 2020 <b>Jane</b>", 9)), List.of());

        assertThat(page(article).select("footer q").text()).isEqualTo("\u00A9 2020 <b>Jane</b>");
        assertThat(page(article).select("footer").text()).contains("line 9");
    }

    @ParameterizedTest
    @CsvSource({"ar,rtl", "he,rtl", "fa,rtl", "ur-PK,rtl", "en,ltr", "zh-Hans,ltr", "ja,ltr"})
    void runsInTheDirectionOfItsLanguage(String language, String direction) {
        assertThat(page(full(language)).select("html").attr("dir")).isEqualTo(direction);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "</title><script>alert(1)</script>", "\" onload=\"x", "<!--", "&lt;b&gt;", "a\nb", "]]>", "'\"><img src=x>",
    })
    void takesATitleForWordsWhateverIsInIt(String title) {
        Document page = titled(title, "body");
        String words = title.replace('\n', ' ');
        assertThat(page.title()).isEqualTo(words);
        assertThat(page.select("h1").text()).isEqualTo(words);
        assertThat(page.select("script, img, h1 *")).isEmpty();
        assertThat(page.select("body > footer")).hasSize(1);
    }

    @Test
    void holdsNothingThatCannotBeWritten() {
        String html = RENDERER.render(
                Articles.article("a\u0000b\uD800c\u202Ed\u2066e", "en", Format.MARKDOWN, "x\uDC00y\uD83D\uDE00 \u0000"),
                "s\uD800.md", SeedLinks.NONE).html();
        assertThat(new String(html.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(html);
        assertThat(html).doesNotContain("\u0000", "\u202E", "\u2066").contains("a\uFFFDb\uFFFDcde").contains("\uD83D\uDE00");
    }

    @Test
    void showsATitleThatTheBodyRepeatsOnce() {
        assertThat(titled("The Title", "# The  *Title*\n\ntext\n\n# The Title").select("h1")).hasSize(2);
        assertThat(titled("The Title", "[home](/)\n\n### The Title\n\ntext").select("h1, h3")).hasSize(1);
        assertThat(titled("The Title", "#\n\n# The Title\n\ntext").select("h1").eachText()).containsOnlyOnce("The Title");
        assertThat(titled("The Title", "# Another\n\ntext").select("h1").eachText()).contains("The Title", "Another");
        assertThat(titled("The Title", "# [The Title](/x)\n\ntext").select("main p > a")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "text <b>open", "<div><div>\n\ntext", "<!-- open", "<script>open", "<style>open", "<textarea>open", "<svg><g>",
        "<table><tr><td>open", "<title>open", "</main></body></html>", "</div></div></section>", "<select><option>x",
        "<template>open", "<iframe>open", "<noscript>open", "<ul><li>open", "<details><summary>x",
    })
    void keepsItsFooterWhateverHtmlIsLeftOpen(String body) {
        Document page = titled("t", body);
        assertThat(page.select("body > footer a")).hasSize(1);
    }

    @Test
    void givesItsWordsAsPlainText() {
        Rendition made = RENDERER.render(
                Articles.markdown(
                        "# Head\n\nOne *two* [three](x)\nfour\n\n- a\n- b\n\n|c|d|\n|-|-|\n|e|f|\n\n```\ncode\n```\n\n<p>raw <b>html</b></p>"),
                "a.md", SeedLinks.NONE);
        assertThat(made.text()).isEqualTo("Head\nOne two three\nfour\na\nb\nc\td\ne\tf\ncode\nraw html");
    }

    @Test
    void readsTheWordsOfAPage() {
        assertThat(RENDERER.textOf(
                org.jsoup.Jsoup.parse(
                        "<title>t</title><script>x</script><h1>A  b</h1><p>c<br>d <i>e</i></p><pre>f\n g</pre><style>h</style>")))
                .isEqualTo("A b\nc\nd e\nf\n g");
    }

    @Test
    void showsPlainTextAsItIs() {
        assertThat(Articles.bodyOf(
                Articles.text("a *b*\n<i>c</i>\n\nsee https://e.org/x?a=1&b=2.\r\nhttps://e.org/图，后"), "a.txt",
                SeedLinks.NONE))
                .isEqualTo(
                        """
                        <p>a *b*<br>
                        &lt;i&gt;c&lt;/i&gt;</p>
                        <p>see <a href="https://e.org/x?a=1&amp;b=2">https://e.org/x?a=1&amp;b=2</a>.<br>
                        <a href="https://e.org/图">https://e.org/图</a>，后</p>""");
    }

    @Test
    void putsABodyOfHtmlIntoThePage() {
        Document page = page(Articles.article("t", "en", Format.HTML, "<p>one<p>two <img src=a.png>"));
        assertThat(page.select("main p")).hasSize(2);
        assertThat(page.select("main img")).hasSize(1);
    }

    @Test
    void isTheSameEveryTime() {
        String body = "a **“b”**c ![[x.png]] [^1]\n\n[^1]: n\n\n{% x %}";
        Rendition first = RENDERER.render(Articles.markdown(body), "a.md", SeedLinks.NONE);
        assertThat(new ArticleRenderer("Pressmark 0.1.0").render(Articles.markdown(body), "a.md", SeedLinks.NONE))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[", "![", "[[", "![[", "](", "[a](", "![](a b", "{{", "{% ", "{{<", "!\\[", "\\](", "`", "*", "**a ", "*。",
        ">", "> ", "- ",
        "<", "<a href=\"", "<!--", "&", "_a", "~", "|", "(", "\\", "[^1]", "<div>", "# ", "http://", "“**”后",
    })
    void takesTheWorstInItsStride(String piece) {
        Rendition made = RENDERER.render(Articles.markdown(piece.repeat(100_000 / piece.length())), "a.md", SeedLinks.NONE);
        assertThat(made.html()).endsWith("</body>\n</html>\n");
        assertThat(made.findings().size()).isLessThan(1000);
    }

    /** Each of them looked for its end through all the others. */
    @Test
    @Timeout(60)
    void seeksTheEndOfAnEscapedImageNearIt() {
        Rendition made = RENDERER.render(Articles.markdown("!\\[a\\](".repeat(300_000)), "a.md", SeedLinks.NONE);
        assertThat(made.html()).endsWith("</body>\n</html>\n");
    }

    @Test
    void showsAsTextWhatHoldsMoreMarkupThanMemory() {
        Rendition made = RENDERER.render(Articles.markdown("*".repeat(2_000_000)), "a.md", SeedLinks.NONE);
        assertThat(made.findings()).extracting(org.pressmark.capture.Finding::code).containsExactly("markup-too-dense");
        assertThat(made.html()).contains("<p>***").endsWith("</body>\n</html>\n");
    }

    @Test
    void theCoverStandsAboveTheBodyUnlessTheBodyShowsIt() {
        assertThat(page(withPictures("x", "c.jpg", "t.jpg")).select("header img").attr("src")).isEqualTo("c.jpg");
        assertThat(page(withPictures("x", "c.jpg", "t.jpg")).select("meta[property=og:image]").attr("content"))
                .isEqualTo("t.jpg");
        assertThat(page(withPictures("![](c.jpg)", "c.jpg")).select("header img")).isEmpty();
    }

    private static Article withPictures(String body, String... pictures) {
        return new Article(
                "t", List.of(), Optional.empty(), "en", List.of(), "", Format.MARKDOWN,
                new Article.Encoding("UTF-8", "utf-8-valid", 1, false), body, 1, List.of(pictures), Optional.empty(),
                Optional.empty(), List.of(), List.of());
    }
}
