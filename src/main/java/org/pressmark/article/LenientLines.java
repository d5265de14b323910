package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Front matter read line by line, for what is no valid YAML or TOML: {@code key: value}, {@code key = value}, lists in
 * brackets or as {@code - item}. Nothing makes it fail; what is no key is left out.
 */
final class LenientLines {
    private static final int MAX_KEY = 60;
    private static final int MAX_KEYS = 1000;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private String key = "";

    /** Reads lines; a key given twice keeps its first value. */
    static LenientLines read(String text) {
        LenientLines reader = new LenientLines();
        text.lines().forEach(reader::line);
        return reader;
    }

    Map<String, Object> values() {
        return values;
    }

    /** The keys given more than once. */
    List<String> repeated() {
        return repeated;
    }

    /** The length of the key a line begins with, 0 where it begins with none. A key has letters and no sentence. */
    static int keyLength(String line) {
        int end = 0;
        while (end < line.length() && end <= MAX_KEY && ":=：".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        if (end == 0 || end > MAX_KEY || end >= line.length()) {
            return 0;
        }
        boolean separated = end + 1 == line.length() || line.charAt(end) != ':' || isValueStart(line, end + 1);
        String name = line.substring(0, end).strip();
        boolean word = !name.isEmpty() && name.chars().allMatch(LenientLines::isKeyCharacter)
                && Character.isLetter(unquote(name).isEmpty() ? '-' : unquote(name).codePointAt(0))
                && name.chars().filter(c -> c == ' ').count() <= 2;
        return separated && word ? end : 0;
    }

    private static boolean isValueStart(String line, int at) {
        char c = line.charAt(at);
        boolean property = c == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' '); // Logseq: title:: Notes
        return property || c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '[' || c > 127
                || Character.isLetterOrDigit(c);
    }

    private static boolean isKeyCharacter(int c) {
        return Character.isLetterOrDigit(c) || "-_. \u3000\"'@$".indexOf(c) >= 0;
    }

    private void line(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith("- ") && !key.isEmpty()) {
            item(unquote(text.substring(2).strip()));
            return;
        }
        boolean indented = line.startsWith("  ");
        int length = indented && !key.isEmpty() ? 0 : keyLength(text);
        if (length > 0) {
            int from = length + (text.startsWith("::", length) ? 2 : 1);
            put(unquote(text.substring(0, length).strip()).toLowerCase(Locale.ROOT), text.substring(from).strip());
        } else if (!key.isEmpty() && values.get(key) instanceof String before) {
            values.put(key, before.isEmpty() ? unquote(text) : before + " " + text);
        }
    }

    private void put(String name, String value) {
        key = name;
        if (values.containsKey(name)) {
            repeated.add(name);
            key = "";
        } else if (values.size() < MAX_KEYS) {
            values.put(name, value.startsWith("[") && value.endsWith("]") ? list(value) : scalar(value));
        }
    }

    private void item(String value) {
        List<Object> items = new ArrayList<>();
        if (values.get(key) instanceof List<?> before) {
            items.addAll(before.size() < MAX_KEYS ? before : List.of());
        }
        items.add(value);
        values.put(key, items);
    }

    private static String scalar(String value) {
        boolean block = value.matches("[|>][-+]?");
        return block ? "" : unquote(value);
    }

    /** {@code [a, "b, c", d]}; commas in quotes do not part. */
    static List<Object> list(String value) {
        List<Object> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        char quote = 0;
        for (char c : value.substring(1, value.length() - 1).toCharArray()) {
            if (c == ',' && quote == 0) {
                addItem(items, item);
            } else {
                quote = quote == 0 && (c == '"' || c == '\'') ? c : quote == c ? 0 : quote;
                item.append(c);
            }
        }
        addItem(items, item);
        return items;
    }

    private static void addItem(List<Object> items, StringBuilder item) {
        String text = unquote(item.toString().strip());
        if (!text.isEmpty() && items.size() < MAX_KEYS) {
            items.add(text);
        }
        item.setLength(0);
    }

    static String unquote(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0 && value.charAt(0) == value.charAt(last) && "\"'".indexOf(value.charAt(0)) >= 0;
        if (!quoted) {
            return value;
        }
        String inside = value.substring(1, last);
        return value.charAt(0) == '"' ? inside.replace("\\\"", "\"").replace("\\\\", "\\") : inside.replace("''", "'");
    }
}
