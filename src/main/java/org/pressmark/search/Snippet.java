package org.pressmark.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text with what was found marked.
 *
 * @param parts the text in its order, cut where marks begin and end
 */
public record Snippet(List<Part> parts) {
    private static final int BEFORE = 40;
    private static final int LENGTH = 220;

    /**
     * A run of characters.
     *
     * @param text the characters as they stand
     * @param hit whether they were looked for
     */
    public record Part(String text, boolean hit) {}

    public Snippet {
        parts = List.copyOf(parts);
    }

    /** The whole text without marks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    /** A text from its beginning on. */
    static Snippet whole(String text, int longest, List<PhraseWords> wanted) {
        String cut = text.length() <= longest ? text : text.substring(0, safe(text, longest)) + "…";
        return new Snippet(parts(cut, 0, cut.length(), marks(cut, wanted, cut.length())));
    }

    /** The surroundings of the first place where something stands that was looked for; else the beginning. */
    static Snippet around(String text, List<PhraseWords> wanted) {
        List<int[]> marks = marks(text, wanted, LENGTH);
        int first = marks.isEmpty() ? 0 : marks.get(0)[0];
        int from = safe(text, Math.max(0, first - BEFORE));
        int to = safe(text, Math.min(text.length(), from + LENGTH));
        List<Part> parts = new ArrayList<>();
        if (from > 0) {
            parts.add(new Part("…", false));
        }
        parts.addAll(parts(text, from, to, marks));
        if (to < text.length()) {
            parts.add(new Part("…", false));
        }
        return new Snippet(parts);
    }

    private static int safe(String text, int place) {
        boolean middle = place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
        return middle ? place - 1 : place;
    }

    private static List<Part> parts(String text, int from, int to, List<int[]> marks) {
        List<Part> parts = new ArrayList<>();
        int at = from;
        for (int[] mark : marks) {
            int start = Math.max(at, mark[0]);
            int end = Math.min(to, mark[1]);
            if (start < end) {
                add(parts, text.substring(at, start), false);
                add(parts, text.substring(start, end), true);
                at = end;
            }
        }
        add(parts, text.substring(at, to), false);
        return parts;
    }

    private static void add(List<Part> parts, String text, boolean hit) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, hit));
        }
    }

    /**
     * Where what is wanted stands, in the order of the ends: start and end. Nothing is looked for farther than so many
     * characters behind the first.
     */
    private static List<int[]> marks(String text, List<PhraseWords> wanted, int behind) {
        List<int[]> marks = new ArrayList<>();
        List<PhraseFinder> finders = wanted.stream().map(PhraseFinder::new).toList();
        TextPieces pieces = new TextPieces(text);
        int last = text.length();
        while (!finders.isEmpty() && pieces.next() && pieces.start() < last) {
            for (PhraseFinder finder : finders) {
                if (finder.endsWith(pieces)) {
                    last = marks.isEmpty() ? Math.min(last, pieces.end() + behind) : last;
                    marks.add(new int[] {finder.start(), pieces.end()});
                }
            }
        }
        return marks;
    }
}
