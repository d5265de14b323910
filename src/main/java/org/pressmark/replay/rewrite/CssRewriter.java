package org.pressmark.replay.rewrite;

import java.util.List;
import org.pressmark.markup.CssReference;
import org.pressmark.markup.CssReferences;

/** Points the addresses of a stylesheet, or of a list of declarations, at the archive. */
final class CssRewriter {
    private final References references;

    CssRewriter(References references) {
        this.references = references;
    }

    /** A piece of a long sheet, up to where a rule ends; a whole one in one piece. */
    int window(String css, boolean last, Inserter out) {
        int end = last ? css.length() : css.lastIndexOf('}') + 1;
        sheet(css.substring(0, end), out);
        return end;
    }

    void sheet(String css, Inserter out) {
        point(css, CssReferences.find(css), out);
        if (references.scope().framed()) {
            SelectorRewriter.rewrite(css, out);
        }
    }

    void declarations(String css, Inserter out) {
        if (css.indexOf('(') >= 0) {
            point(css, CssReferences.inDeclarations(css), out);
        }
    }

    private void point(String css, List<CssReference> found, Inserter out) {
        for (CssReference reference : found) {
            references.point(reference.value(), modifier(reference.kind()), inserter(css, reference, out));
        }
    }

    /** Where the address is spelled with escapes, places inside it are not known: only its front is used. */
    private static Inserter inserter(String css, CssReference reference, Inserter out) {
        boolean plain = reference.end() - reference.start() == reference.value().length()
                && css.startsWith(reference.value(), reference.start());
        int front = plain ? 0 : ReferenceText.of(reference.value()).start();
        return (at, text) -> {
            if (plain) {
                return out.insert(reference.start() + at, text);
            }
            return at == front && out.insert(reference.start(), text);
        };
    }

    private static Modifier modifier(CssReference.Kind kind) {
        return switch (kind) {
            case IMPORT -> Modifier.STYLE;
            case FONT -> Modifier.OBJECT;
            case IMAGE, OTHER -> Modifier.IMAGE;
        };
    }
}
