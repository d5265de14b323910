package org.pressmark.replay.holding;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.pressmark.capture.BulkInput;

/** What comes out of compressed bytes. Whatever grows more than any real index or archive does would fill the disk. */
final class Expanding extends BulkInput {
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST_TIMES = 200;

    private final InputStream in;
    private final String what;
    private long left;

    /**
     * A bounded stream.
     *
     * @param packed how many bytes it comes from
     * @param what names it in the error
     */
    Expanding(InputStream in, long packed, String what) {
        this.in = in;
        this.what = what;
        this.left = ALWAYS_ALLOWED + Math.min(packed, Long.MAX_VALUE / MOST_TIMES / 2) * MOST_TIMES;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        int got = in.read(to, from, count);
        left -= Math.max(0, got);
        if (left < 0) {
            throw new ZipException(what + " unpacks to more than " + MOST_TIMES + " times its size and is not read");
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
