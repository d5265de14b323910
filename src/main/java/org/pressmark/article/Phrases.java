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
    /** Which two characters, mixed into one number, begin a phrase; some that do not share a number with one that does. */
    private final boolean[] pairs = new boolean[1 << 16];

    Phrases(String... phrases) {
        this(List.of(phrases));
    }

    private Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            String lower = phrase.toLowerCase(Locale.ROOT);
            char c = lower.charAt(0);
            byFirst.computeIfAbsent(c, any -> new ArrayList<>()).add(lower);
            first[c] = true;
            first[Character.toUpperCase(c)] = true;
            begin(c, lower.length() > 1 ? lower.charAt(1) : -1);
        }
        byFirst.values().forEach(list -> list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    /** The phrases of several sets. */
    static Phrases anyOf(Phrases... sets) {
        List<String> all = new ArrayList<>();
        for (Phrases set : sets) {
            set.byFirst.values().forEach(all::addAll);
        }
        return new Phrases(all);
    }

    private void begin(char c, int next) {
        for (char start : new char[] {c, Character.toUpperCase(c)}) {
            if (next < 0) {
                for (int any = 0; any < 1 << 16; any++) {
                    pairs[pair(start, (char) any)] = true;
                }
            } else {
                pairs[pair(start, (char) next)] = true;
                pairs[pair(start, Character.toUpperCase((char) next))] = true;
            }
        }
    }

    private static int pair(char c, char next) {
        return (c * 31 + next * 7) & 0xFFFF;
    }

    /** Whether a phrase may begin at a place: the quick question before {@link #match}. */
    boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        return first[c] && (at + 1 == text.length() || pairs[pair(c, text.charAt(at + 1))]);
    }

    /** The length of the longest phrase at this place, 0 where there is none; Latin words match only as a whole. */
    int match(String text, int at, int to) {
        if (!mayBegin(text, at)) {
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
