package org.pressmark.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pressmark.capture.WebUrl;

/** Keeps a least time between the beginnings of two exchanges with one host. */
final class HostPace {
    private final Duration delay;
    private final Clock clock;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    HostPace(Duration delay, Clock clock) {
        this.delay = delay;
        this.clock = clock;
    }

    /** Takes the next turn at the host of an address, and says how long to wait for it. */
    Duration turn(WebUrl target) {
        if (delay.isZero()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant turn = last.compute(target.host().orElseThrow(), (host, before) -> {
            Instant earliest = before == null ? now : before.plus(delay);
            return earliest.isBefore(now) ? now : earliest;
        });
        return Duration.between(now, turn);
    }
}
