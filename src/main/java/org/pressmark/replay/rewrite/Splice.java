package org.pressmark.replay.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects insertions into one text, in any order, and makes them all at once. A page of few bytes may have an address
 * of many before each of its links; so what goes in has a bound.
 */
final class Splice implements Inserter {
    /** In UTF-16 units, over a whole document of 512 KB or a window of a longer one. */
    private static final int MOST = 2 << 20;

    /** What an insertion takes besides its text. */
    private static final int EACH = 40;

    private final String original;
    private final List<Insertion> insertions = new ArrayList<>();
    private int added;
    private boolean complete = true;

    Splice(String original) {
        this.original = original;
    }

    @Override
    public boolean insert(int at, String text) {
        boolean fits = added <= MOST - EACH - text.length();
        complete &= fits;
        return fits && need(at, text);
    }

    @Override
    public boolean need(int at, String text) {
        if (at > original.length()) {
            throw new IllegalArgumentException("an insertion at " + at + " is past the end of the text");
        }
        added += EACH + text.length();
        return insertions.add(new Insertion(at, text));
    }

    Rewritten result() {
        return result(original.length());
    }

    /** The text up to a place, with what was put in before it. */
    Rewritten result(int end) {
        if (insertions.isEmpty()) {
            return new Rewritten(original.substring(0, end), List.of(), complete);
        }
        List<Insertion> ordered = inOrder() ? insertions : insertions.stream().sorted().distinct().toList();
        int length = end;
        for (Insertion insertion : ordered) {
            length += insertion.text().length();
        }
        StringBuilder out = new StringBuilder(length);
        int from = 0;
        for (Insertion insertion : ordered) {
            out.append(original, from, insertion.at()).append(insertion.text());
            from = insertion.at();
        }
        return new Rewritten(out.append(original, from, end).toString(), ordered, complete);
    }

    private boolean inOrder() {
        for (int i = 1; i < insertions.size(); i++) {
            if (insertions.get(i - 1).at() >= insertions.get(i).at()) {
                return false;
            }
        }
        return true;
    }
}
