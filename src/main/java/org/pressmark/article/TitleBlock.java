package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pandoc's title block: one line each of title, authors and date behind a percent sign, longer ones going on in lines
 * set in by a blank.
 */
final class TitleBlock {
    private static final List<String> KEYS = List.of("title", "authors", "date");
    private static final int MOST_LINES = 30;

    private TitleBlock() {}

    /**
     * What a title block says.
     *
     * @param values under the names front matter has for it
     * @param last its last line
     */
    record Found(Map<String, Object> values, TextLine last) {}

    /** The block that begins with a line; empty where none does: three lines at most, and nothing but blanks below. */
    static Optional<Found> at(TextLine first) {
        List<String> fields = new ArrayList<>();
        TextLine last = first;
        for (TextLine line = first; isPart(line) && last.number() - first.number() < MOST_LINES; line = line.next()) {
            String text = line.text();
            if (text.startsWith("%")) {
                fields.add(text.substring(1).strip());
            } else {
                fields.set(fields.size() - 1, fields.get(fields.size() - 1) + "\n" + text.strip());
            }
            last = line;
            if (line.isLast()) {
                break;
            }
        }
        boolean ends = last.isLast() || last.next().isBlank();
        return fields.isEmpty() || fields.size() > KEYS.size() || !ends
                ? Optional.empty()
                : Optional.of(new Found(values(fields), last));
    }

    private static boolean isPart(TextLine line) {
        String text = line.stripped().isEmpty() ? "" : line.text();
        return text.startsWith("% ") || text.equals("%") || text.startsWith(" ");
    }

    private static Map<String, Object> values(List<String> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean list = KEYS.get(i).equals("authors");
            values.put(KEYS.get(i), list ? List.of(fields.get(i).split("\\s*[;\n]\\s*")) : fields.get(i).replace('\n', ' '));
        }
        return values;
    }
}
