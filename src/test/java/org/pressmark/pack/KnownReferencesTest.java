package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pressmark.article.SeedReader;
import org.pressmark.asset.AssetFinder;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.WebUrl;
import org.pressmark.render.ArticleRenderer;
import org.pressmark.render.Rendition;
import org.pressmark.render.SeedLinks;

/** What the renderer says a page refers to is what a search of the page's HTML finds. */
class KnownReferencesTest {
    private static final WebUrl PAGE = WebUrl.of("https://example.seeds.invalid/2020/post.html");
    private static final SeedLinks LINKS = new SeedLinks() {
        @Override
        public Optional<String> page(String path) {
            return path.equals("2020/other.md") ? Optional.of("/2020/other.html") : Optional.empty();
        }

        @Override
        public Optional<String> pageNamed(String name) {
            return name.equals("Note") ? Optional.of("/Note.html") : Optional.empty();
        }
    };
    private static final List<String> PIECES = List.of(
            "![", "](", ")", "[", "]", "(", "a.png", "b%20c.jpg", "http://h.example/x?a=1&b=2", "https://例子.example/图.png",
            " \"title\"", "<b.gif>", "<", ">", "&amp;", "&#10;", "&#xD800;", "&#0;", "&quot;", "\\", "*", "**", "`", "~~", "_",
            "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n# ", "\n| a | b |\n|---|---|\n| ", " | ", "\n[ref]: c.png\n", "[ref]",
            "![ref]", "[x](other.md#y)", "[[Note]]", "![[p.png]]", "{{ site.baseurl }}/d.png", "words ", "文字", "。", "“", "”",
            "//host.example/e.png", "data:image/png;base64,AAAA", "mailto:a@example.org", "javascript:x", "#part", " ",
            "\t", "\u007F", "\u0001", "\uD800", "\u200B", "😀", "[^1]", "\n[^1]: ![](f.png)\n", "<img src=g.png>",
            "<!--", "www.a.example",
            "- [ ] task", "\n    code ![](h.png)", "\n```\n![](i.png)\n", "ftp://h.example/j", "../k.png", "..", "/l.png", "?q=m",
            "来源：https://source.example/", "https://h.example/é'\"");

    @Test
    void theyAreWhatTheirPagesHold() {
        SplittableRandom random = new SplittableRandom(7);
        SeedReader reader = new SeedReader();
        ArticleRenderer renderer = new ArticleRenderer("test");
        AssetFinder finder = new AssetFinder();
        int known = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder body = new StringBuilder();
            for (int n = 1 + random.nextInt(24); n > 0; n--) {
                body.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String name = i % 5 == 0 ? "2020/post.txt" : "2020/post.md";
            Rendition page = renderer.render(
                    reader.read(name, body.toString().getBytes(StandardCharsets.UTF_8)), name, LINKS);
            AssetScan searched = finder.inHtml(page.html(), PAGE, StandardCharsets.UTF_8);
            Optional<AssetScan> told =
                    page.references().map(refs -> finder.ofKnown(refs.images(), refs.links(), PAGE));
            known += told.isPresent() ? 1 : 0;
            assertThat(told.orElse(searched)).as("body: %s", body).isEqualTo(searched);
        }
        assertThat(known).as("bodies that need no search").isGreaterThan(500);
    }

    @Test
    void nestingDeeperThanAParserOfHtmlFollowsIsSearched() {
        Rendition page = new ArticleRenderer("test").render(
                new SeedReader().read("a.md", ("> ".repeat(300) + "![](a.png)").getBytes(StandardCharsets.UTF_8)), "a.md", LINKS);

        assertThat(page.references()).isEmpty();
    }
}
