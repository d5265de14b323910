package org.pressmark.replay.rewrite;

/** Takes insertions; the offset counts in whatever text the caller was given. */
@FunctionalInterface
interface Inserter {
    void insert(int at, String text);
}
