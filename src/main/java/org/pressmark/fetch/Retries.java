package org.pressmark.fetch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.Cause;

/** Whether to try again, and when. */
final class Retries {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Set<Cause> BREAKING = Set.of(
            Cause.CONNECTION_REFUSED, Cause.UNREACHABLE, Cause.CONNECT_TIMEOUT, Cause.READ_TIMEOUT, Cause.RESET);

    private final FetchPace pace;
    private final Clock clock;

    Retries(FetchPace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * How long to wait before the next attempt; empty where there shall be none.
     *
     * @param done how many attempts were made
     */
    Optional<Duration> next(Answer answer, int done) {
        boolean passing = answer.failure()
                .map(f -> BREAKING.contains(f.cause()))
                .orElseGet(() -> answer.exchange().filter(e -> PASSING.contains(e.status())).isPresent());
        if (!passing || done >= pace.attempts()) {
            return Optional.empty();
        }
        Duration ours = pace.backOff().multipliedBy(1L << Math.min(done - 1, 16));
        Duration asked = asked(answer.retryAfter());
        if (asked.compareTo(pace.maxRetryAfter()) > 0) {
            return Optional.empty(); // to come back sooner than asked would be impolite
        }
        return Optional.of(asked.compareTo(ours) > 0 ? asked : ours);
    }

    /** Retry-After in seconds or as a date, RFC 9110 section 10.2.3; zero where it is neither. */
    private Duration asked(String value) {
        boolean seconds = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (seconds) {
            return Duration.ofSeconds(value.length() > 9 ? 1_000_000_000 : Long.parseLong(value));
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException neither) {
            return Duration.ZERO;
        }
    }
}
