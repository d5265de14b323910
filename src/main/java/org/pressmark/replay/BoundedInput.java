package org.pressmark.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream and no more; it is an error if there are fewer. */
final class BoundedInput extends FilterInputStream {
    private long left;

    BoundedInput(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (left == 0 || count == 0) {
            return left == 0 ? -1 : 0;
        }
        int got = in.read(target, from, (int) Math.min(count, left));
        if (got < 0) {
            throw new IOException("the capture ended " + left + " bytes early");
        }
        left -= got;
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }
}
