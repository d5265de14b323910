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
    private final Map<String, Turn> last = new ConcurrentHashMap<>();
    private final Map<String, Duration> slower = new ConcurrentHashMap<>();

    /** When a turn was asked for, and when it is. */
    private record Turn(Instant asked, Instant at) {
        /** The next turn. Where the clock was set back meanwhile, an hour say, nobody is to wait for that hour. */
        Turn next(Instant now, Duration between) {
            Instant earliest = (now.isBefore(asked) ? now : at).plus(between);
            return new Turn(now, earliest.isBefore(now) ? now : earliest);
        }
    }

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
        Turn turn = last.compute(target.host().orElseThrow(), (host, before) ->
                before == null ? new Turn(now, now) : before.next(now, between));
        return Duration.between(now, turn.at());
    }
}
