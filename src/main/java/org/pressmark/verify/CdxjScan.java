package org.pressmark.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Goes through an index, CDXJ or the older CDX, and compares each line with the record it points at.
 *
 * <pre>
 *   org,example)/a 20240501120000 {"url":"...","mime":"...","offset":"123","length":"456","filename":"a.warc.gz"}
 * </pre>
 */
final class CdxjScan {
    private static final String[] NEEDED = {"url", "filename", "offset", "length"};

    /** The standard asks for them too, and for a status, which a record that is no HTTP answer does not have. */
    private static final String[] ADVISED = {"mime", "digest"};

    private final Desk desk;
    private final IndexPointers pointers;
    private final CdxText columns;
    private boolean old;
    private byte[] previous = new byte[0];
    private long lines;

    CdxjScan(Desk desk, Archives archives) {
        this.desk = desk;
        this.pointers = new IndexPointers(desk, archives);
        this.columns = new CdxText(desk, pointers);
    }

    /** Checks all lines; how many there are. */
    long run(InputStream in) throws IOException {
        Lines text = new Lines(in);
        while (text.next()) {
            desk.at(text.start());
            line(text);
        }
        return lines;
    }

    private void line(Lines text) throws IOException {
        byte[] bytes = text.bytes();
        int length = text.length() > 0 && bytes[text.length() - 1] == '\r' ? text.length() - 1 : text.length();
        lines++;
        String place = "line " + lines;
        if (lines == 1 && columns.isLegend(text(bytes, 0, Math.min(length, 200)))) {
            old = true;
            return;
        }
        order(bytes, length, place);
        boolean header = length > 0 && (bytes[0] == '!' || bytes[0] == '@');
        if (header) {
            return;
        }
        old |= lines == 1 && columns.takes(text(bytes, 0, length));
        if (old) {
            columns.line(text(bytes, 0, length), place);
        } else {
            json(bytes, length, text.wasCut(), place);
        }
    }

    private void order(byte[] bytes, int length, String place) {
        if (Arrays.compareUnsigned(previous, 0, previous.length, bytes, 0, length) > 0) {
            desk.breach(old ? Rule.CDX_ORDER : Rule.CDXJ_ORDER, place + " sorts before the line above it");
        }
        previous = Arrays.copyOf(bytes, length);
    }

    private void json(byte[] bytes, int length, boolean cut, String place) throws IOException {
        int first = indexOf(bytes, 0, length, ' ');
        int second = first < 0 ? -1 : indexOf(bytes, first + 1, length, ' ');
        if (first < 1 || second < 0 || cut) {
            desk.breach(Rule.CDXJ_LINE, place + ": " + text(bytes, 0, length));
            return;
        }
        String timestamp = text(bytes, first + 1, second);
        boolean digits = timestamp.length() == 14 || (timestamp.length() == 17 && Texts.isDigits(timestamp));
        if (!digits || !Dates.isDigits(timestamp.substring(0, 14), 14)) {
            desk.breach(Rule.CDXJ_TIMESTAMP, place + ": " + timestamp);
        }
        try {
            fields(Json.object(bytes, second + 1, length - second - 1), timestamp, place);
        } catch (JsonProcessingException broken) {
            desk.breach(Rule.CDXJ_JSON, place + ": " + broken.getOriginalMessage());
        } catch (NotJsonException broken) {
            desk.breach(Rule.CDXJ_JSON, place + ": " + broken.getMessage());
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

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private void fields(Map<String, Object> json, String timestamp, String place) throws IOException {
        for (String name : NEEDED) {
            if (Json.text(json, name).isEmpty()) {
                desk.breach(Rule.CDXJ_FIELD_MISSING, place + " has no " + name);
            }
        }
        for (String name : ADVISED) {
            if (!json.containsKey(name)) {
                desk.breach(Rule.CDXJ_FIELD_ADVISED, place + " has no " + name);
            }
        }
        String status = Json.text(json, "status");
        if (!status.isEmpty() && !status.equals("-") && !Texts.isDigits(status)) {
            desk.breach(Rule.CDXJ_FIELD_VALUE, place + ": status " + status);
        }
        IndexEntry entry = new IndexEntry(
                Json.text(json, "url"), timestamp, Json.text(json, "mime"), status.equals("-") ? "" : status,
                Json.text(json, "digest"), Json.text(json, "offset"), Json.text(json, "length"),
                Json.text(json, "filename"));
        boolean written = !entry.offset().isEmpty() && !entry.length().isEmpty();
        if (entry.pointsSomewhere() && written) {
            pointers.follow(entry, place);
        } else if (written && !entry.url().isEmpty() && !entry.filename().isEmpty()) {
            desk.breach(Rule.CDXJ_FIELD_VALUE, place + ": offset " + entry.offset() + ", length " + entry.length());
        }
    }
}
