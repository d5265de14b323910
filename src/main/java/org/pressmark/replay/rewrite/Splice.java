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

    /** Elements that the parser had to clone report the same place twice: the same insertion is made once. */
    Rewritten result() {
        if (insertions.isEmpty()) {
            return new Rewritten(original, List.of());
        }
        List<Insertion> ordered = insertions.stream().sorted().distinct().toList();
        int length = original.length() + ordered.stream().mapToInt(i -> i.text().length()).sum();
        StringBuilder out = new StringBuilder(length);
        int from = 0;
        for (Insertion insertion : ordered) {
            out.append(original, from, insertion.at()).append(insertion.text());
            from = insertion.at();
        }
        return new Rewritten(out.append(original, from, original.length()).toString(), ordered);
    }
}
