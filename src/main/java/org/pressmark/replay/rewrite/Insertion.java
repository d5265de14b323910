package org.pressmark.replay.rewrite;

import java.util.Comparator;
import java.util.Objects;

/**
 * One change: text put into a document.
 *
 * @param at where, in UTF-16 units of the captured text
 * @param text what, ASCII only
 */
public record Insertion(int at, String text) implements Comparable<Insertion> {
    private static final Comparator<Insertion> ORDER =
            Comparator.comparingInt(Insertion::at).thenComparing(Insertion::text);

    public Insertion {
        Objects.requireNonNull(text, "text");
        if (at < 0) {
            throw new IllegalArgumentException("an insertion cannot stand before the text: " + at);
        }
    }

    @Override
    public int compareTo(Insertion other) {
        return ORDER.compare(this, other);
    }
}
