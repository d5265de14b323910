package org.pressmark.wacz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.OpenFile;

/**
 * Tells the pages of pages.jsonl anew: how many assets each needs and how many of them are missing. All else in a line
 * stays, and so do the other lines. Of several captures of a page the last is meant.
 */
public final class PagesRevision {
    private static final int LONGEST_LINE = 64 << 20;

    /** The words of a page are one string, however long. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_LINE).build())
            .build();

    private final Path place;
    private final long kept;

    /**
     * For a file.
     *
     * @param place {@code pages/pages.jsonl}
     * @param kept how many bytes of it count
     */
    public PagesRevision(Path place, long kept) {
        this.place = place;
        this.kept = kept;
    }

    /** How many assets a page needs, and how many of them are missing. */
    public record Counts(int assets, int missing) {}

    /** Writes the file anew. */
    public OpenFile.Finished write(Map<String, Counts> pages) throws IOException {
        Map<String, Long> last = new HashMap<>();
        lines((line, number) -> {
            String url = url(line);
            if (pages.containsKey(url)) {
                last.put(url, number);
            }
        });
        try (OpenFile file = OpenFile.create(place)) {
            lines((line, number) -> {
                String url = url(line);
                boolean meant = last.getOrDefault(url, -1L) == number;
                file.write(meant ? revised(line, pages.get(url)) : line);
            });
            return file.finish();
        }
    }

    private interface Visitor {
        void line(byte[] line, long number) throws IOException;
    }

    /** Every line with its line end. */
    private void lines(Visitor visitor) throws IOException {
        if (kept == 0) {
            return;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
        long number = 0;
        try (InputStream in = new BufferedInputStream(new FileSlice(place, 0, kept).open(), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n' || line.size() == LONGEST_LINE) {
                    visitor.line(line.toByteArray(), number++);
                    line.reset();
                }
            }
        }
        if (line.size() > 0) {
            visitor.line(line.toByteArray(), number);
        }
    }

    private static String url(byte[] line) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean url = json.currentName().equals("url");
                json.nextToken();
                if (url) {
                    return json.getText();
                }
                json.skipChildren();
            }
        } catch (JsonProcessingException noPage) {
            return "";
        }
        return "";
    }

    private static byte[] revised(byte[] line, Counts counts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + 16);
        try (JsonParser in = JSON.createParser(line); JsonGenerator json = JSON.createGenerator(out)) {
            in.nextToken();
            json.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                json.writeFieldName(name);
                if (name.equals("assets")) {
                    json.writeNumber(counts.assets());
                } else if (name.equals("missing")) {
                    json.writeNumber(counts.missing());
                } else {
                    json.copyCurrentStructure(in);
                }
            }
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }
}
