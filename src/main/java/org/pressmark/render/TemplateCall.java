package org.pressmark.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of a template, cut into words: {@code figure src="a.png" title='A b'}.
 *
 * @param name the first word
 * @param words the other words that have no name, quotes taken off
 * @param named the words with a name, in order
 */
record TemplateCall(String name, List<String> words, Map<String, String> named) {

    static TemplateCall of(String inside) {
        List<String> words = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        int at = 0;
        while (at < inside.length()) {
            if (inside.charAt(at) <= ' ') {
                at++;
                continue;
            }
            int end = wordEnd(inside, at);
            String word = inside.substring(at, end);
            int equals = word.indexOf('=');
            if (equals > 0 && isName(word.substring(0, equals))) {
                named.putIfAbsent(word.substring(0, equals), unquoted(word.substring(equals + 1)));
            } else {
                words.add(unquoted(word));
            }
            at = end;
        }
        String name = words.isEmpty() ? "" : words.remove(0);
        return new TemplateCall(name, words, named);
    }

    /** The first of those names that is given, else the word at that place, else nothing. */
    String argument(int place, String... names) {
        for (String wanted : names) {
            if (named.containsKey(wanted)) {
                return named.get(wanted);
            }
        }
        return place >= 0 && place < words.size() ? words.get(place) : "";
    }

    private static int wordEnd(String text, int from) {
        char quote = 0;
        int at = from;
        while (at < text.length() && (quote != 0 || text.charAt(at) > ' ')) {
            char c = text.charAt(at);
            if (quote == 0 && (c == '"' || c == '\'' || c == '`') && (at == from || text.charAt(at - 1) == '=')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            at++;
        }
        return at;
    }

    private static boolean isName(String text) {
        return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_');
    }

    private static String unquoted(String word) {
        int last = word.length() - 1;
        boolean quoted = last > 0 && word.charAt(0) == word.charAt(last) && "\"'`".indexOf(word.charAt(0)) >= 0;
        return quoted ? word.substring(1, last) : word;
    }
}
