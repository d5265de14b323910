package org.pressmark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream, ended by LF; the last one may have no end. A line that is very long is cut. */
final class Lines {
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int pos;
    private int limit;
    private byte[] line = new byte[1 << 10];
    private int length;
    private boolean cut;
    private long start;
    private long behind;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        length = 0;
        cut = false;
        start = behind;
        boolean any = false;
        while (pos < limit || fill()) {
            any = true;
            int from = pos;
            while (pos < limit && buffer[pos] != '\n') {
                pos++;
            }
            append(from, pos - from);
            behind += pos - from;
            if (pos < limit) {
                pos++;
                behind++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        pos = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private void append(int from, int n) {
        int taken = Math.min(n, LONGEST - length);
        cut |= taken < n;
        if (length + taken > line.length) {
            line = Arrays.copyOf(line, Math.max(length + taken, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, taken);
        length += taken;
    }

    /** The line's bytes; only the first {@link #length()} count, until the next call of {@link #next()}. */
    byte[] bytes() {
        return line;
    }

    /** Where the line begins in the stream, in bytes. */
    long start() {
        return start;
    }

    int length() {
        return length;
    }

    boolean wasCut() {
        return cut;
    }
}
