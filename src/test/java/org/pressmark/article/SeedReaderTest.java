package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Finding;

/** Whole articles: the given seed, HTML pages, lines of JSON, and what is meant to hurt. */
class SeedReaderTest {
    private final SeedReader reader = new SeedReader();

    private Article read(String path, String text) {
        return reader.read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theGivenSeedIsReadWithItsClaimAndItsDisclaimer() throws IOException {
        try (SeedSource seeds = SeedSources.open(Path.of("seeds"))) {
            String path = "000_6317052b93716a15.txt";
            Article article = reader.read(path, seeds.seed(path).bytes().bytes());

            assertThat(article.title()).isEqualTo("北约领导人联合声明：不以任何方式支持俄罗斯");
            assertThat(article.claim()).contains(new Article.Claim("https://gnews.org/zh-hans/2225288/",
                    "`英國倫敦喜莊園 Himalaya London Club UK` [轉載自GNews](https://gnews.org/zh-hans/2225288/)", 4));
            assertThat(article.language()).isEqualTo("zh-Hans");
            assertThat(article.format()).isEqualTo(Article.Format.MARKDOWN);
            assertThat(article.encoding()).isEqualTo(new Article.Encoding("UTF-8", "utf-8-valid", 1, false));
            assertThat(article.rights()).singleElement().extracting(Article.Quote::text)
                    .isEqualTo("免责声明：本文内容仅代表作者个人观点，平台不承担任何法律风险。");
            assertThat(article.bodyLine()).isEqualTo(4);
            assertThat(article.published()).isEmpty();
            assertThat(article.authors()).isEmpty();
            assertThat(article.findings()).isEmpty();
        }
    }

    @Test
    void aPageIsReadByItsHead() {
        Article article = read("2018/a.html", """
                <!DOCTYPE html><html lang="zh-TW"><head><title>新聞標題 - 某報</title>
                <meta property="og:title" content="新聞標題"><meta name="author" content="張三">
                <meta property="article:published_time" content="2022-03-25T10:00:00+08:00">
                <meta name="description" content="一句話"><meta name="keywords" content="甲,乙">
                <link rel="canonical" href="https://news.example/1"></head>
                <body><h1>新聞標題</h1>
                <p>這是正文。</p>
                <p>轉載自：<a href="https://a.example/1">某站</a></p>
                <footer>© 2022 某報</footer></body></html>
                """);

        assertThat(article.title()).isEqualTo("新聞標題");
        assertThat(article.authors()).containsExactly("張三");
        assertThat(article.published()).contains("2022-03-25T10:00:00+08:00");
        assertThat(article.language()).isEqualTo("zh-Hant");
        assertThat(article.description()).isEqualTo("一句話");
        assertThat(article.tags()).containsExactly("甲", "乙");
        assertThat(article.canonical()).contains("https://news.example/1");
        assertThat(article.claim()).contains(
                new Article.Claim("https://a.example/1", "轉載自：[某站](https://a.example/1)", 8));
        assertThat(article.rights()).containsExactly(new Article.Quote("© 2022 某報", 9));
        assertThat(article.format()).isEqualTo(Article.Format.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<title>T</title><h1>H</h1>", "<h1>T</h1>", "<h2>T</h2><h3>x</h3>", "<title> </title><h1><a href=/>T</a></h1>",
        "---\ntitle: T\n---\n<title>Not this</title>", "<meta name='twitter:title' content='T'>"
    })
    void titlesOfPages(String html) {
        assertThat(read("a.htm", html).title()).isEqualTo("T");
    }

    @Test
    void aDateInLinkedDataCounts() {
        Article article = read("a.html",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2022-03-25\"}</script>x");

        assertThat(article.published()).contains("2022-03-25");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            <!doctype html>¶<!-- saved from url=(0026)https://a.example/full/a.html -->¶<title>T</title> => https://a.example/full/a.html
            <html><!--¶ Page saved with SingleFile ¶ url: https://a.example/1?a=1 ¶ saved date: Thu Jan 02 2020¶-->¶x => https://a.example/1?a=1
            <meta name="source" content="web.clip"><meta name="source-url" content="https://a.example/2"> => https://a.example/2
            <body><meta itemprop="source-url" content="https://a.example/3">x => https://a.example/3
            <!-- saved from url=(0014)about:internet -->x => ^^
            <p>saved from url=(0026)https://a.example/4 => ^^
            """)
    void whereAPageWasSavedFromIsItsClaim(String html, String url) {
        assertThat(read("a.html", html.replace('¶', '\n')).claim().map(Article.Claim::url).orElse("")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            <p>x</p><footer>By <a class="p-author h-card" href="/">Jane Doe</a></footer> => Jane Doe
            <div itemprop="author" itemscope><meta itemprop="name" content="张三"><meta itemprop="url" content="/z"></div> => 张三
            <span itemprop="author"><a><span itemprop="name">Jane</span>, editor</a></span> => Jane
            <a rel="author" href="/jane">Jane</a><p>x</p><a rel="author" href="/jane">Jane</a> => Jane
            <a rel="author">Jane</a><a rel="author">John</a> => ^^
            <div itemprop="comment" itemscope><b itemprop="author">Reader</b></div> => ^^
            <body><meta itemprop="author" content="A">x => A
            <meta name="author" content="A"><a rel="author">B</a> => A
            <script type="application/ld+json">{"author":[{"@type":"Person","name":"A"},{"name":"B"}]}</script> => A|B
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"Article","author":{"name":"A"}}]}</script> => A
            <script type="application/ld+json">[{"@type":"NewsArticle","author":"A"}]</script> => A
            <script type="application/ld+json">{"author":{"@id":"#x"}</script> => ^^
            """)
    void whoIsNamedInThePage(String html, String authors) {
        assertThat(String.join("|", read("a.html", "<title>T</title>" + html).authors())).isEqualTo(authors);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            <em id="publish_time"></em><script>var ct = "1577959200"; var x = 1;</script> => 2020-01-02T10:00:00Z
            <script>var act = "1577959200";</script> => ^^
            <meta name="created" content="2020-01-02 10:00:00 +0000"> => 2020-01-02T10:00:00Z
            <meta itemprop="created" content="20200102T100000Z"><meta itemprop="updated" content="20210102T100000Z"> => 2020-01-02T10:00:00Z
            <script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2020-01-02"}]</script> => 2020-01-02
            """)
    void whenAPageSaysItWasSentOut(String html, String date) {
        assertThat(read("a.html", "<title>T</title>" + html).published().orElse("")).isEqualTo(date);
    }

    @Test
    void aLineOfJsonIsAnArticle() {
        Article article = read("7.json", """
                {"url": "https://a.example/1", "title": "T", "published_at": "2022-03-25T10:00:00Z",
                 "authors": [{"name": "Jane"}, "John"], "text": "The body of it.", "tags": ["x"], "views": 3}""");

        assertThat(article.title()).isEqualTo("T");
        assertThat(article.published()).contains("2022-03-25T10:00:00Z");
        assertThat(article.authors()).containsExactly("Jane", "John");
        assertThat(article.body()).isEqualTo("The body of it.");
        assertThat(article.format()).isEqualTo(Article.Format.TEXT);
        assertThat(article.claim().orElseThrow().url()).isEqualTo("https://a.example/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "MARKDOWN {\"markdown\": \"# T\", \"html\": \"<h1>x</h1>\"}", "HTML {\"html\": \"<h1>T</h1>\", \"text\": \"T\"}",
        "HTML {\"content\": \"<p>Text</p>\", \"title\": \"T\"}", "MARKDOWN {\"body\": \"# T\\n\\n[a](b)\"}",
        "TEXT {\"title\": \"T\", \"content\": \"plain\"}", "TEXT {\"headline\": \"T\", \"articleBody\": \"plain\"}",
        "TEXT {\"标题\": \"T\", \"正文\": \"文字\"}"
    })
    void theBodyOfALineOfJsonIsReadByItsName(String row) {
        Article article = read("a.json", row.substring(row.indexOf(' ') + 1));

        assertThat(article.title()).isEqualTo("T");
        assertThat(article.format().name()).isEqualTo(row.substring(0, row.indexOf(' ')));
    }

    @Test
    void aBrokenLineOfJsonIsKeptAsText() {
        Article article = read("5.json", "{\"title\": \"x");

        assertThat(article.body()).isEqualTo("{\"title\": \"x");
        assertThat(article.findings()).extracting(Finding::code).containsExactly("json-invalid");
    }

    @Test
    void aTextFileWithoutMarkdownIsText() {
        assertThat(read("a.txt", "作者：张三\n\n普通的文字。").format()).isEqualTo(Article.Format.TEXT);
        assertThat(read("a.txt", "标题: T\n作者: 张三\n\n普通的文字。").format()).isEqualTo(Article.Format.TEXT);
        assertThat(read("a.txt", "---\ntitle: T\n---\n普通的文字。").format()).isEqualTo(Article.Format.MARKDOWN);
        assertThat(read("a.txt", "# 标题\n\n文字").format()).isEqualTo(Article.Format.MARKDOWN);
        assertThat(read("a.txt", "<!doctype html><title>T</title>").format()).isEqualTo(Article.Format.HTML);
    }

    @Test
    void linesMayEndInAnyWay() {
        assertThat(read("a.md", "---\r\ntitle: T\r\n---\r\nBody\r\n").body()).isEqualTo("Body\r\n");
        assertThat(read("a.md", "---\rtitle: T\r---\r# H\rBody").title()).isEqualTo("T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<", "(", "![", "**", "`", "> ", "# ", "[a](", "\\", "&", "来源：", "_", "{", "\"", "- ", "<a>",
        "\n", "\n---\n", "\n```\n", "---\n", "+++\n", "a: b\n", "<div>", "转载自 ", "1. ", "\uFEFF", "https://"})
    void whatIsMeantToHurtIsReadInLinearTime(String piece) {
        String text = piece.repeat(300_000 / piece.length());

        assertThat(read("a.md", text).title()).isNotEmpty();
        assertThat(read("a.md", "# " + text).title()).isNotEmpty();
    }

    @Test
    void tenMegabytesInOneLineAreRead() {
        assertThat(read("a.md", "字".repeat(3_500_000)).title()).isEqualTo("a");
    }

    @RepeatedTest(40)
    void noBytesMakeTheReaderFail(RepetitionInfo turn) {
        Random random = new Random(turn.getCurrentRepetition());
        byte[] bytes = new byte[random.nextInt(3000)];
        random.nextBytes(bytes);
        String path = "a." + new String[] {"md", "txt", "html", "json"}[turn.getCurrentRepetition() % 4];

        assertThat(reader.read(path, bytes).title()).isNotEmpty();
    }

    @RepeatedTest(100)
    void noMixtureOfMarksMakesTheReaderFail(RepetitionInfo turn) {
        String[] marks = {"---\n", "+++\n", "{", "}", "\"", ": ", "title", "\n", "[", "](", ")", "**", "#", "# ", "```",
                "<h1>", "</h1>",
            "来源：", "http://x", "作者：", "2022-03-25", "- ", "&a ", "*a", "|", ">", "\t", "!!x ", "'", "By Jane", "©",
            "\\", "\0", "=", "'''"};
        Random random = new Random(turn.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(marks[random.nextInt(marks.length)]);
        }
        for (String path : new String[] {"a.md", "a.txt", "a.html", "a.json"}) {
            assertThat(read(path, text.toString()).title()).isNotEmpty();
            assertThat(read(path, "---\n" + text).title()).isNotEmpty();
            assertThat(read(path, "+++\n" + text + "\n+++\n").title()).isNotEmpty();
        }
    }
}
