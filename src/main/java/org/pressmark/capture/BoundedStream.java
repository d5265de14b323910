package org.pressmark.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives exactly as many bytes as promised: more are cut off, fewer are an error. */
public final class BoundedStream extends BulkInput {
    private final InputStream in;
    private final String what;
    private long left;

    /**
     * A bounded stream.
     *
     * @param length how many bytes, at least 0
     * @param what names the bytes in the error
     */
    public BoundedStream(InputStream in, long length, String what) {
        this.in = in;
        this.left = length;
        this.what = what;
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int got = in.read(buffer, from, (int) Math.min(count, left));
        if (got < 0) {
            throw new EOFException(what + " ends " + left + " bytes too early: it is damaged, or was cut off");
        }
        left -= got;
        return got;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
