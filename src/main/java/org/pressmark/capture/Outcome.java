package org.pressmark.capture;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What became of one address that was to be got from the web. Every address ends in exactly one of these; none is
 * dropped. Whether a captured payload is a duplicate shows only when the archive is written, where all captures meet.
 */
public sealed interface Outcome {
    /** The address as it was asked for. */
    WebUrl target();

    /** When the last attempt ended. */
    Instant at();

    /** Every exchange that took place on the way, in order: redirects first. */
    List<Exchange> exchanges();

    /**
     * The asset was got: the last exchange ended in success.
     *
     * @param exchanges at least one
     */
    record Captured(WebUrl target, Instant at, List<Exchange> exchanges) implements Outcome {
        public Captured {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(at, "at");
            exchanges = List.copyOf(exchanges);
            if (exchanges.isEmpty()) {
                throw new IllegalArgumentException("captured without an exchange: " + target);
            }
        }

        /** The exchange that brought the asset itself. */
        public Exchange last() {
            return exchanges.get(exchanges.size() - 1);
        }
    }

    /**
     * The asset is missing.
     *
     * @param cause why
     * @param detail the particulars for people, one line: {@code HTTP 404}, {@code certificate expired 2021-08-01}
     * @param attempts how often it was tried in this run
     */
    record Missing(WebUrl target, Instant at, List<Exchange> exchanges, Cause cause, String detail, int attempts)
            implements Outcome {
        public Missing {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(at, "at");
            exchanges = List.copyOf(exchanges);
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
