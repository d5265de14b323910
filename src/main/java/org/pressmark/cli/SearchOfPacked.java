package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.pressmark.search.SearchIndex;

/**
 * Makes what was packed searchable, within a share of the time that packing took: after a run that waited for servers
 * that is all of it. The rest is made by whoever serves or searches the collection first.
 */
final class SearchOfPacked {
    private static final double SHARE = 0.2;
    private static final long LEAST_SECONDS = 2;

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
        long most = Math.max(TimeUnit.SECONDS.toNanos(LEAST_SECONDS), (long) (packed * SHARE * 1e9));
        long begun = System.nanoTime();
        try (SearchIndex index = SearchIndex.open(collection)) {
            index.update(() -> System.nanoTime() - begun > most);
            int percent = index.progress().percent();
            return percent == 100 ? "ready" : percent + " % indexed, the rest when it is served or searched";
        } catch (IOException failed) {
            return "not indexed (" + failed.getMessage() + "); it is when it is served or searched";
        }
    }
}
