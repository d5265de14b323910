package org.pressmark.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A set of phrases that can be looked for at a place of a text; ASCII letters match in any case. */
final class Phrases {
    private final Map<Character, List<String>> byFirst = new HashMap<>();
    private final boolean[] first = new boolean[1 << 16];

    Phrases(String... phrases) {
        for (String phrase : phrases) {
            String lower = phrase.toLowerCase(Locale.ROOT);
            char c = lower.charAt(0);
            byFirst.computeIfAbsent(c, any -> new ArrayList<>()).add(lower);
            first[c] = true;
            first[Character.toUpperCase(c)] = true;
        }
        byFirst.values().forEach(list -> list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    /** Whether some phrase begins with this character: the quick question before {@link #match}. */
    boolean beginsWith(char c) {
        return first[c];
    }

    /** The length of the longest phrase at this place, 0 where there is none; Latin words match only as a whole. */
    int match(String text, int at, int to) {
        if (!first[text.charAt(at)]) {
            return 0;
        }
        List<String> candidates = byFirst.getOrDefault(Character.toLowerCase(text.charAt(at)), List.of());
        for (String phrase : candidates) {
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
        return at == from || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean isLatin(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
