package org.pressmark.warc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.pressmark.capture.BulkInput;

/** Takes the chunked coding off, RFC 9112 section 7.1. What breaks the coding ends the stream. */
final class ChunkedInput extends BulkInput {
    /** How far the first chunk is looked at to tell chunks from a body that begins like one. */
    private static final int LOOK = 8192;

    private static final int LONGEST_LINE = 4096;

    /** In hexadecimal digits, zeros in front not counted. */
    private static final int LONGEST_SIZE = 15;

    private final BufferedInputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    private ChunkedInput(BufferedInputStream in) {
        this.in = in;
    }

    /** The decoded body; the body itself where it is not chunked, whatever its header says. */
    static InputStream orAsItIs(InputStream body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body, LOOK);
        in.mark(LOOK);
        byte[] look = in.readNBytes(LOOK);
        in.reset();
        return beginsWithChunk(look) ? new ChunkedInput(in) : in;
    }

    private static boolean beginsWithChunk(byte[] look) {
        int zeros = 0;
        while (zeros < look.length && look[zeros] == '0') {
            zeros++;
        }
        int at = zeros;
        while (at < look.length && Character.digit(look[at], 16) >= 0) {
            at++;
        }
        int lineEnd = at;
        while (lineEnd < look.length && look[lineEnd] != '\n') {
            lineEnd++;
        }
        boolean line = at > 0 && at - zeros <= LONGEST_SIZE && lineEnd < look.length && "; \t\r\n".indexOf(look[at]) >= 0;
        if (!line) {
            return false;
        }
        long size = Long.parseLong(new String(look, 0, at, StandardCharsets.US_ASCII), 16);
        long next = lineEnd + 1 + size;
        return size == 0 || next >= look.length || look[(int) next] == '\r' || look[(int) next] == '\n';
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            left = nextSize();
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int got = in.read(target, offset, (int) Math.min(count, left));
        if (got < 0) {
            ended = true;
            return -1;
        }
        left -= got;
        return got;
    }

    /** The size on the next chunk line; 0 at the last chunk, at the end of the stream and where no size stands. */
    private long nextSize() throws IOException {
        if (!first && !skipLineEnd()) {
            return 0;
        }
        first = false;
        long size = 0;
        int digits = 0;
        boolean any = false;
        int b = in.read();
        while (Character.digit(b, 16) >= 0 && b < 0x80) {
            any = true;
            size = size * 16 + Character.digit(b, 16);
            digits += size != 0 ? 1 : 0;
            if (digits > LONGEST_SIZE) {
                return 0;
            }
            b = in.read();
        }
        for (int i = 0; b != '\n' && b >= 0; i++) {
            if (!any || i > LONGEST_LINE) {
                return 0;
            }
            b = in.read();
        }
        return size;
    }

    private boolean skipLineEnd() throws IOException {
        int b = in.read();
        if (b == '\r') {
            b = in.read();
        }
        return b == '\n';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
