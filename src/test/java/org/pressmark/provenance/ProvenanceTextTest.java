package org.pressmark.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pressmark.capture.Finding;

final class ProvenanceTextTest {
    private static final String PAGE = "https://a.example/a.html";

    private static PageAccount account(String operator) {
        return new PageAccount(
                new PageAccount.Archived(PAGE, "urn:uuid:1", "sha256:ab", 10),
                new PageAccount.Archived("https://a.example/a.md", "urn:uuid:2", "sha256:cd", 5),
                "a\"\n\u001b.md", Optional.empty(), List.of(new Finding("odd", "something \"odd\"\u0000", 3)), List.of(),
                List.of(
                        new AssetAccount("https://x.example/p.png", "p.png", PAGE, "image", "captured", "", "",
                                "2026-01-01T00:00:00Z", 200, "image/png", "sha256:ef", 7, Optional.empty()),
                        new AssetAccount("", "http://a b/", PAGE, "image", "missing", "bad-address", "not an address",
                                "2026-01-01T00:00:00Z", 0, "", "", 0, Optional.empty())),
                new PageAccount.Run(Instant.parse("2026-01-01T00:00:00Z"), "Pressmark 1", operator, "sha256:00", "things"));
    }

    private static void wholeJson(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            int depth = 0;
            while (json.nextToken() != null) {
                depth++;
            }
            assertThat(depth).isPositive();
        }
    }

    @Test
    void hostileNamesStayInsideTheirStrings() throws IOException {
        String text = ProvenanceText.of(account("Someone \"else\""));

        wholeJson(text);
        assertThat(text).doesNotContain("\u001b").doesNotContain("\u0000").doesNotContain("\n");
        assertThat(text).contains("\"@id\":\"urn:pressmark:provenance:" + PAGE + "\"");
    }

    @Test
    void everyAssetIsToldMissingOnesWithTheirCause() throws IOException {
        String text = ProvenanceText.of(account(""));

        assertThat(text).contains("\"premis:outcome\":\"captured\"", "\"pressmark:httpStatus\":200")
                .contains("\"premis:outcome\":\"missing\",\"pressmark:cause\":\"bad-address\"")
                .doesNotContain("#operator");
        assertThat(text).isEqualTo(ProvenanceText.of(account("")));
    }

    @Test
    void pageFactsNameEveryAddress() throws IOException {
        String text = PageInfoText.of(account(""));

        wholeJson(text);
        assertThat(text).contains("\"https://x.example/p.png\":{\"status\":200,\"mime\":\"image/png\"")
                .contains("\"error\":\"bad-address\"");
    }
}
