package org.pressmark.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;

/**
 * The capture to show and its neighbours in time.
 *
 * @param line the one to show
 * @param exact whether it is of exactly the address asked for, not just of one that shares its key
 * @param first the oldest capture
 * @param previous the one before, or null
 * @param next the one after, or null
 * @param last the newest
 * @param count how many there are
 */
record Choice(CdxLine line, boolean exact, CdxLine first, CdxLine previous, CdxLine next, CdxLine last, long count) {

    /**
     * Chooses among captures that share a key: those of exactly the address before all others, then the nearest in
     * time, of two equally near the earlier.
     *
     * @param captures oldest first; the stream is closed
     * @param url the address asked for
     * @param wanted the time asked for
     */
    static Optional<Choice> among(Stream<CdxLine> captures, WebUrl url, Instant wanted) {
        try (captures) {
            Walk walk = new Walk(url.toString(), wanted);
            for (Iterator<CdxLine> lines = captures.iterator(); lines.hasNext(); ) {
                walk.pass(lines.next());
            }
            return walk.choice();
        }
    }

    /** When the capture was made. */
    static Instant time(CdxLine line) {
        return CaptureTime.parse(line.timestamp()).orElse(Instant.EPOCH);
    }

    /** Whether a captured address is the one asked for, however each of them is written. */
    static boolean same(String captured, String asked) {
        return captured.equals(asked) || WebUrl.parse(captured).map(WebUrl::toString).orElse("").equals(asked);
    }

    private static final class Walk {
        private final String url;
        private final Instant wanted;
        private CdxLine first;
        private CdxLine previous;
        private CdxLine best;
        private CdxLine next;
        private CdxLine last;
        private boolean exact;
        private Duration distance;
        private long count;

        Walk(String url, Instant wanted) {
            this.url = url;
            this.wanted = wanted;
        }

        void pass(CdxLine line) {
            if (CaptureTime.parse(line.timestamp()).isEmpty()) {
                return;
            }
            count++;
            first = first == null ? line : first;
            boolean same = same(line.url(), url);
            Duration far = Duration.between(wanted, time(line)).abs();
            if (best == null || (same && !exact) || (same == exact && far.compareTo(distance) < 0)) {
                previous = last;
                best = line;
                next = null;
                exact = same;
                distance = far;
            } else if (next == null) {
                next = line;
            }
            last = line;
        }

        Optional<Choice> choice() {
            return Optional.ofNullable(best).map(line -> new Choice(line, exact, first, previous, next, last, count));
        }
    }
}
