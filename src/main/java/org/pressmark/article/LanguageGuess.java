package org.pressmark.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The language of a text: by its script, for Latin script by its small words. */
final class LanguageGuess {
    private static final int SAMPLE = 2_000;
    /** How far a sample may reach behind much code. */
    private static final int MOST = 20_000;
    private static final ChineseScript CHINESE = new ChineseScript();
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en", Set.of("the", "and", "of", "to", "is", "that", "it", "was", "for", "with", "this", "are", "be",
                    "have", "not", "you"),
            "de", Set.of("der", "die", "und", "das", "nicht", "ist", "den", "von", "zu", "mit", "ein", "eine", "auf",
                    "sich", "des", "im"),
            "fr", Set.of("le", "les", "et", "des", "est", "une", "dans", "que", "qui", "pour", "pas", "du", "sur",
                    "au", "il", "la"),
            "es", Set.of("el", "los", "y", "que", "una", "por", "con", "para", "las", "del", "se", "es", "la",
                    "como", "su", "lo"),
            "it", Set.of("il", "che", "di", "e", "una", "per", "non", "sono", "della", "gli", "con", "del", "è", "la",
                    "più", "le"),
            "pt", Set.of("o", "os", "que", "não", "uma", "com", "para", "do", "da", "em", "e", "dos", "as",
                    "um", "ao", "se"),
            "nl", Set.of("de", "het", "een", "en", "van", "niet", "dat", "is", "op", "te", "zijn", "voor", "met", "die",
                    "ik", "aan"));
    private static final Map<String, List<String>> LANGUAGES_OF = languagesOf();
    private static final Map<Character.UnicodeScript, String> BY_SCRIPT = Map.of(
            Character.UnicodeScript.GREEK, "el", Character.UnicodeScript.HEBREW, "he",
            Character.UnicodeScript.THAI, "th", Character.UnicodeScript.DEVANAGARI, "hi");
    private static final List<String> ENDINGS = List.of("http", "www.");

    private int latin;
    private int han;
    private int kana;
    private int hangul;
    private int cyrillic;
    private int arabic;
    private int simplified;
    private int traditional;
    private int japanese;
    private int ukrainian;
    private int persian;
    private int vietnamese;
    private Character.UnicodeScript other = Character.UnicodeScript.COMMON;
    private int others;
    private final java.util.Map<String, Integer> votes = new java.util.TreeMap<>();

    private LanguageGuess() {}

    /** The small words the other way round: one look-up a word. */
    private static Map<String, List<String>> languagesOf() {
        Map<String, List<String>> languages = new HashMap<>();
        SMALL_WORDS.forEach((tag, words) -> words.forEach(
                word -> languages.computeIfAbsent(word, any -> new ArrayList<>()).add(tag)));
        return Map.copyOf(languages);
    }

    /** The BCP 47 tag of a text's language, {@code und} where it cannot be told. Addresses and tags do not count. */
    static String of(String text, int from) {
        LanguageGuess guess = new LanguageGuess();
        guess.count(text, from, Math.min(text.length(), from + SAMPLE));
        return guess.tag();
    }

    /** A language as front matter gives it, as a tag; the text decides the script where Chinese leaves it open. */
    static Optional<String> declared(String value, String fromText) {
        String tag = value.strip().replace('_', '-').toLowerCase(Locale.ROOT).replaceAll("\\..*", "");
        boolean traditional = tag.matches("zh-(hant|tw|hk|mo)\\b.*|tw|hk|cht|zh-cht|繁體中文|繁体中文|正體中文");
        boolean simplified = tag.matches("zh-(hans|cn|sg|my)\\b.*|cn|chs|zh-chs|简体中文|簡體中文");
        if (traditional || simplified || tag.matches("zh|cmn|chinese|中文|zh-.*")) {
            if (tag.contains("hans") || tag.contains("hant") || !fromText.startsWith("zh-")) {
                return Optional.of(traditional ? "zh-Hant" : simplified ? "zh-Hans" : "zh");
            }
            return Optional.of(fromText);
        }
        String known = Map.of("english", "en", "jp", "ja", "japanese", "ja", "kr", "ko", "korean", "ko", "french", "fr",
                "german", "de", "spanish", "es", "russian", "ru").getOrDefault(tag, tag);
        boolean plausible = known.matches("[a-z]{2,3}(-[a-z0-9]{2,8}){0,8}") && !known.equals("und");
        return plausible ? Optional.of(Locale.forLanguageTag(known).toLanguageTag()) : Optional.empty();
    }

    /** Counts a sample; code is passed over and makes the sample end that much later, to a limit. */
    private void count(String text, int from, int until) {
        int i = from;
        int to = until;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '`') {
                int behind = behindCode(text, i);
                to = Math.min(Math.min(text.length(), from + MOST), to + behind - i);
                i = behind;
            } else if (c < 128 && Character.isLetter(c)) {
                i = latinWord(text, i, to);
            } else if (c == '<') {
                i = behindTag(text, i);
            } else {
                if (c >= 128) {
                    character(c);
                    i = Character.isLetter(c) && c < 0x250 ? latinWord(text, i, to) : i + 1;
                } else {
                    i++;
                }
            }
        }
    }

    /** The index behind a span or block of code; a backtick that closes nowhere near is only itself. */
    private static int behindCode(String text, int open) {
        boolean block = text.startsWith("```", open);
        int end = text.indexOf(block ? "```" : "`", open + (block ? 3 : 1));
        int near = block ? MOST : 300;
        return end < 0 || end - open > near ? open + (block ? 3 : 1) : end + (block ? 3 : 1);
    }

    /** The index behind a tag; an angle bracket that closes nowhere near is only itself. */
    private static int behindTag(String text, int open) {
        int limit = Math.min(text.length(), open + 500);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>' || c == '<') {
                return c == '>' ? i + 1 : i;
            }
        }
        return open + 1;
    }

    private int latinWord(String text, int from, int to) {
        char first = text.charAt(from);
        for (String address : ENDINGS) {
            if (first == address.charAt(0) && text.startsWith(address, from)) {
                int end = from;
                while (end < to && text.charAt(end) > ' ' && text.charAt(end) < 128 && text.charAt(end) != ')') {
                    end++;
                }
                return Math.max(end, from + 1);
            }
        }
        int end = from;
        while (end < to && text.charAt(end) < 0x250 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        latin += end - from;
        if (end - from <= 5) {
            String word = lower(text.substring(from, end));
            for (String tag : LANGUAGES_OF.getOrDefault(word, List.of())) {
                votes.merge(tag, 1, Integer::sum);
            }
        }
        return Math.max(end, from + 1);
    }

    private static String lower(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        return word;
    }

    private void character(char c) {
        if (c >= 0x4E00 && c <= 0x9FFF) {
            han++;
            int only = CHINESE.of(c);
            simplified += only == ChineseScript.SIMPLIFIED ? 1 : 0;
            traditional += only == ChineseScript.TRADITIONAL ? 1 : 0;
            japanese += only == ChineseScript.JAPANESE ? 1 : 0;
        } else if (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) {
            kana++;
        } else if (c >= 0xAC00 && c <= 0xD7A3) {
            hangul++;
        } else if (c >= 0x400 && c <= 0x52F) {
            cyrillic++;
            ukrainian += "іїєґІЇЄҐ".indexOf(c) >= 0 ? 1 : 0;
        } else if (c >= 0x600 && c <= 0x6FF) {
            arabic++;
            persian += "پچژگ".indexOf(c) >= 0 ? 1 : 0;
        } else if (c >= 0x1EA0 && c <= 0x1EF9) {
            vietnamese++;
        } else if (c >= 0x370 && c <= 0xE7F && Character.isLetter(c)) {
            other = Character.UnicodeScript.of(c);
            others++;
        }
    }

    private String tag() {
        int eastAsian = han + kana + hangul;
        int all = latin / 3 + eastAsian + cyrillic + arabic + others;
        if (all < 2) {
            return "und";
        }
        if (eastAsian * 3 >= all) {
            return eastAsian();
        }
        if (cyrillic * 2 > all) {
            return ukrainian * 50 > cyrillic ? "uk" : "ru";
        }
        if (arabic * 2 > all) {
            return persian * 100 > arabic ? "fa" : "ar";
        }
        if (others * 2 > all) {
            return BY_SCRIPT.getOrDefault(other, "und");
        }
        return vietnamese * 60 > latin ? "vi" : latinTag();
    }

    private String eastAsian() {
        if (hangul * 4 > han + kana) {
            return "ko";
        }
        boolean officialJapanese = kana > 0 && (kana + 2 * japanese) * 12 > han + kana;
        if (kana * 12 > han + kana || officialJapanese || japanese * 10 > han) {
            return "ja";
        }
        return traditional > simplified ? "zh-Hant" : simplified > 0 ? "zh-Hans" : "zh";
    }

    private String latinTag() {
        String best = "und";
        int most = 1;
        int second = 0;
        for (Map.Entry<String, Integer> vote : votes.entrySet()) {
            if (vote.getValue() > most) {
                second = most;
                most = vote.getValue();
                best = vote.getKey();
            } else {
                second = Math.max(second, vote.getValue());
            }
        }
        return most > second ? best : "und";
    }
}
