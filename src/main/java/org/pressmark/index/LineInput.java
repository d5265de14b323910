package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines as bytes, without their ends, read into one buffer that is used again for each. */
final class LineInput implements Closeable {
    /** No real index line comes near this many bytes. */
    private static final int LONGEST_LINE = 4 << 20;

    private final InputStream source;
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private int lineFrom;
    private int lineEnd;

    LineInput(InputStream source) {
        this.source = source;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        lineFrom = at;
        int scan = at;
        while (true) {
            if (scan == end) {
                int moved = lineFrom;
                boolean more = more();
                scan -= moved - lineFrom;
                if (!more) {
                    at = end;
                    endLine(end);
                    return end > lineFrom;
                }
            }
            if (buffer[scan] == '\n') {
                at = scan + 1;
                endLine(scan);
                return true;
            }
            scan++;
        }
    }

    private void endLine(int stop) {
        lineEnd = stop > lineFrom && buffer[stop - 1] == '\r' ? stop - 1 : stop;
    }

    private boolean more() throws IOException {
        if (end == buffer.length) {
            System.arraycopy(buffer, lineFrom, buffer, 0, end - lineFrom);
            end -= lineFrom;
            lineFrom = 0;
            if (end > buffer.length / 2) {
                grow();
            }
        }
        int got = source.read(buffer, end, buffer.length - end);
        end += Math.max(got, 0);
        return got > 0;
    }

    private void grow() throws IOException {
        if (buffer.length >= LONGEST_LINE) {
            throw new DamagedIndexException("a line of the index is longer than " + LONGEST_LINE + " bytes");
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }

    /** A copy of the line's bytes. */
    byte[] bytes() {
        return Arrays.copyOfRange(buffer, lineFrom, lineEnd);
    }

    /** The line as text. */
    String text() {
        return new String(buffer, lineFrom, lineEnd - lineFrom, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
