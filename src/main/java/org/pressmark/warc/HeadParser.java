package org.pressmark.warc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pressmark.warc.StoredRecord.Field;

/**
 * Named fields, one a line, as WARC (section 4), HTTP and {@code application/warc-fields} write them.
 *
 * <p>Reads what people really wrote: LF alone, folded lines, blanks round the colon, ISO-8859-1. A line without a colon
 * is kept as the value of a field without a name, so that a checker can see it and nobody else is disturbed.
 */
final class HeadParser {
    private HeadParser() {}

    /** The fields in {@code bytes[from..end)}. */
    static List<Field> fields(byte[] bytes, int from, int end) {
        List<Field> fields = new ArrayList<>(16);
        int at = from;
        while (at < end) {
            int lineEnd = lineEnd(bytes, at, end);
            while (lineEnd + 1 < end && isBlank(bytes[lineEnd + 1])) {
                lineEnd = lineEnd(bytes, lineEnd + 1, end);
            }
            if (lineEnd > at) {
                fields.add(field(bytes, at, lineEnd));
            }
            at = lineEnd + 1;
        }
        return fields;
    }

    /** Where the LF stands, or the end. */
    static int lineEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static Field field(byte[] bytes, int from, int end) {
        int colon = from;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        if (colon == end) {
            return new Field("", text(bytes, from, end));
        }
        String name = text(bytes, from, colon);
        return new Field(name,
                name.equalsIgnoreCase("Location") ? address(bytes, colon + 1, end) : text(bytes, colon + 1, end));
    }

    /** A server knows an address written in another encoding than UTF-8 by its bytes: they are kept as escapes. */
    private static String address(byte[] bytes, int from, int end) {
        if (isUtf8(bytes, from, end)) {
            return text(bytes, from, end);
        }
        StringBuilder escaped = new StringBuilder(end - from + 16);
        for (int i = from; i < end; i++) {
            escaped.append(bytes[i] >= 0 ? Character.toString(bytes[i]) : String.format("%%%02X", bytes[i]));
        }
        return escaped.toString().strip();
    }

    private static boolean isUtf8(byte[] bytes, int from, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** Text without the blanks round it: UTF-8, or ISO-8859-1 where the bytes are no UTF-8; folds become one blank. */
    static String text(byte[] bytes, int from, int end) {
        int first = from;
        int last = end;
        while (first < last && isSpace(bytes[first])) {
            first++;
        }
        while (last > first && isSpace(bytes[last - 1])) {
            last--;
        }
        boolean ascii = true;
        boolean folded = false;
        for (int i = first; i < last; i++) {
            ascii &= bytes[i] >= 0;
            folded |= bytes[i] == '\n';
        }
        String text = ascii
                ? new String(bytes, first, last - first, StandardCharsets.ISO_8859_1)
                : decode(bytes, first, last);
        return folded ? unfold(text) : text;
    }

    private static String decode(byte[] bytes, int from, int end) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static String unfold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            out.append(out.length() == 0 ? "" : " ").append(line.strip());
        }
        return out.toString();
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isSpace(byte b) {
        return isBlank(b) || b == '\r' || b == '\n';
    }
}
