package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was found for a query, read from the index while it is sent.
 *
 * @param rows the lines and what was counted of them, in the order asked for
 * @param resume where to go on if a limit cut them off; known behind the last row
 * @param source closed when no more rows are wanted
 */
record CdxFound(Iterator<CdxRow> rows, Supplier<Optional<ResumeKey>> resume, Closeable source) implements Closeable {
    /** Rows that are not cut off. */
    static CdxFound whole(Iterator<CdxRow> rows, Closeable source) {
        return new CdxFound(rows, Optional::empty, source);
    }

    /** Rows that are in memory. */
    static CdxFound whole(List<CdxRow> rows) {
        return whole(rows.iterator(), () -> {});
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
