package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.ledger.Ledger;

/**
 * Things asked of the web, each once a run however many articles need it; every outcome is committed to the ledger
 * under its key, and what the ledger knows is not asked again unless it is to be renewed. Thread-safe.
 */
final class Errands {
    /** RFC 9309 section 2.4: nobody should go by a robots.txt that is older. */
    private static final Duration ROBOTS_STAY = Duration.ofHours(24);

    /** Where it goes on with an outcome: not where others wait to be recorded. */
    private static final Executor GOING_ON = ForkJoinPool.commonPool();

    private final Ledger ledger;
    private final boolean offline;
    private final Instant runDate;
    private final HostTurns turns;
    private final Executor recorder;
    private final Renewal renewal;
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Map<String, Outcome> gone = new ConcurrentHashMap<>();
    private final Map<String, Errand> underWay = new ConcurrentHashMap<>();

    /**
     * Errands of one run.
     *
     * @param recorder records outcomes, one after the other
     */
    Errands(Ledger ledger, boolean offline, Instant runDate, HostTurns turns, Executor recorder, Renewal renewal) {
        this.ledger = ledger;
        this.offline = offline;
        this.runDate = runDate;
        this.turns = turns;
        this.recorder = recorder;
        this.renewal = renewal;
    }

    /** The outcome of an address, made on another thread where there is none yet. */
    CompletableFuture<Outcome> send(WebUrl url, Supplier<Outcome> attempt) {
        return begin(url.toString(), attempt, errand -> turns.execute(url, errand));
    }

    /** The outcome recorded under a key, made on this thread where nobody is at it; waits for it. */
    Outcome run(String key, Supplier<Outcome> attempt) {
        return begin(key, attempt, Errand::run).join();
    }

    private CompletableFuture<Outcome> begin(String key, Supplier<Outcome> attempt, Consumer<Errand> way) {
        try {
            Optional<Outcome> known = known(key);
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.get());
            }
        } catch (UncheckedIOException failed) {
            return CompletableFuture.failedFuture(failed);
        }
        Errand mine = new Errand(outcome -> settle(key, outcome, attempt));
        Errand other = underWay.putIfAbsent(key, mine);
        Errand one = other == null ? mine : other;
        if (offline) {
            one.run();
        } else {
            way.accept(one); // an errand that somebody has begun is not done twice
        }
        return one.outcome();
    }

    private void settle(String key, CompletableFuture<Outcome> waiting, Supplier<Outcome> attempt) {
        try {
            Optional<Outcome> known = known(key);
            if (known.isPresent()) {
                underWay.remove(key);
                waiting.complete(known.get());
            } else {
                Outcome outcome = attempt.get();
                recorder.execute(() -> enter(key, waiting, outcome));
            }
        } catch (RuntimeException | Error failed) {
            underWay.remove(key);
            waiting.completeExceptionally(failed);
        }
    }

    private void enter(String key, CompletableFuture<Outcome> waiting, Outcome outcome) {
        try {
            Outcome recorded = record(key, outcome);
            tried.add(key);
            waiting.completeAsync(() -> recorded, GOING_ON);
        } catch (IOException failed) {
            waiting.completeExceptionally(new UncheckedIOException(failed));
        } catch (RuntimeException | Error failed) {
            waiting.completeExceptionally(failed);
        } finally {
            underWay.remove(key);
        }
    }

    /** An address that was captured once stays captured, though the live web may not have it any more. */
    private Outcome record(String key, Outcome outcome) throws IOException {
        boolean held = renewal.captures() && ledger.outcome(key).filter(Outcome.Captured.class::isInstance).isPresent();
        if (!held || outcome instanceof Outcome.Captured) {
            return ledger.record(key, outcome);
        }
        Outcome recorded = ledger.record("refresh " + key, outcome);
        gone.put(key, recorded);
        return recorded;
    }

    /** What is known and shall stay so: nothing of what is to be tried, or tried again. */
    private Optional<Outcome> known(String key) {
        // Asked before the outcome is read: one read first could be of before the attempt, and be taken for its result.
        boolean done = tried.contains(key);
        Optional<Outcome> known = Optional.ofNullable(gone.get(key)).or(() -> recordedUnder(key));
        return known.filter(outcome -> offline || done || stays(key, outcome));
    }

    private Optional<Outcome> recordedUnder(String key) {
        try {
            return ledger.outcome(key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean stays(String key, Outcome outcome) {
        boolean plain = key.equals(outcome.target().toString());
        if (plain && outcome.target().pathAndQuery().equals("/robots.txt")) {
            return !renewal.rules() && Duration.between(outcome.at(), runDate).compareTo(ROBOTS_STAY) < 0;
        }
        if (outcome instanceof Outcome.Missing missing) {
            return missing.cause() != Cause.NOT_ATTEMPTED
                    && !renewal.failures().test(missing.cause());
        }
        return !(plain && renewal.captures());
    }

    /** Does something for an address on one of the threads that wait for servers. */
    <T> CompletableFuture<T> later(WebUrl url, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> turns.execute(url, task));
    }

    /** Every outcome of these keys that the ledger has, in their order. */
    List<Outcome> recorded(List<String> keys) {
        return keys.stream().flatMap(key -> recordedUnder(key).stream()).toList();
    }
}
