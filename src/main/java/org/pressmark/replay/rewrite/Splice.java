package org.pressmark.replay.rewrite;

import java.util.ArrayList;
import java.util.List;

/** Collects insertions into one text, in any order, and makes them all at once. */
final class Splice implements Inserter {
    private final String original;
    private final List<Insertion> insertions = new ArrayList<>();

    Splice(String original) {
        this.original = original;
    }

    @Override
    public void insert(int at, String text) {
        if (at > original.length()) {
            throw new IllegalArgumentException("an insertion at " + at + " is past the end of the text");
        }
        insertions.add(new Insertion(at, text));
    }

    Rewritten result() {
        return result(original.length());
    }

    /** The text up to a place, with what was put in before it. */
    Rewritten result(int end) {
        if (insertions.isEmpty()) {
            return new Rewritten(original.substring(0, end), List.of());
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
        return new Rewritten(out.append(original, from, end).toString(), ordered);
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
