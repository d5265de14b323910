package org.pressmark.warc;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A decoded stream that ends quietly where its data breaks off, and with an error where it becomes a bomb. */
final class LimitedInput extends FilterInputStream {
    private final CountedInput source;
    private final DecodingLimit limit;
    private long out;

    LimitedInput(InputStream decoded, CountedInput source, DecodingLimit limit) {
        super(decoded);
        this.source = source;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = readOrEnd(target, offset, length);
        out += Math.max(got, 0);
        if (limit.exceeded(source.count(), out)) {
            throw new IOException("decoding stopped: " + source.count() + " bytes had become " + out
                    + ", more than the limit of " + limit.maxBytes() + " bytes or " + limit.maxRatio() + " to 1 allows");
        }
        return got;
    }

    private int readOrEnd(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (EOFException brokenOff) {
            return -1;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] scratch = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(scratch, 0, scratch.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
