package org.pressmark.render;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Finding;

/**
 * The standalone page made from an article.
 *
 * @param html the whole page
 * @param text the article's words as plain text, for search and for the text record
 * @param references what the page refers to; empty where the article holds HTML of its own and must be searched
 * @param findings site-generator syntax that was not understood, and the like
 */
public record Rendition(String html, String text, Optional<References> references, List<Finding> findings) {
    public Rendition {
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(references, "references");
        findings = List.copyOf(findings);
    }
}
