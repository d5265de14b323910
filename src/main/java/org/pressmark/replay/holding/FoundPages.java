package org.pressmark.replay.holding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.pressmark.index.CdxLine;

/**
 * A list of pages made from an index: of each address that answered with a document, the latest capture. Titles are
 * not looked up, for that would mean to read the whole archive.
 */
final class FoundPages {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> DOCUMENTS = Set.of("text/html", "application/xhtml+xml", "application/pdf");

    private FoundPages() {}

    /** Writes pages.jsonl; the lines come in the order of an index. */
    static void write(Stream<CdxLine> lines, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n");
            CdxLine page = null;
            for (Iterator<CdxLine> each = lines.iterator(); each.hasNext(); ) {
                CdxLine line = each.next();
                if (page != null && !page.key().equals(line.key())) {
                    write(page, out);
                    page = null;
                }
                page = isPage(line) ? line : page;
            }
            if (page != null) {
                write(page, out);
            }
        }
    }

    private static boolean isPage(CdxLine line) {
        boolean web = line.url().regionMatches(true, 0, "http", 0, 4);
        return web && DOCUMENTS.contains(line.mime().toLowerCase(Locale.ROOT))
                && (line.status().isEmpty() || line.status().equals("200"));
    }

    private static void write(CdxLine line, Writer out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("url", line.url());
            json.writeStringField("ts", line.timestamp());
            json.writeEndObject();
        }
        out.write(text.toString());
        out.write('\n');
    }
}
