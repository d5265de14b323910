package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.Map;
import org.pressmark.warc.ArchiveCounts;
import org.pressmark.warc.ArchiveCounts.Count;

/** What is in archive files, for people and for programs. */
final class ArchiveStatsText {
    private static final int SHOWN = 20;

    private ArchiveStatsText() {}

    static void print(ArchiveCounts counts, PrintWriter out) {
        out.println("Records: " + counts.records() + ", " + Counted.of(counts.bytes(), "byte") + " of content"
                + (counts.damaged() > 0 ? ", " + Counted.of(counts.damaged(), "damaged place") : ""));
        if (!counts.first().isEmpty()) {
            out.println("Captured: " + Printable.of(counts.first()) + " to " + Printable.of(counts.last()));
        }
        print("By type (records, bytes):", counts.types(), out);
        print("By HTTP status:", counts.statuses(), out);
        print("By media type:", counts.media(), out);
        print("By host:", counts.hosts(), out);
    }

    /** The most frequent first; where there are many, the first of them. */
    private static void print(String heading, Map<String, Count> counts, PrintWriter out) {
        if (counts.isEmpty()) {
            return;
        }
        out.println(heading);
        counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Count> e) -> -e.getValue().records())
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .forEach(e -> out.println("  " + Printable.of(e.getKey()) + "  " + e.getValue().records() + "  "
                        + e.getValue().bytes()));
        if (counts.size() > SHOWN) {
            out.println("  and " + (counts.size() - SHOWN) + " more, see --json");
        }
    }

    static String json(ArchiveCounts counts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("records", counts.records());
            json.writeNumberField("bytes", counts.bytes());
            json.writeNumberField("damaged", counts.damaged());
            json.writeStringField("first", counts.first());
            json.writeStringField("last", counts.last());
            json(json, "types", counts.types());
            json(json, "statuses", counts.statuses());
            json(json, "media", counts.media());
            json(json, "hosts", counts.hosts());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void json(JsonGenerator json, String name, Map<String, Count> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Count> count : counts.entrySet()) {
            json.writeObjectFieldStart(count.getKey());
            json.writeNumberField("records", count.getValue().records());
            json.writeNumberField("bytes", count.getValue().bytes());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
