package org.pressmark.warc;

import java.io.IOException;
import java.util.Arrays;

/**
 * The bytes of one record's header, copied out of the stream up to a limit.
 *
 * <p>The limit comes before any parsing: a header line of 300 MB costs the limit's worth of memory and no more.
 */
final class HeadBytes {
    private final int limit;
    private byte[] bytes = new byte[1024];
    private int length;
    private int whole;

    HeadBytes(int limit) {
        this.limit = limit;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** All that was read since the last {@link #clear()}, as it stands, the empty line included. */
    byte[] whole() {
        return Arrays.copyOf(bytes, whole);
    }

    /** Reads to the first empty line and over it, behind what is there; lines may end in CRLF or in LF. */
    void readToEmptyLine(Unpacking from) throws IOException {
        int lineStart = length;
        while (true) {
            readLine(from);
            int lineEnd = length - 1;
            if (lineEnd > lineStart && bytes[lineEnd - 1] == '\r') {
                lineEnd--;
            }
            if (lineEnd == lineStart) {
                length = lineStart;
                return;
            }
            lineStart = length;
        }
    }

    /** Reads one line and its LF behind what is there already. */
    void readLine(Unpacking from) throws IOException {
        while (true) {
            if (!from.goesOn()) {
                throw new BrokenMemberException("the file or its gzip member ends inside a record header");
            }
            int stop = from.at;
            while (stop < from.end && from.buffer[stop] != '\n') {
                stop++;
            }
            boolean found = stop < from.end;
            append(from.buffer, from.at, found ? stop + 1 : stop);
            from.at = found ? stop + 1 : stop;
            if (found) {
                whole = length;
                return;
            }
        }
    }

    void clear() {
        length = 0;
    }

    private void append(byte[] source, int from, int to) throws BrokenMemberException {
        int count = to - from;
        if (length + count > limit) {
            throw new BrokenMemberException("the record header is longer than " + limit + " bytes");
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(bytes.length * 2, length + count)));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }
}
