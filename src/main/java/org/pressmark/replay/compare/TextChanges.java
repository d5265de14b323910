package org.pressmark.replay.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The changes from one text to another: paragraph by paragraph, and within what stands at the same place word by word.
 * Words are runs of letters; a Chinese character is a word of its own.
 *
 * @param blocks runs of paragraphs that stayed, or that became others; in order
 * @param isWhole whether all was compared; of texts without end only the beginning is
 */
public record TextChanges(List<Block> blocks, boolean isWhole) {
    private static final int MOST_PARAGRAPHS = 20_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    /** What became of a part. */
    public enum Kind {
        /** It is in both texts. */
        SAME,
        /** It is only in the earlier one. */
        REMOVED,
        /** It is only in the later one. */
        ADDED
    }

    /**
     * A run of characters.
     *
     * @param kind what became of it
     * @param text the characters; paragraphs are told apart by line feeds
     */
    public record Part(Kind kind, String text) {}

    /**
     * Paragraphs that stand at the same place in both texts.
     *
     * @param parts what they are made of
     */
    public record Block(List<Part> parts) {
        public Block {
            parts = List.copyOf(parts);
        }

        /** Whether nothing in it changed. */
        public boolean isSame() {
            return parts.stream().allMatch(part -> part.kind() == Kind.SAME);
        }
    }

    public TextChanges {
        blocks = List.copyOf(blocks);
    }

    /** Compares two texts given as paragraphs. */
    public static TextChanges between(List<String> earlier, List<String> later) {
        List<String> a = bounded(earlier);
        List<String> b = bounded(later);
        List<Block> blocks = new ArrayList<>();
        for (Run run : runs(a, b)) {
            String from = String.join("\n", a.subList(run.a0, run.a1));
            String to = String.join("\n", b.subList(run.b0, run.b1));
            blocks.add(new Block(run.same ? List.of(new Part(Kind.SAME, from)) : words(from, to)));
        }
        return new TextChanges(blocks, a.size() == earlier.size() && b.size() == later.size());
    }

    private static List<String> bounded(List<String> paragraphs) {
        long characters = 0;
        int count = 0;
        while (count < Math.min(paragraphs.size(), MOST_PARAGRAPHS) && characters <= MOST_CHARACTERS) {
            characters += paragraphs.get(count++).length();
        }
        return paragraphs.subList(0, characters > MOST_CHARACTERS ? count - 1 : count);
    }

    /** How many characters are of a kind. */
    public long count(Kind kind) {
        return blocks.stream().flatMap(block -> block.parts().stream()).filter(part -> part.kind() == kind)
                .mapToLong(part -> part.text().codePoints().filter(c -> c != '\n').count()).sum();
    }

    /** Elements of both lists that stand together: the same ones, or those that became others. */
    private record Run(boolean same, int a0, int a1, int b0, int b1) {}

    private static List<Run> runs(List<String> a, List<String> b) {
        Map<String, Integer> numbers = new HashMap<>();
        Function<String, Integer> number = text -> numbers.computeIfAbsent(text, t -> numbers.size());
        EditScript script = EditScript.between(
                a.stream().map(number).mapToInt(Integer::intValue).toArray(),
                b.stream().map(number).mapToInt(Integer::intValue).toArray());
        List<Run> runs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            int a0 = i;
            int b0 = j;
            while (i < a.size() && j < b.size() && !script.removed(i) && !script.added(j)) {
                i++;
                j++;
            }
            boolean same = i > a0;
            while (!same && i < a.size() && script.removed(i)) {
                i++;
            }
            while (!same && j < b.size() && script.added(j)) {
                j++;
            }
            runs.add(new Run(same, a0, i, b0, j));
        }
        return runs;
    }

    private static List<Part> words(String from, String to) {
        List<String> a = Words.of(from);
        List<String> b = Words.of(to);
        List<Part> parts = new ArrayList<>();
        for (Run run : joined(runs(a, b), a)) {
            add(parts, run.same ? Kind.SAME : Kind.REMOVED, a.subList(run.a0, run.a1));
            if (!run.same) {
                add(parts, Kind.ADDED, b.subList(run.b0, run.b1));
            }
        }
        return parts;
    }

    /** What stayed by chance between two changes, no more than half of what changed on either side, is told as changed. */
    private static List<Run> joined(List<Run> runs, List<String> words) {
        List<Run> kept = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            Run before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            boolean between = run.same && before != null && i + 1 < runs.size();
            boolean chance = between && letters(run, words) * 2 <= Math.min(size(before), size(runs.get(i + 1)));
            if (before != null && !before.same && (chance || !run.same)) {
                kept.set(kept.size() - 1, new Run(false, before.a0, run.a1, before.b0, run.b1));
            } else {
                kept.add(run);
            }
        }
        return kept;
    }

    private static int letters(Run run, List<String> words) {
        return (int) words.subList(run.a0, run.a1)
                .stream()
                .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
                .count();
    }

    private static int size(Run run) {
        return Math.max(run.a1 - run.a0, run.b1 - run.b0);
    }

    private static void add(List<Part> parts, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new Part(kind, String.join("", words)));
        }
    }
}
