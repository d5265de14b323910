package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The YAML most front matter is: a key, a colon, a blank and a plain or simply quoted scalar on each line, or a list of
 * such scalars, in brackets or an item a line. It reads such lines as the grammar does and leaves anything else to it.
 */
final class PlainYaml {
    /** What may not begin a plain scalar, or begins something that is none. */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~.";

    private PlainYaml() {}

    /** The values by their keys in lower case; empty where a line is more than a plain pair or item. */
    static Optional<Map<String, Object>> read(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int start = 0; start < text.length(); ) {
            int end = lineEnd(text, start);
            String line = text.substring(start, end);
            boolean list = line.length() > 1 && trimmed(line, 0).endsWith(":") && isItem(text, end + 1);
            if (list) {
                List<Object> items = new ArrayList<>();
                end = items(text, end + 1, items);
                if (end < 0 || !putList(line, items, values)) {
                    return Optional.empty();
                }
            } else if (!pair(line, values)) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(values);
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private static boolean isItem(String text, int start) {
        return text.startsWith("- ", start + indent(text, start));
    }

    private static int indent(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - start;
    }

    /** Reads the items from a place on, all equally indented; the end of the last one's line, -1 where one is more. */
    private static int items(String text, int from, List<Object> items) {
        int indent = indent(text, from);
        int start = from;
        while (start < text.length() && isItem(text, start)) {
            int end = lineEnd(text, start);
            if (indent(text, start) != indent) {
                return -1;
            }
            String inside = unquoted(trimmed(text.substring(start, end), indent + 2));
            if (inside == null) {
                return -1;
            }
            items.add(inside);
            start = end + 1;
        }
        boolean keyFollows = start >= text.length() || indent(text, start) == 0;
        return keyFollows ? start - 1 : -1;
    }

    private static boolean putList(String line, List<Object> items, Map<String, Object> values) {
        String key = trimmed(line, 0);
        return !line.startsWith(" ") && isKey(key, key.length() - 1)
                && values.putIfAbsent(key.substring(0, key.length() - 1).toLowerCase(Locale.ROOT), items) == null;
    }

    private static boolean pair(String line, Map<String, Object> values) {
        int colon = line.indexOf(": ");
        if (colon <= 0 || !isKey(line, colon)) {
            return false;
        }
        String value = trimmed(line, colon + 2);
        Object read = value.startsWith("[") ? flow(value) : unquoted(value);
        return read != null && values.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), read) == null;
    }

    /** A list in brackets on one line; null where an item is more than a plain or simply quoted scalar. */
    private static List<Object> flow(String value) {
        if (!value.endsWith("]") || value.length() < 3) {
            return null;
        }
        List<Object> items = new ArrayList<>();
        for (String part : value.substring(1, value.length() - 1).split(",", -1)) {
            String item = trimmed(part, 0);
            String inside = unquoted(item);
            if (inside == null || inside.chars().anyMatch(c -> "[]{}?:".indexOf(c) >= 0)) {
                return null;
            }
            items.add(inside);
        }
        return items;
    }

    /** The scalar of a value; null where the value is more than a plain or simply quoted one. */
    private static String unquoted(String value) {
        int last = value.length() - 1;
        char quote = last > 0 && value.charAt(0) == value.charAt(last) ? value.charAt(0) : 0;
        if (quote == '"' || quote == '\'') {
            String inside = value.substring(1, last);
            return isPlainlyQuoted(inside, quote) ? inside : null;
        }
        return isPlain(value) ? value : null;
    }

    /** Without the blanks at both ends; white space of other kinds stays and is no plain scalar. */
    private static String trimmed(String line, int start) {
        int from = start;
        int to = line.length();
        while (from < to && line.charAt(from) == ' ') {
            from++;
        }
        while (to > from && line.charAt(to - 1) == ' ') {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isKey(String line, int to) {
        for (int i = 0; i < to; i++) {
            char c = line.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || (c != '_' && c != '-' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String value) {
        if (value.isEmpty() || INDICATORS.indexOf(value.charAt(0)) >= 0) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean odd = c == '#' || (c == ':' && (i + 1 == value.length() || value.charAt(i + 1) <= ' '));
            if (odd || !isPrintable(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainlyQuoted(String inside, char quote) {
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == quote || c == '\\' || !isPrintable(c)) {
                return false;
            }
        }
        return true;
    }

    /** Printable beyond any doubt; blanks of other scripts are left to the grammar too. */
    private static boolean isPrintable(char c) {
        return (c >= ' ' && c < 0x7F) || (c >= 0xA1 && c < 0x1680) || (c >= 0x2010 && c < 0x2028)
                || (c >= 0x2030 && c < 0x205F) || (c >= 0x2070 && c < 0x3000) || (c > 0x3000 && c < 0xD800);
    }
}
