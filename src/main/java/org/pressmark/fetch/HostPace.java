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
    private final Map<String, Duration> slower = new ConcurrentHashMap<>();

    HostPace(Duration delay, Clock clock) {
        this.delay = delay;
        this.clock = clock;
    }

    /** Keeps at least this time between exchanges with the host of an address. */
    void slowDown(WebUrl host, Duration atLeast) {
        if (atLeast.compareTo(delay) > 0) {
            slower.put(host.host().orElseThrow(), atLeast);
        }
    }

    /** Takes the next turn at the host of an address, and says how long to wait for it. */
    Duration turn(WebUrl target) {
        Duration between = slower.getOrDefault(target.host().orElseThrow(), delay);
        if (between.isZero()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant turn = last.compute(target.host().orElseThrow(), (host, before) -> {
            Instant earliest = before == null ? now : before.plus(between);
            return earliest.isBefore(now) ? now : earliest;
        });
        return Duration.between(now, turn);
    }
}
