package org.pressmark.warc;

import java.util.Locale;

/**
 * What may stand in a WARC header line: WARC 1.1 section 4. Titles, addresses and notes come from strangers; a line
 * break in one of them must never become a header, so nothing is written that has not passed here.
 */
final class LegalHeader {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t";

    private LegalHeader() {}

    static void check(String name, String value) {
        boolean token = !name.isEmpty() && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && SEPARATORS.indexOf(c) < 0);
        if (!token) {
            throw new IllegalArgumentException("not a WARC field name: " + visible(name));
        }
        checkValue(name, value);
    }

    static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean loneSurrogate = Character.isSurrogate(c) && !Character.isSurrogatePair(c, next(value, i))
                    && !(Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(value.charAt(i - 1)));
            if (c < 0x20 || c == 0x7f || loneSurrogate) {
                throw new IllegalArgumentException(
                        name + " holds a character that may not stand in a header: " + visible(value));
            }
        }
    }

    /** A URI here is ASCII without blanks and brackets; whether it means anything is not this room's matter. */
    static void checkUri(String name, String uri) {
        boolean legal = !uri.isEmpty() && uri.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '<' && c != '>');
        if (!legal) {
            throw new IllegalArgumentException(name + " is no URI: " + visible(uri));
        }
    }

    private static char next(String value, int i) {
        return i + 1 < value.length() ? value.charAt(i + 1) : ' ';
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().limit(200).forEach(c -> {
            if (c < 0x20 || c >= 0x7f) {
                out.append("\\u").append(String.format(Locale.ROOT, "%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
