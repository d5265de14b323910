package org.pressmark.replay.holding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** What comes out of compressed bytes. Whatever grows more than any real index or archive does would fill the disk. */
final class Expanding extends FilterInputStream {
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST_TIMES = 200;

    private final String what;
    private long left;

    /**
     * A bounded stream.
     *
     * @param packed how many bytes it comes from
     * @param what names it in the error
     */
    Expanding(InputStream in, long packed, String what) {
        super(in);
        this.what = what;
        this.left = ALWAYS_ALLOWED + Math.min(packed, Long.MAX_VALUE / MOST_TIMES / 2) * MOST_TIMES;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        int got = super.read(to, from, count);
        left -= Math.max(0, got);
        if (left < 0) {
            throw new ZipException(what + " unpacks to more than " + MOST_TIMES + " times its size and is not read");
        }
        return got;
    }
}
