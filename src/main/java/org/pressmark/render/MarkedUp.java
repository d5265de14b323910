package org.pressmark.render;

import java.util.Optional;

/**
 * A body as HTML.
 *
 * @param text its words
 * @param references what it refers to; empty where it holds raw HTML that the author wrote, which may be unclosed
 */
record MarkedUp(CharSequence html, String text, Optional<References> references) {
    boolean raw() {
        return references.isEmpty();
    }
}
