package org.pressmark.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields of an index line as text. */
final class CdxText {
    private CdxText() {}

    /** A JSON string with its quotes. */
    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** A JSON object of what there is. */
    static String object(Map<String, String> row) {
        StringBuilder out = new StringBuilder("{");
        row.forEach((name, value) -> {
            if (!value.isEmpty() || name.equals("urlkey")) {
                out.append(out.length() > 1 ? ", " : "").append(quoted(name)).append(": ").append(quoted(value));
            }
        });
        return out.append('}').toString();
    }

    /** A JSON array, a dash where there is nothing. */
    static String array(Collection<String> values) {
        return values.stream()
                .map(value -> quoted(value.isEmpty() ? "-" : value))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Values between blanks. */
    static String columns(Collection<String> values) {
        return values.stream().map(CdxText::column).collect(Collectors.joining(" "));
    }

    /** A value as it stands between blanks: a dash where there is none. */
    static String column(String value) {
        return value.isEmpty() ? "-" : value.replace(' ', '+');
    }
}
