package org.pressmark.pack;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pressmark.capture.Cause;

/**
 * What a run came to.
 *
 * @param collection the collection's folder
 * @param articles articles written in this run
 * @param unchanged seeds that were in the archive already as they are
 * @param unreadable seeds that could not be read, with the reason
 * @param captured assets got from the web
 * @param duplicates assets got whose payload the archive held already
 * @param local assets taken from files beside the articles
 * @param missing assets that are missing, by cause; only causes that occurred
 * @param files the WARC files of this run
 * @param bytes their length together
 * @param findings how many findings the articles had
 * @param recovered assets the live web has lost, taken from other archives
 * @param unmodified assets that did not change since they were captured, by what their servers say
 */
public record PackReport(
        Path collection,
        long articles,
        long unchanged,
        List<String> unreadable,
        long captured,
        long duplicates,
        long local,
        Map<Cause, Long> missing,
        List<Path> files,
        long bytes,
        long findings,
        long recovered,
        long unmodified) {
    public PackReport {
        Objects.requireNonNull(collection, "collection");
        unreadable = List.copyOf(unreadable);
        files = List.copyOf(files);
        Map<Cause, Long> sorted = new EnumMap<>(Cause.class);
        sorted.putAll(missing);
        missing = Collections.unmodifiableMap(sorted);
    }

    /** How many assets are missing in all. */
    public long missingCount() {
        return missing.values().stream().mapToLong(Long::longValue).sum();
    }
}
