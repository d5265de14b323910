package org.pressmark.replay;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pressmark.warc.StoredRecord.Field;

/**
 * What becomes of the headers a capture came with. Few may act again; the others are kept for who wants to read them,
 * as {@code X-Archive-Orig-*}, harmless to any server and client on the way.
 */
final class ArchivedHeaders {
    private static final String TYPE = "content-type";
    private static final String LANGUAGE = "content-language";
    private static final int LONGEST_VALUE = 1024;
    private static final int ALL_TOGETHER = 16 << 10;

    private ArchivedHeaders() {}

    /**
     * The headers to send but for Content-Type, in the order they were captured; repeated ones are joined by commas.
     */
    static Map<String, String> kept(List<Field> captured) {
        Map<String, String> kept = new LinkedHashMap<>();
        int length = 0;
        for (Field field : captured) {
            String name = field.name();
            String value = harmless(field.value());
            boolean acts = name.equalsIgnoreCase(LANGUAGE);
            length += name.length() + value.length();
            if (isToken(name) && length <= ALL_TOGETHER && !name.equalsIgnoreCase(TYPE)) {
                kept.merge(acts ? "Content-Language" : "X-Archive-Orig-" + name, value, (a, b) -> acts ? a : a + ", " + b);
            }
        }
        return kept;
    }

    /** Printable ASCII: line ends and other controls become blanks, the rest is percent-encoded in UTF-8. */
    static String harmless(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 255;
            if (c < 0x20 || c == 0x7F) {
                out.append(' ');
            } else if (c < 0x7F) {
                out.append((char) c);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
            if (out.length() >= LONGEST_VALUE) {
                break;
            }
        }
        return out.toString().strip();
    }

    /** An address as a header can hold it whole: what is not printable ASCII is percent-encoded in UTF-8. */
    static String ascii(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 255;
            if (c > 0x20 && c < 0x7F) {
                out.append((char) c);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.length() <= 100
                && name.chars().allMatch(c -> c < 127
                        && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
    }
}
