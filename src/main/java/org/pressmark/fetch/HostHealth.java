package org.pressmark.fetch;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pressmark.capture.Cause;
import org.pressmark.capture.WebUrl;

/**
 * Which hosts are dead, so that ten thousand images of one dead host do not each wait for it.
 *
 * <p>A host without an address is remembered at once, one that cannot be connected to after several failures in a
 * row, one that takes connections and never answers after several times as many. All only for a time: the fault may
 * have been the network at this end.
 */
final class HostHealth {
    /** How much more patience there is with silence: a host may be slow for a while, or at some of its addresses. */
    private static final int SILENCE = 4;

    private final FetchPace pace;
    private final Clock clock;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    /** Failures in a row, the last of them, and from when on the host is asked again; no instant, not down yet. */
    private record Trouble(int inARow, Failure last, Optional<Instant> until) {}

    HostHealth(FetchPace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /** Why the host of this address is not asked now; empty where it is. */
    Optional<Failure> verdict(WebUrl target) {
        Optional<Trouble> trouble = Optional.ofNullable(troubles.get(target.origin()))
                .or(() -> Optional.ofNullable(troubles.get(name(target))));
        return trouble.filter(t -> t.until().filter(clock.instant()::isBefore).isPresent())
                .map(t -> new Failure(t.last().cause(), t.last().detail() + " (known from before, not asked again)"));
    }

    /** Takes note of how an attempt ended. */
    void note(WebUrl target, Answer answer) {
        Optional<Failure> failure = answer.failure();
        Cause cause = failure.map(Failure::cause).orElse(null);
        if (cause == Cause.DNS || cause == Cause.RULE) {
            Instant until = clock.instant().plus(pace.downFor());
            troubles.put(name(target), new Trouble(1, failure.get(), Optional.of(until)));
        } else if (cause == Cause.CONNECTION_REFUSED || cause == Cause.CONNECT_TIMEOUT || cause == Cause.UNREACHABLE
                || (cause == Cause.READ_TIMEOUT && answer.exchange().isEmpty())) {
            troubles.merge(
                    target.origin(),
                    trouble(1, failure.get()),
                    (before, one) -> trouble(before.inARow() + 1, one.last()));
        } else {
            troubles.remove(target.origin());
        }
    }

    private Trouble trouble(int inARow, Failure last) {
        boolean silent = last.cause() == Cause.READ_TIMEOUT;
        boolean down = inARow >= pace.downAfter() * (silent ? SILENCE : 1);
        Optional<Instant> until = down ? Optional.of(clock.instant().plus(pace.downFor())) : Optional.empty();
        return new Trouble(inARow, last, until);
    }

    private static String name(WebUrl target) {
        return target.host().orElseThrow();
    }
}
