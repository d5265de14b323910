package org.pressmark.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;

/**
 * Chooses one capture among those that share a key.
 *
 * <p>A key is coarser than an address: {@code /a%2562} and {@code /a%62}, http and https, {@code /a} and {@code /a/}
 * share one. So captures of exactly the wanted address go before all others, whatever their time; within these the one
 * nearest in time is taken, and of two equally near the earlier. Lines without a readable time are left out.
 */
public final class Closest {
    private Closest() {}

    /**
     * The capture to show.
     *
     * @param captures captures of one key in any order; the stream is closed
     * @param wanted the time asked for
     * @param url the address asked for, as WARC-Target-URI would have it
     */
    public static Optional<CdxLine> of(Stream<CdxLine> captures, Instant wanted, String url) {
        try (captures) {
            return captures.flatMap(line -> Candidate.of(line, wanted, url).stream())
                    .min(Comparator.comparing(Candidate::otherUrl)
                            .thenComparing(Candidate::distance)
                            .thenComparing(Candidate::at))
                    .map(Candidate::line);
        }
    }

    /** The capture to show among those that hold their own payload: revisits are left out. */
    public static Optional<CdxLine> withoutRevisits(Stream<CdxLine> captures, Instant wanted, String url) {
        return of(captures.filter(line -> !line.mime().equals("warc/revisit")), wanted, url);
    }

    private record Candidate(CdxLine line, Instant at, Duration distance, boolean otherUrl) {
        static Optional<Candidate> of(CdxLine line, Instant wanted, String url) {
            String digits = line.timestamp().substring(0, Math.min(14, line.timestamp().length()));
            return CaptureTime.parse(digits)
                    .map(at -> new Candidate(line, at, Duration.between(wanted, at).abs(), !line.url().equals(url)));
        }
    }
}
