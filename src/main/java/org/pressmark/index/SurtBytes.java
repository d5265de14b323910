package org.pressmark.index;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent escapes of keys. Bytes are carried as text of ISO-8859-1, one character each. */
final class SurtBytes {
    private static final String HEX = "0123456789abcdef";

    private SurtBytes() {}

    /** The UTF-8 bytes of the text with all escapes taken off, and those that come out then, until none is left. */
    static String unescaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Every escape is taken off where its last digit is written. Going over the whole text again and again would
        // be quadratic for %25252525...
        int length = 0;
        for (byte b : bytes) {
            bytes[length++] = b;
            while (length >= 3 && bytes[length - 3] == '%') {
                int high = hex(bytes[length - 2]);
                int low = hex(bytes[length - 1]);
                if (high < 0 || low < 0) {
                    break;
                }
                length -= 2;
                bytes[length - 1] = (byte) (high << 4 | low);
            }
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * Escapes what may not stand in a key: blanks, controls, bytes above ASCII, number signs and per cent signs.
     *
     * @param more further characters to be escaped
     */
    static String escape(byte[] bytes, String more) {
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (byte signed : bytes) {
            int b = signed & 255;
            if (b <= ' ' || b >= 0x7f || b == '#' || b == '%' || more.indexOf(b) >= 0) {
                out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            } else {
                out.append((char) b);
            }
        }
        return out.toString();
    }

    /** Escapes blanks, controls and what is above ASCII, and leaves the escapes that are there. */
    static String escapeNonAscii(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte signed : text.getBytes(StandardCharsets.UTF_8)) {
            int b = signed & 255;
            if (b <= ' ' || b >= 0x7f) {
                out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            } else {
                out.append((char) b);
            }
        }
        return out.toString();
    }

    /** ASCII in lower case. */
    static String lower(String ascii) {
        return ascii.toLowerCase(Locale.ROOT);
    }

    private static int hex(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }
}
