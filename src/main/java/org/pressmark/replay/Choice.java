package org.pressmark.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Closest;
import org.pressmark.index.Surt;

/**
 * The capture to show and its neighbours in time.
 *
 * @param line the one to show
 * @param exact whether it is of exactly the address asked for, not just of one that shares its key
 * @param circles whether it redirects, and only ever leads back to itself by way of others
 * @param first the oldest capture
 * @param previous the one before, or null
 * @param next the one after, or null
 * @param last the newest
 */
record Choice(CdxLine line, boolean exact, boolean circles, CdxLine first, CdxLine previous, CdxLine next, CdxLine last) {

    /**
     * Chooses among captures that share a key, as {@link Closest} does. Each of the five is found by itself: the number
     * of captures does not matter.
     *
     * @param url the address asked for
     * @param wanted the time asked for
     * @param usable what may be chosen
     */
    static Optional<Choice> in(CaptureIndex index, WebUrl url, Instant wanted, Predicate<CdxLine> usable)
            throws IOException {
        Optional<CdxLine> found = Closest.in(index, wanted, url.toString(), usable);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(around(index, found.get(), Closest.same(found.get().url(), url.toString())));
    }

    /** An answer to another request than GET, by what stands for its method and body. */
    static Optional<Choice> posted(CaptureIndex index, WebUrl url, String form, Instant wanted) throws IOException {
        String key = Surt.key(url.toString(), form);
        Optional<CdxLine> found = Closest.in(index, key, wanted, url.toString(), line -> true);
        return found.isEmpty() ? Optional.empty() : Optional.of(around(index, found.get(), true));
    }

    private static Choice around(CaptureIndex index, CdxLine line, boolean exact) throws IOException {
        String key = line.key();
        String here = key + " " + line.timestamp();
        return new Choice(
                line,
                exact,
                false,
                first(index.captures(key)).orElse(line),
                first(index.backwards(key + " ", here)).orElse(null),
                first(index.range(here + "!", key + "!")).orElse(null),
                first(index.newest(key)).orElse(line));
    }

    private static Optional<CdxLine> first(Stream<CdxLine> lines) {
        try (lines) {
            return lines.filter(line -> CaptureTime.parse(line.timestamp()).isPresent()).findFirst();
        }
    }

    /** The same capture for an address that is not its own. */
    Choice unlike() {
        return new Choice(line, false, circles, first, previous, next, last);
    }

    /** The same capture, known to lead back to itself. */
    Choice circling() {
        return new Choice(line, exact, true, first, previous, next, last);
    }

    /** When the capture was made. */
    static Instant time(CdxLine line) {
        return CaptureTime.parse(line.timestamp()).orElse(Instant.EPOCH);
    }

    /** Whether a captured address is the one asked for, however each of them is written. */
    static boolean same(String captured, String asked) {
        return Closest.same(captured, asked);
    }
}
