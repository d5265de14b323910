package org.pressmark.verify;

/** What the first bytes of a record look like. */
final class RecordStart {
    private RecordStart() {}

    /** {@code WARC/} and a digit. */
    static boolean warc(byte[] bytes, int from, int to) {
        return to - from >= 6 && bytes[from] == 'W' && bytes[from + 1] == 'A' && bytes[from + 2] == 'R'
                && bytes[from + 3] == 'C' && bytes[from + 4] == '/' && bytes[from + 5] >= '0' && bytes[from + 5] <= '9';
    }

    /** {@code WARC/}, a digit, a point, a digit and the line's end. */
    static boolean versionLine(byte[] bytes, int from, int to) {
        return to - from >= 10 && warc(bytes, from, to) && bytes[from + 6] == '.' && bytes[from + 7] >= '0'
                && bytes[from + 7] <= '9' && bytes[from + 8] == '\r' && bytes[from + 9] == '\n';
    }

    /** A WARC record, or a scheme as an ARC record line begins with. */
    static boolean plausible(byte[] bytes, int to) {
        if (warc(bytes, 0, to)) {
            return true;
        }
        int i = 0;
        while (i < to && bytes[i] >= 'a' && bytes[i] <= 'z') {
            i++;
        }
        return i >= 2 && i < to && bytes[i] == ':';
    }
}
