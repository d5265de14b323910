package org.pressmark.replay.rewrite;

/** Takes insertions; the offset counts in whatever text the caller was given. */
@FunctionalInterface
interface Inserter {
    /** Puts in a text; says whether it was taken, for a document that would grow without bounds is left as it is. */
    boolean insert(int at, String text);

    /** The same for a text without which the document must not be shown. */
    default boolean need(int at, String text) {
        return insert(at, text);
    }
}
