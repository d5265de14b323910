package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.article.Article;
import org.pressmark.article.SeedReader;
import org.pressmark.asset.AssetFinder;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.WebUrl;

class ScopeTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            * => true
            *.mp4 => true
            *.mp3 => false
            https://h.example/* => true
            http://h.example/* => false
            https://h.example/a/film.mp4 => true
            https://h.example/a => false
            *://h.example/*/film.* => true
            https:*film*film.mp4 => false
            *a*a* => true
            ^^ => false
            """)
    void aStarStandsForAnything(String pattern, boolean matches) {
        assertThat(Scope.matches(pattern, "https://h.example/a/film.mp4")).isEqualTo(matches);
    }

    @Test
    void aPatternOfManyStarsEndsSoon() {
        assertThat(Scope.matches("*a".repeat(1000) + "*b", "a".repeat(100_000))).isFalse();
    }

    @Test
    void rulesSayWhichPatternTheyAre() {
        Scope scope = new Scope(List.of("https://h.example/*"), List.of("*.mp4"), false, false);

        assertThat(scope.excluded(WebUrl.of("https://h.example/a.mp4"))).hasValue("--exclude *.mp4");
        assertThat(scope.excluded(WebUrl.of("https://h.example/a.png"))).isEmpty();
        assertThat(scope.notIncluded(WebUrl.of("https://h.example/a.png"))).isEmpty();
        assertThat(scope.notIncluded(WebUrl.of("https://other.example/a.png"))).isPresent();
        assertThat(Scope.ASSETS.notIncluded(WebUrl.of("https://other.example/a.png"))).isEmpty();
    }

    @Test
    void linkedPagesAndTheClaimedSourceAreGatheredWhereAsked() {
        WebUrl page = WebUrl.of("https://x.seeds.invalid/a.html");
        Article article = new SeedReader()
                .read("a.md", "转载自：https://source.example/1\n\ntext".getBytes(StandardCharsets.UTF_8));
        AssetScan scan = new AssetFinder().ofKnown(
                List.of("a.png"), List.of("b.html", "https://h.example/p", "mailto:a@h.example"), page);

        assertThat(urls(new Scope(List.of(), List.of(), true, false).widened(scan, article, page.origin())))
                .containsExactly("IMAGE https://x.seeds.invalid/a.png", "PAGE https://h.example/p");
        assertThat(urls(new Scope(List.of(), List.of(), false, true).widened(scan, article, page.origin())))
                .containsExactly("IMAGE https://x.seeds.invalid/a.png", "PAGE https://source.example/1");
        assertThat(Scope.ASSETS.widened(scan, article, page.origin())).isEqualTo(scan);
    }

    private static List<String> urls(AssetScan scan) {
        return scan.assets().stream().map(ScopeTest::line).toList();
    }

    private static String line(AssetRef ref) {
        return ref.kind() + " " + ref.url().orElseThrow();
    }
}
