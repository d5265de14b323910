package org.pressmark.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.pressmark.capture.BulkInput;

/** A decoded stream that ends quietly where its data breaks off, and with an error where it becomes a bomb. */
final class LimitedInput extends BulkInput {
    private final InputStream decoded;
    private final CountedInput source;
    private final DecodingLimit limit;
    private long out;

    LimitedInput(InputStream decoded, CountedInput source, DecodingLimit limit) {
        this.decoded = decoded;
        this.source = source;
        this.limit = limit;
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
            return decoded.read(target, offset, length);
        } catch (EOFException brokenOff) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}
