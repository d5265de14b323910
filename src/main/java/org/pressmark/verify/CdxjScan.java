package org.pressmark.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through a CDXJ index and compares each line with the record it points at.
 *
 * <pre>
 *   org,example)/a 20240501120000 {"url":"...","mime":"...","offset":"123","length":"456","filename":"a.warc.gz"}
 * </pre>
 */
final class CdxjScan {
    private static final String[] NEEDED = {"url", "mime", "filename", "offset", "length"};

    private final Desk desk;
    private final Archives archives;
    private byte[] previous = new byte[0];
    private long lines;

    CdxjScan(Desk desk, Archives archives) {
        this.desk = desk;
        this.archives = archives;
    }

    /** Checks all lines; how many there are. */
    long run(InputStream in) throws IOException {
        Lines text = new Lines(in);
        long offset = 0;
        while (text.next()) {
            desk.at(offset);
            offset += text.length() + 1;
            line(text);
        }
        return lines;
    }

    private void line(Lines text) throws IOException {
        byte[] bytes = text.bytes();
        int length = text.length() > 0 && bytes[text.length() - 1] == '\r' ? text.length() - 1 : text.length();
        lines++;
        if (Arrays.compareUnsigned(previous, 0, previous.length, bytes, 0, length) > 0) {
            desk.breach(Rule.CDXJ_ORDER, "line " + lines + " sorts before the line above it");
        }
        previous = Arrays.copyOf(bytes, length);
        if (length > 0 && bytes[0] == '!') {
            return;
        }
        int first = indexOf(bytes, 0, length, ' ');
        int second = first < 0 ? -1 : indexOf(bytes, first + 1, length, ' ');
        if (first < 1 || second < 0 || text.wasCut()) {
            desk.breach(Rule.CDXJ_LINE, "line " + lines + ": " + ascii(bytes, 0, length));
            return;
        }
        String timestamp = ascii(bytes, first + 1, second);
        boolean digits = timestamp.length() == 14 || (timestamp.length() == 17 && Texts.isDigits(timestamp));
        if (!digits || !Dates.isDigits(timestamp.substring(0, 14), 14)) {
            desk.breach(Rule.CDXJ_TIMESTAMP, "line " + lines + ": " + timestamp);
        }
        try {
            fields(Json.object(bytes, second + 1, length - second - 1), timestamp);
        } catch (JsonProcessingException broken) {
            desk.breach(Rule.CDXJ_JSON, "line " + lines + ": " + broken.getOriginalMessage());
        } catch (NotJsonException broken) {
            desk.breach(Rule.CDXJ_JSON, "line " + lines + ": " + broken.getMessage());
        }
    }

    private static int indexOf(byte[] bytes, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private void fields(Map<String, Object> json, String timestamp) throws IOException {
        boolean complete = true;
        for (String name : NEEDED) {
            if (Json.text(json, name).isEmpty()) {
                desk.breach(Rule.CDXJ_FIELD_MISSING, "line " + lines + " has no " + name);
                complete = false;
            }
        }
        String status = Json.text(json, "status");
        if (!status.isEmpty() && !status.equals("-") && !Texts.isDigits(status)) {
            desk.breach(Rule.CDXJ_FIELD_VALUE, "line " + lines + ": status " + status);
        }
        if (Json.text(json, "digest").isEmpty()) {
            desk.breach(Rule.CDXJ_FIELD_ADVISED, "line " + lines + " has no digest");
        }
        String offset = Json.text(json, "offset");
        String length = Json.text(json, "length");
        boolean numbers = Texts.isDigits(offset) && Texts.isDigits(length) && offset.length() < 19 && length.length() < 19;
        if (complete && !numbers) {
            desk.breach(Rule.CDXJ_FIELD_VALUE, "line " + lines + ": offset " + offset + ", length " + length);
        } else if (complete) {
            record(json, timestamp, Long.parseLong(offset), Long.parseLong(length));
        }
    }

    private void record(Map<String, Object> json, String timestamp, long offset, long length) throws IOException {
        String name = Json.text(json, "filename");
        if (name.contains("..") || name.contains("\\") || name.contains(":") || name.startsWith("/") || name.indexOf(0) >= 0) {
            desk.breach(Rule.CDXJ_FILE_NAME, "line " + lines + ": " + name);
            return;
        }
        Optional<RawFile> archive = archives.find(name);
        if (archive.isEmpty()) {
            desk.breach(Rule.CDXJ_FILE_MISSING, name);
            return;
        }
        String wrong = Pointed.compare(archive.get(), offset, length, Json.text(json, "url"), timestamp);
        if (!wrong.isEmpty()) {
            desk.breach(Rule.CDXJ_RECORD, "line " + lines + ", " + name + " at " + offset + ": " + wrong);
        }
    }
}
