package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.pressmark.search.SearchIndex;

/**
 * Makes what was packed searchable where that takes no more than a share of the time that packing took: after every run
 * that waited for servers, and after every small one. Otherwise, and for what is left when the time is over, it is made
 * by whoever serves or searches the collection first.
 */
final class SearchOfPacked {
    private static final double SHARE = 0.2;
    private static final double LEAST_SECONDS = 2;

    /** What two cores index, measured, in bytes of pages.jsonl. */
    private static final double BYTES_A_SECOND = 8e6;

    private final Path collection;

    SearchOfPacked(Path collection) {
        this.collection = collection;
    }

    /**
     * Builds, and says in a line how far it came. The archive is complete without it, so that nothing here is a failure
     * of the run.
     *
     * @param packed how long packing took, in seconds
     */
    String build(double packed) {
        double most = Math.max(LEAST_SECONDS, packed * SHARE);
        long end = System.nanoTime() + (long) (most * 1e9);
        try (SearchIndex index = SearchIndex.open(collection)) {
            if (!index.isKept()) {
                return "not indexed: " + collection.resolve(".pressmark")
                        + " has no room for the index; it is made in memory"
                        + " when it is served or searched";
            }
            SearchIndex.Progress before = index.progress();
            if ((before.all() - before.done()) / BYTES_A_SECOND <= most) {
                index.update(() -> System.nanoTime() > end);
            }
            int percent = index.progress().percent();
            return percent == 100 ? "ready" : percent + " % indexed, the rest when it is served or searched";
        } catch (IOException failed) {
            return "not indexed (" + failed.getMessage() + "); it is when it is served or searched";
        }
    }
}
