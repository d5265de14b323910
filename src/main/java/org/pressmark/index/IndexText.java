package org.pressmark.index;

import java.io.InputStream;
import java.util.stream.Stream;

/** The lines of an index that need not be searched, in any of the forms {@link CdxLine#parse} reads. */
public final class IndexText {
    private IndexText() {}

    /** Captures one by one, lazily; closing the stream closes the input. Reading fails with an unchecked exception. */
    public static Stream<CdxLine> lines(InputStream in) {
        return LineStreams.of(new LineInput(in));
    }
}
