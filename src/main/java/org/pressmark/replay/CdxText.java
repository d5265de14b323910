package org.pressmark.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.index.CdxLine;

/** Rows of an index as text. */
final class CdxText {
    private CdxText() {}

    /** A JSON string with its quotes. */
    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private static String object(Map<String, String> row) {
        StringBuilder out = new StringBuilder("{");
        row.forEach((name, value) -> {
            if (!value.isEmpty() || name.equals("urlkey")) {
                out.append(out.length() > 1 ? ", " : "").append(quoted(name)).append(": ").append(quoted(value));
            }
        });
        return out.append('}').toString();
    }

    /** Key and time of each line, and behind them what else was asked for. */
    static String cdxj(List<CdxLine> lines, List<Map<String, String>> rows) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            row.remove("urlkey");
            row.remove("timestamp");
            out.append(lines.get(i).key()).append(' ').append(lines.get(i).timestamp()).append(' ').append(object(row)).append('\n');
        }
        return out.toString();
    }

    /** An object a line. */
    static String objects(List<Map<String, String>> rows) {
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> out.append(object(row)).append('\n'));
        return out.toString();
    }

    /** An array of arrays, the names first; with a resume key an empty array and one that holds the key. */
    static String table(List<Map<String, String>> rows, Optional<String> resume) {
        StringBuilder out = new StringBuilder("[");
        if (!rows.isEmpty()) {
            array(rows.get(0).keySet(), out);
        }
        rows.forEach(row -> array(row.values(), out.append(",\n")));
        resume.ifPresent(key -> out.append(",\n[],\n[").append(quoted(key)).append(']'));
        return out.append("]\n").toString();
    }

    private static void array(Iterable<String> values, StringBuilder out) {
        String between = "[";
        for (String value : values) {
            out.append(between).append(quoted(value.isEmpty() ? "-" : value));
            between = ",";
        }
        out.append(']');
    }

    /** A value as it stands between blanks: a dash where there is none. */
    static String column(String value) {
        return value.isEmpty() ? "-" : value.replace(' ', '+');
    }

    /** Columns between blanks, a dash where there is nothing; a resume key behind an empty line. */
    static String columns(List<Map<String, String>> rows, Optional<String> resume) {
        StringBuilder out = new StringBuilder();
        for (Map<String, String> row : rows) {
            String between = "";
            for (String value : row.values()) {
                out.append(between).append(column(value));
                between = " ";
            }
            out.append('\n');
        }
        resume.ifPresent(key -> out.append('\n').append(key).append('\n'));
        return out.toString();
    }
}
