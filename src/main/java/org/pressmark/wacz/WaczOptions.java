package org.pressmark.wacz;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a WACZ is made.
 *
 * @param output the file to make; one that is there is replaced
 * @param title the package's title; empty for the collection's own, or the name of the first archive
 * @param description what it is; empty for the collection's own, or none
 * @param mainPageUrl the page to open first; empty for the collection's own, or the first one
 * @param software program and version that makes it
 * @param date when it is made; where it is not given, when the collection's last run began, or else the time of the
 *     latest capture, so that the same archive gives the same bytes
 * @param threads how many threads read pages; the result does not depend on it
 */
public record WaczOptions(
        Path output,
        String title,
        String description,
        String mainPageUrl,
        String software,
        Optional<Instant> date,
        int threads) {
    public WaczOptions {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(date, "date");
    }
}
