package org.pressmark.article;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The YAML most front matter is: a key, a colon, a blank and a plain or simply quoted scalar on each line. It reads
 * such lines as the grammar does and leaves anything else to it.
 */
final class PlainYaml {
    /** What may not begin a plain scalar, or begins something that is none. */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~.";

    private PlainYaml() {}

    /** The values by their keys in lower case; empty where a line is more than a plain pair. */
    static Optional<Map<String, Object>> read(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int to = end < 0 ? text.length() : end;
            if (!pair(text.substring(start, to), values)) {
                return Optional.empty();
            }
            start = to + 1;
        }
        return Optional.of(values);
    }

    private static boolean pair(String line, Map<String, Object> values) {
        int colon = line.indexOf(": ");
        if (colon <= 0 || !isKey(line, colon)) {
            return false;
        }
        String value = trimmed(line, colon + 2);
        boolean quoted = value.length() > 1 && value.charAt(0) == '"' && value.charAt(value.length() - 1) == '"';
        String inside = quoted ? value.substring(1, value.length() - 1) : value;
        return (quoted ? isPlainlyQuoted(inside) : isPlain(value))
                && values.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), inside) == null;
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

    private static boolean isPlainlyQuoted(String inside) {
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '"' || c == '\\' || !isPrintable(c)) {
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
