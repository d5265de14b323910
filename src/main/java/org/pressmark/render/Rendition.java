package org.pressmark.render;

import java.util.List;
import java.util.Objects;
import org.pressmark.capture.Finding;

/**
 * The standalone page made from an article.
 *
 * @param html the whole page
 * @param text the article's words as plain text, for search and for the text record
 * @param findings site-generator syntax that was not understood, and the like
 */
public record Rendition(String html, String text, List<Finding> findings) {
    public Rendition {
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(text, "text");
        findings = List.copyOf(findings);
    }
}
