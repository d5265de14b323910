package org.pressmark.warc;

import java.util.Arrays;

/** Tells by its first bytes whether a record begins somewhere. */
final class RecordStart {
    /** How a record begins. */
    enum Kind {
        WARC,
        ARC,
        NONE
    }

    /** With so many bytes at hand the answer is certain: an ARC line is hardly ever longer. */
    static final int LONGEST = 4096;

    private static final byte[] VERSION = {'W', 'A', 'R', 'C', '/'};

    private RecordStart() {}

    /** {@code WARC/1.}, {@code WARC/0.}, or an ARC line: an address, an IP address, a date, a type and a length. */
    static Kind kind(byte[] bytes, int from, int end) {
        if (startsWithVersion(bytes, from, end)) {
            return Kind.WARC;
        }
        return looksLikeArc(bytes, from, end) ? Kind.ARC : Kind.NONE;
    }

    static boolean startsWithVersion(byte[] bytes, int from, int end) {
        return end - from > VERSION.length
                && Arrays.equals(bytes, from, from + VERSION.length, VERSION, 0, VERSION.length)
                && isDigit(bytes[from + VERSION.length]);
    }

    /** Whether what lies here, perhaps only a part of it, can be the beginning of the next record. */
    static boolean mayBegin(byte[] bytes, int from, int end, boolean arc) {
        if (arc) {
            int at = from;
            while (at < end && isSchemeByte(bytes[at])) {
                at++;
            }
            return at > from && (at == end || bytes[at] == ':');
        }
        int known = Math.min(VERSION.length, end - from);
        return Arrays.equals(bytes, from, from + known, VERSION, 0, known);
    }

    private static boolean looksLikeArc(byte[] bytes, int from, int end) {
        int limit = Math.min(end, from + LONGEST);
        int colon = -1;
        int blanks = 0;
        for (int i = from; i < limit; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                return colon > 0 && blanks >= 4 && isDigit(bytes[bytes[i - 1] == '\r' ? i - 2 : i - 1]);
            }
            if (colon < 0 && b == ':' && i > from) {
                colon = i;
            } else if (colon < 0 && !isSchemeByte(b)) {
                return false;
            }
            if (b == ' ') {
                blanks++;
            }
        }
        return false;
    }

    private static boolean isSchemeByte(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || isDigit(b) || b == '+' || b == '-' || b == '.';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
