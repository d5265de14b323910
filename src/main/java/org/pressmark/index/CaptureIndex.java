package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
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
     * How many lines lie below a text, told by the number of blocks before it: reads no line but those around it. Blocks
     * count as if all but the last were as long as the first, as those of all known programs are.
     *
     * @param text empty for the end of the index
     */
    long below(String text) throws IOException;

    /**
     * The first line below which so many lie, as it stands; empty where there are no more than that. Found as
     * {@link #below} counts, so that more lines never give an earlier one, whatever the blocks are.
     */
    Optional<String> at(long lines) throws IOException;

    /**
     * How many lines lie in a range.
     *
     * @param to empty for no upper end
     */
    default long count(String from, String to) throws IOException {
        return Math.max(0, below(to) - (from.isEmpty() ? 0 : below(from)));
    }

    /** Every capture that shares this SURT key, oldest first. The caller closes the stream. */
    default Stream<CdxLine> captures(String key) throws IOException {
        return range(key + " ", key + "!");
    }

    /** Every capture that shares this SURT key, newest first. The caller closes the stream. */
    default Stream<CdxLine> newest(String key) throws IOException {
        return backwards(key + " ", key + "!");
    }
}
