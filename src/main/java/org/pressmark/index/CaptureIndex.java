package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;

/** A sorted index of captures that finds lines in logarithmic time. Thread-safe. */
public interface CaptureIndex extends Closeable {
    /**
     * The lines whose sort text (key, blank, timestamp) is at or after {@code from} and before {@code to}, in the
     * byte order of the index; lazily read. The caller closes the stream.
     *
     * @param to empty for no upper end
     */
    Stream<CdxLine> range(String from, String to) throws IOException;

    /** Every capture that shares this SURT key, oldest first. The caller closes the stream. */
    default Stream<CdxLine> captures(String key) throws IOException {
        return range(key + " ", key + "!");
    }
}
