package org.pressmark.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose bytes are read in runs: one byte is a run of one, and what is skipped is read. So whoever counts, bounds
 * or sums bytes does so in one place and misses none.
 */
public abstract class BulkInput extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public abstract int read(byte[] target, int from, int count) throws IOException;
}
