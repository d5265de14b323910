package org.pressmark.wacz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.OpenFile;

/** Writes pages.jsonl: what earlier runs wrote stays in front, a line a page follows. */
public final class PagesWriting implements Closeable {
    private static final String HEADER =
            "{\"format\": \"json-pages-1.0\", \"id\": \"pages\", \"title\": \"All Pages\"}\n";
    private static final JsonFactory JSON = new JsonFactory();

    private final OpenFile file;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 16);

    /**
     * Begins the file anew.
     *
     * @param place {@code pages/pages.jsonl}
     * @param kept how many bytes of the file that lies there now stay; 0 for none
     */
    public PagesWriting(Path place, long kept) throws IOException {
        file = OpenFile.create(place);
        if (kept == 0) {
            buffer.writeBytes(header());
            return;
        }
        try {
            copy(new FileSlice(place, 0, kept));
        } catch (IOException failed) {
            try (file) {
                throw failed;
            }
        }
    }

    private void copy(FileSlice earlier) throws IOException {
        byte[] bytes = new byte[1 << 16];
        try (InputStream old = earlier.open()) {
            for (int got = old.read(bytes); got > 0; got = old.read(bytes)) {
                file.write(bytes, 0, got);
            }
        }
    }

    /** Adds a page. */
    public void add(Page page) throws IOException {
        line(page, buffer);
        if (buffer.size() > 1 << 16) {
            flush();
        }
    }

    /** What stands in front of the pages. */
    static byte[] header() {
        return HEADER.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds a page's line to a buffer. */
    static void line(Page page, ByteArrayOutputStream buffer) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(buffer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("id", page.id());
            json.writeStringField("url", page.url());
            json.writeStringField("ts", page.ts().toString());
            json.writeStringField("title", page.title());
            json.writeNumberField("size", page.size());
            if (!page.isForeign()) {
                json.writeStringField("seed", page.seed());
                json.writeStringField("published", page.published());
                json.writeStringField("language", page.language());
                if (!page.source().isEmpty()) {
                    json.writeStringField("source", page.source());
                }
                json.writeNumberField("assets", page.assets());
                json.writeNumberField("missing", page.missing());
            }
            json.writeStringField("text", page.text());
            json.writeEndObject();
        }
        buffer.write('\n');
    }

    private void flush() throws IOException {
        file.write(buffer.toByteArray());
        buffer.reset();
    }

    /** Puts the file into its place. */
    public OpenFile.Finished finish() throws IOException {
        flush();
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
