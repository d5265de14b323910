package org.pressmark.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A stream whose head was looked at: first what was read too far, then the rest. */
final class HeadAndRest extends InputStream {
    /** The length of a head that has no end. */
    static final int NO_HEAD = -1;

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[4096];
    private int at;
    private int end;
    private int taken;
    private byte[] head = new byte[0];

    HeadAndRest(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The bytes of the last head; only the length {@link #takeHead()} gave counts. */
    byte[] head() {
        return head;
    }

    /** How many bytes all heads took together, with the empty lines behind them. */
    int taken() {
        return taken;
    }

    /** Whether a status line or a request line may begin here. */
    boolean startsLikeHttp() throws IOException {
        while (end - at < 16 && more()) {
            // a short read is no reason to judge yet
        }
        int i = at;
        while (i < end && i - at < 16 && buffer[i] >= 'A' && buffer[i] <= 'Z') {
            i++;
        }
        return (i > at && i < end && (buffer[i] == ' ' || buffer[i] == '/')) || isLowerCase() || isShortName();
    }

    /** Browsers call the later versions h2 and h3 in what they export, and har2warc takes that for the status line. */
    private boolean isShortName() {
        return end - at >= 6 && buffer[at] == 'h' && (buffer[at + 1] == '2' || buffer[at + 1] == '3')
                && buffer[at + 2] == ' '
                && buffer[at + 3] >= '1' && buffer[at + 3] <= '5';
    }

    /** A status line is read in any case, as browsers read it; other words in small letters are a body's. */
    private boolean isLowerCase() {
        return end - at >= 5 && new String(buffer, at, 5, StandardCharsets.ISO_8859_1).equalsIgnoreCase("HTTP/");
    }

    /**
     * Reads to the first empty line and over it, and gives the length of what stands in front of it; {@link #NO_HEAD},
     * and nothing is taken, where none comes within the limit.
     */
    int takeHead() throws IOException {
        int line = at;
        int scan = at;
        while (true) {
            if (scan == end) {
                int shift = at;
                if (!more()) {
                    return isFull() ? NO_HEAD : cut(end, end);
                }
                line -= shift - at;
                scan -= shift - at;
            }
            if (buffer[scan] == '\n') {
                if (scan == line || (scan == line + 1 && buffer[line] == '\r')) {
                    return cut(line, scan + 1);
                }
                line = scan + 1;
            }
            scan++;
        }
    }

    private int cut(int headEnd, int bodyStart) {
        head = Arrays.copyOfRange(buffer, at, headEnd);
        taken += bodyStart - at;
        at = bodyStart;
        return head.length;
    }

    private boolean isFull() {
        return end - at + taken >= limit;
    }

    private boolean more() throws IOException {
        if (isFull()) {
            return false;
        }
        if (end == buffer.length) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            if (end > buffer.length / 2) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int got = in.read(buffer, end, buffer.length - end);
        end += Math.max(got, 0);
        return got > 0;
    }

    @Override
    public int read() throws IOException {
        return at < end ? buffer[at++] & 255 : in.read();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (at == end) {
            return in.read(target, offset, count);
        }
        int got = Math.min(count, end - at);
        System.arraycopy(buffer, at, target, offset, got);
        at += got;
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        int here = (int) Math.min(count, end - at);
        at += here;
        return here < count ? here + in.skip(count - here) : here;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
