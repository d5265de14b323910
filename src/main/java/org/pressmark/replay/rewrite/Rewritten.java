package org.pressmark.replay.rewrite;

import java.util.List;
import java.util.Objects;

/**
 * A rewritten document and the way back.
 *
 * @param text the document with the insertions in it
 * @param insertions what was put in, in the order of the text; offsets count in the captured text
 * @param complete whether all was put in that should have been; not so where the text would have grown without bounds
 */
public record Rewritten(String text, List<Insertion> insertions, boolean complete) {
    public Rewritten {
        Objects.requireNonNull(text, "text");
        insertions = List.copyOf(insertions);
    }

    /** The document as it was captured: the insertions are cut out, and each must be where it was put. */
    public String original() {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        int added = 0;
        for (Insertion insertion : insertions) {
            int at = insertion.at() + added;
            if (!text.startsWith(insertion.text(), at)) {
                throw new IllegalStateException("what was inserted at " + insertion.at() + " is not there");
            }
            out.append(text, from, at);
            from = at + insertion.text().length();
            added += insertion.text().length();
        }
        return out.append(text, from, text.length()).toString();
    }
}
