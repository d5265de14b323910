package org.pressmark.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ToldPageTest {
    private static final String PAGE = "https://a.example/a.html";

    private static AssetAccount asset(int number) {
        return new AssetAccount(
                "https://x.example/" + number + ".png", number + ".png", PAGE, "image", "missing", "dns", "no such host",
                "2026-01-01T00:00:00Z", 0, "", "", 0, Optional.empty());
    }

    private static ToldPage told(List<AssetAccount> assets) throws IOException {
        return ToldPage.read(ProvenanceText.of(new PageAccount(
                        new PageAccount.Archived(PAGE, "urn:uuid:1", "sha256:ab", 10),
                new PageAccount.Archived("https://a.example/a.md", "urn:uuid:2", "sha256:cd", 5),
                        "a.md", Optional.empty(), List.of(), List.of(), assets,
                        new PageAccount.Run(Instant.parse("2026-01-01T00:00:00Z"), "Pressmark 1", "", "sha256:00", "things")))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatProvenanceTellsIsReadBack() throws IOException {
        ToldPage page = told(List.of(asset(1), asset(2)));

        assertThat(page.pageUrl()).isEqualTo(PAGE);
        assertThat(page.pageRecord()).isEqualTo("urn:uuid:1");
        assertThat(page.seedPath()).isEqualTo("a.md");
        assertThat(page.published()).isEmpty();
        assertThat(page.assets()).containsExactly(asset(1), asset(2));
    }

    @Test
    @Timeout(30)
    void aPageOfAHundredThousandAssetsIsAskedAboutForEachOfThem() throws IOException {
        ToldPage page = told(IntStream.range(0, 100_000).mapToObj(ToldPageTest::asset).toList());

        for (AssetAccount asset : page.assets()) {
            assertThat(page.pageRecord()).isEqualTo("urn:uuid:1");
            assertThat(page.seedPath()).isEqualTo("a.md");
            assertThat(asset.isMissing()).isTrue();
        }
    }
}
