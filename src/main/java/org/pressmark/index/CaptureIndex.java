package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;

/** A sorted index of captures that finds lines in logarithmic time, and reads on from there either way. Thread-safe. */
public interface CaptureIndex extends Closeable {
    /**
     * The lines whose sort text (key, blank, timestamp) is at or after {@code from} and before {@code to}, in the
     * byte order of the index; lazily read. The caller closes the stream.
     *
     * @param to empty for no upper end
     */
    Stream<CdxLine> range(String from, String to) throws IOException;

    /**
     * The same lines in the opposite order, lazily read too: the last one costs no more than the first. The caller
     * closes the stream.
     *
     * @param to empty for no upper end
     */
    Stream<CdxLine> backwards(String from, String to) throws IOException;

    /**
     * About how many lines lie in a range, by the number of blocks it spans; reads none of them but the ends.
     *
     * @param to empty for no upper end
     */
    long estimate(String from, String to) throws IOException;

    /** Every capture that shares this SURT key, oldest first. The caller closes the stream. */
    default Stream<CdxLine> captures(String key) throws IOException {
        return range(key + " ", key + "!");
    }

    /** Every capture that shares this SURT key, newest first. The caller closes the stream. */
    default Stream<CdxLine> newest(String key) throws IOException {
        return backwards(key + " ", key + "!");
    }
}
