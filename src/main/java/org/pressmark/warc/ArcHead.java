package org.pressmark.warc;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.CaptureTime;
import org.pressmark.warc.StoredRecord.Field;

/**
 * The one-line header of ARC files, the format before WARC, told in WARC's words.
 *
 * <pre>
 *   1.0   address ip date type length
 *   1.1   address ip date type status checksum location offset file length
 * </pre>
 *
 * <p>Addresses with blanks in them are common, so the line is read from its end.
 */
final class ArcHead {
    private static final DateTimeFormatter WARC_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ArcHead() {}

    /** Empty where the line is no ARC header. */
    static Optional<RecordHead> parse(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (isLine(words, 5)) {
            return Optional.of(head("ARC/1.0", words, 5));
        }
        return isLine(words, 10) ? Optional.of(head("ARC/1.1", words, 10)) : Optional.empty();
    }

    /** The media type in a header line, empty where it is none. */
    static String mediaType(String line) {
        String[] words = line.split(" ", -1);
        int columns = isLine(words, 5) ? 5 : 10;
        return isLine(words, columns) ? words[words.length - columns + 3] : "";
    }

    private static boolean isLine(String[] words, int columns) {
        int first = words.length - columns;
        return first >= 0
                && words[0].indexOf(':') > 0
                && words[first + 2].length() >= 8
                && CaptureTime.parse(words[first + 2]).isPresent()
                && !words[words.length - 1].isEmpty()
                && words[words.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static RecordHead head(String version, String[] words, int columns) throws IOException {
        int first = words.length - columns;
        String target = String.join(" ", List.of(words).subList(0, first + 1));
        String length = words[words.length - 1];
        List<Field> fields = new ArrayList<>();
        boolean http = target.regionMatches(true, 0, "http", 0, 4);
        boolean description = target.startsWith("filedesc:");
        fields.add(new Field("WARC-Type", description ? "warcinfo" : http ? "response" : "resource"));
        fields.add(new Field(description ? "WARC-Filename" : "WARC-Target-URI",
                description ? target.substring(11) : target));
        fields.add(new Field("WARC-Date", WARC_DATE.format(CaptureTime.parse(words[first + 2]).orElseThrow())));
        if (!words[first + 1].equals("0.0.0.0")) {
            fields.add(new Field("WARC-IP-Address", words[first + 1]));
        }
        fields.add(new Field("Content-Type", http ? "application/http; msgtype=response" : words[first + 3]));
        fields.add(new Field("Content-Length", length));
        return new RecordHead(version, fields, RecordHead.length(length));
    }
}
