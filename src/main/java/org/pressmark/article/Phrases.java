package org.pressmark.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A set of phrases that can be looked for at a place of a text; ASCII letters match in any case. */
final class Phrases {
    /** The phrases by their first character in lower case, the longest first. */
    private final String[][] byFirst = new String[1 << 16][];
    private final boolean[] first = new boolean[1 << 16];
    /** Which three characters, mixed into one number, begin a phrase; some that do not share a number with one that does. */
    private final boolean[] starts = new boolean[1 << 16];
    /** The same for phrases of two characters. */
    private final boolean[] pairs = new boolean[1 << 16];
    private final boolean[] single = new boolean[1 << 16];

    Phrases(String... phrases) {
        this(List.of(phrases));
    }

    private Phrases(List<String> phrases) {
        Map<Character, List<String>> lists = new HashMap<>();
        for (String phrase : phrases) {
            String lower = phrase.toLowerCase(Locale.ROOT);
            char c = lower.charAt(0);
            lists.computeIfAbsent(c, any -> new ArrayList<>()).add(lower);
            first[c] = true;
            first[Character.toUpperCase(c)] = true;
            begin(lower);
        }
        lists.forEach((c, list) -> {
            list.sort(Comparator.comparingInt(String::length).reversed());
            byFirst[c] = list.toArray(String[]::new);
        });
    }

    /** The phrases of several sets. */
    static Phrases anyOf(Phrases... sets) {
        List<String> all = new ArrayList<>();
        for (Phrases set : sets) {
            for (String[] list : set.byFirst) {
                all.addAll(list == null ? List.of() : List.of(list));
            }
        }
        return new Phrases(all);
    }

    /** Marks how a phrase begins, in either case: by its first three characters, or by the two or one it has. */
    private void begin(String lower) {
        for (int cases = 0; cases < 8; cases++) {
            if (lower.length() > 2) {
                starts[start(cased(lower, 0, cases), cased(lower, 1, cases), cased(lower, 2, cases))] = true;
            } else if (lower.length() == 2) {
                pairs[start(cased(lower, 0, cases), cased(lower, 1, cases), (char) 0)] = true;
            } else {
                single[cased(lower, 0, cases)] = true;
            }
        }
    }

    private static char cased(String lower, int at, int cases) {
        return (cases >> at & 1) == 0 ? lower.charAt(at) : Character.toUpperCase(lower.charAt(at));
    }

    private static int start(char a, char b, char c) {
        return (a * 31 * 31 + b * 31 + c) & 0xFFFF;
    }

    /** Whether a phrase may begin at a place: the quick question before {@link #match}. */
    boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        if (!first[c]) {
            return false;
        }
        if (single[c] || at + 1 == text.length()) {
            return single[c];
        }
        char next = text.charAt(at + 1);
        return pairs[start(c, next, (char) 0)]
                || (at + 2 < text.length() && starts[start(c, next, text.charAt(at + 2))]);
    }

    /** The length of the longest phrase at this place, 0 where there is none; Latin words match only as a whole. */
    int match(String text, int at, int to) {
        if (!mayBegin(text, at)) {
            return 0;
        }
        for (String phrase : byFirst[Character.toLowerCase(text.charAt(at))]) {
            int end = at + phrase.length();
            if (end <= to && text.regionMatches(true, at, phrase, 0, phrase.length())
                    && (phrase.charAt(phrase.length() - 1) > 127 || end == to || !isLatin(text.charAt(end)))) {
                return phrase.length();
            }
        }
        return 0;
    }

    /** Whether nothing that belongs to a word stands in front: the place begins a word or an utterance. */
    static boolean startsUtterance(String text, int at, int from) {
        return at == from || !isPartOfWord(text.charAt(at - 1));
    }

    /** Whether a character belongs to a word: what stands behind it begins no utterance. */
    static boolean isPartOfWord(char c) {
        if (c < 128) {
            return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
        }
        return (c >= 0x4E00 && c < 0x9FF0) || Character.isLetterOrDigit(c);
    }

    private static boolean isLatin(char c) {
        return c < 128 && isPartOfWord(c);
    }
}
