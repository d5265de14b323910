package org.pressmark.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of single path segments: names of collections in our own addresses. */
final class PathText {
    private static final String PLAIN = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PathText() {}

    /** The segment in UTF-8, everything but letters, digits and {@code - . _ ~} escaped. */
    static String encode(String segment) {
        StringBuilder out = new StringBuilder(segment.length());
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 255);
            boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
            if (letterOrDigit || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }

    /** The segment decoded; empty where an escape is broken or the bytes are no UTF-8. */
    static Optional<String> decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                int value = i + 2 < raw.length ? hex(raw[i + 1]) * 16 + hex(raw[i + 2]) : -1;
                if (value < 0) {
                    return Optional.empty();
                }
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    /** Several segments, the slashes between them kept. */
    static String encodePath(String path) {
        return encode(path).replace("%2F", "/");
    }

    /** The same back; empty where an escape is broken. */
    static Optional<String> decodePath(String path) {
        return decode(path);
    }

    /** A form's value: plus signs are blanks. */
    static Optional<String> decodeForm(String value) {
        return decode(value.replace('+', ' '));
    }

    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }
}
