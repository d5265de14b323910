package org.pressmark.replay.rewrite;

import org.jsoup.parser.Parser;

/**
 * An attribute's value as the browser has it, and where each of its characters stands in the document.
 *
 * <pre>
 *   href="/a?b&amp;c"      value   /a?b&c
 *         │    │    │
 *         0    4    9      places  0 1 2 3 4 9 10
 * </pre>
 */
final class AttributeText {
    private static final int LONGEST_REFERENCE = 40;

    private final String value;
    private final int start;
    private final int[] places; // null where the text is the value

    private AttributeText(String value, int start, int[] places) {
        this.value = value;
        this.start = start;
        this.places = places;
    }

    /** Reads the value that stands in {@code html} from {@code start} to {@code end}. */
    static AttributeText of(String html, int start, int end) {
        String raw = html.substring(start, end);
        if (raw.indexOf('&') < 0) {
            return new AttributeText(raw, start, null);
        }
        StringBuilder value = new StringBuilder(raw.length());
        int[] places = new int[raw.length() + 1];
        int at = 0;
        while (at < raw.length()) {
            int next = raw.charAt(at) == '&' ? referenceEnd(raw, at) : at + 1;
            String decoded = decode(raw, at, next);
            if (decoded.length() > next - at) {
                next = at + 1; // no reference grows; should one, it is left as it stands
                decoded = raw.substring(at, next);
            }
            for (int i = 0; i < decoded.length(); i++) {
                places[value.length() + i] = at;
            }
            value.append(decoded);
            at = next;
        }
        places[value.length()] = raw.length();
        return new AttributeText(value.toString(), start, places);
    }

    String value() {
        return value;
    }

    /** Where in the document the value's character at {@code index} stands; its length gives the end. */
    int place(int index) {
        return start + (places == null ? index : places[index]);
    }

    private static String decode(String raw, int at, int next) {
        if (next == at + 1) {
            return raw.substring(at, next);
        }
        // nearly all are these four; a parser for each costs more than all the rest of a page
        String reference = raw.substring(at, next);
        return switch (reference) {
            case "&amp;" -> "&";
            case "&quot;" -> "\"";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            default -> Parser.unescapeEntities(reference, true);
        };
    }

    /** Where the character reference that begins at {@code at} ends; one further where it is none. */
    private static int referenceEnd(String raw, int at) {
        int limit = Math.min(raw.length(), at + LONGEST_REFERENCE);
        int i = at + 1;
        boolean number = i < limit && raw.charAt(i) == '#';
        boolean hexadecimal = number && i + 1 < limit && (raw.charAt(i + 1) | 0x20) == 'x';
        i += hexadecimal ? 2 : number ? 1 : 0;
        while (i < limit && belongs(raw.charAt(i), number, hexadecimal)) {
            i++;
        }
        if (i < raw.length() && raw.charAt(i) == ';') {
            return i + 1;
        }
        boolean assigned = !number && i < raw.length() && raw.charAt(i) == '=';
        return assigned ? at + 1 : i;
    }

    private static boolean belongs(char c, boolean number, boolean hexadecimal) {
        boolean digit = c >= '0' && c <= '9';
        char lower = (char) (c | 0x20);
        boolean letter = lower >= 'a' && lower <= 'z';
        return digit || (number ? (hexadecimal && lower >= 'a' && lower <= 'f') : letter);
    }
}
