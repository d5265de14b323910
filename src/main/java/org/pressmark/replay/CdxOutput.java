package org.pressmark.replay;

import java.util.Map;
import java.util.Optional;
import org.pressmark.index.CdxLine;

/**
 * How the rows of an answer are written.
 *
 * @param type the media type
 * @param rows writes a row
 * @param end writes what stands behind the last one
 */
record CdxOutput(String type, Rows rows, End end) {
    private static final End NOTHING = (empty, resume) -> "";

    /** Writes a row. */
    interface Rows {
        String text(CdxLine line, Map<String, String> row, boolean first);
    }

    /** Writes the end. */
    interface End {
        String text(boolean empty, Optional<ResumeKey> resume);
    }

    /** Key and time of each line, and behind them what else was asked for. */
    static CdxOutput cdxj() {
        return new CdxOutput("text/x-cdxj", (line, row, first) -> {
            row.remove("urlkey");
            row.remove("timestamp");
            return line.key() + " " + line.timestamp() + " " + CdxText.object(row) + "\n";
        }, NOTHING);
    }

    /** An object a line. */
    static CdxOutput objects() {
        return new CdxOutput("text/x-ndjson", (line, row, first) -> CdxText.object(row) + "\n", NOTHING);
    }

    /** An array of arrays, the names first; with a resume key an empty array and one that holds the key. */
    static CdxOutput table() {
        return new CdxOutput(
                "application/json",
                (line, row, first) -> (first ? "[" + CdxText.array(row.keySet()) : "") + ",\n" + CdxText.array(row.values()),
                (empty, resume) -> (empty ? "[" : "")
                        + resume.map(key -> ",\n[],\n[" + CdxText.quoted(key.toString()) + "]").orElse("") + "]\n");
    }

    /** Columns between blanks, a dash where there is nothing; a resume key behind an empty line. */
    static CdxOutput columns() {
        return new CdxOutput(
                "text/plain; charset=utf-8",
                (line, row, first) -> CdxText.columns(row.values()) + "\n",
                (empty, resume) -> resume.map(key -> "\n" + key + "\n").orElse(""));
    }

    /**
     * The captures as RFC 7089 has them in a TimeMap.
     *
     * @param origin the server's
     * @param place the path of the collection
     */
    static CdxOutput links(String origin, String place) {
        String name = place.substring(1, place.length() - 1);
        return new CdxOutput(
                "application/link-format",
                (line, row, first) -> (first ? "<" : ",\n<") + origin + place + line.timestamp() + "mp_/"
                        + Memento.written(line.url())
                        + ">; rel=\"memento\"; datetime=\"" + HttpDate.of(Choice.time(line)) + "\"; collection=\""
                        + name + "\"",
                (empty, resume) -> empty ? "" : "\n");
    }
}
