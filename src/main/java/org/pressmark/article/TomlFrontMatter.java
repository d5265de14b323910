package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pressmark.capture.Finding;

/**
 * Front matter in TOML, as far as articles use it: {@code key = value} with strings, dates and arrays, also over
 * several lines. Tables are read as keys {@code table.key}, those of {@code [taxonomies]} and {@code [extra]} as plain
 * keys, too, because Zola keeps tags and authors there.
 */
final class TomlFrontMatter {
    private static final int MAX_VALUE = 100_000;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Finding> findings;
    private int line;
    private String table = "";

    private TomlFrontMatter(int line, List<Finding> findings) {
        this.line = line;
        this.findings = findings;
    }

    static Map<String, Object> read(String text, int line, List<Finding> findings) {
        TomlFrontMatter reader = new TomlFrontMatter(line, findings);
        reader.lines(text.lines().iterator());
        return reader.values;
    }

    private void lines(java.util.Iterator<String> lines) {
        while (lines.hasNext()) {
            String text = lines.next().strip();
            int at = line++;
            if (text.startsWith("[") && text.indexOf('=') < 0) {
                table = text.replaceAll("[\\[\\]\"]|#.*", "").strip().toLowerCase(Locale.ROOT);
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                int equals = separator(text);
                if (equals > 0) {
                    put(text.substring(0, equals).strip(), whole(text.substring(equals + 1).strip(), lines), at);
                } else {
                    findings.add(new Finding("front-matter-broken", "This line is not valid TOML; it was left out", at));
                }
            }
        }
    }

    private static int separator(String text) {
        int equals = text.indexOf('=');
        return equals > 0 ? equals : LenientLines.keyLength(text);
    }

    /** A value that goes on over lines: an open array or a text in three quotes. */
    private String whole(String start, java.util.Iterator<String> lines) {
        String fence = start.startsWith("\"\"\"") ? "\"\"\"" : start.startsWith("'''") ? "'''" : "";
        boolean array = start.startsWith("[");
        StringBuilder value = new StringBuilder(start);
        while (lines.hasNext() && value.length() < MAX_VALUE
                && (array ? value.lastIndexOf("]") < 0 : !fence.isEmpty() && value.indexOf(fence, 3) < 0)) {
            value.append(' ').append(lines.next().strip());
            line++;
        }
        return value.toString();
    }

    private void put(String key, String value, int at) {
        String name = LenientLines.unquote(key).toLowerCase(Locale.ROOT);
        if (value.length() > MAX_VALUE) {
            findings.add(new Finding("front-matter-too-large",
                    "A value of the front matter has " + value.length() + " characters; it was left out: " + name, at));
            return;
        }
        boolean plain = table.isEmpty() || table.equals("taxonomies") || table.equals("extra") || table.equals("params");
        String full = plain ? name : table + "." + name;
        if (values.putIfAbsent(full, value(value)) != null) {
            findings.add(new Finding("front-matter-duplicate-key",
                    "The front matter has more than once: " + full + "; the first value was taken", at));
        }
    }

    private static Object value(String value) {
        if (value.startsWith("\"\"\"") || value.startsWith("'''")) {
            int end = value.indexOf(value.substring(0, 3), 3);
            return value.substring(3, end < 0 ? value.length() : end).strip();
        }
        if (value.startsWith("[")) {
            int end = value.lastIndexOf(']');
            return end < 0 ? new ArrayList<>() : LenientLines.list(value.substring(0, end + 1));
        }
        if (value.startsWith("\"") || value.startsWith("'")) {
            int end = closing(value);
            return end < 0 ? value : LenientLines.unquote(value.substring(0, end + 1));
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    private static int closing(String value) {
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) == '\\' && value.charAt(0) == '"') {
                i++;
            } else if (value.charAt(i) == value.charAt(0)) {
                return i;
            }
        }
        return -1;
    }
}
