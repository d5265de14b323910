package org.pressmark.markup;

import java.util.List;

/**
 * Finds the addresses in CSS.
 *
 * <p>The text is cut into tokens as CSS Syntax Module Level 3 says, section 4, and only as much grammar is read as is
 * needed to tell an address from another string. So at-rules nobody knew when this was written do no harm, and what is
 * broken is read as a browser reads it. The time is linear in the length of the text, whatever its nesting.
 */
public final class CssReferences {
    private CssReferences() {}

    /** The addresses of a stylesheet, in the order of the text. Empty ones are left out. */
    public static List<CssReference> find(String css) {
        return new CssReader(css, false).read();
    }

    /** The addresses of a list of declarations, as a style attribute has them. */
    public static List<CssReference> inDeclarations(String declarations) {
        return new CssReader(declarations, true).read();
    }
}
