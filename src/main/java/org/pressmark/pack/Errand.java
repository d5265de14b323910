package org.pressmark.pack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pressmark.capture.Outcome;

/**
 * Something to be asked for once, by whichever thread comes first: one that needs the outcome at once does not wait for
 * a thread that may be waiting itself.
 */
final class Errand implements Runnable {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Work work;

    /** Does it, and completes the outcome whatever happens. */
    interface Work {
        void into(CompletableFuture<Outcome> outcome);
    }

    Errand(Work work) {
        this.work = work;
    }

    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            work.into(outcome);
        }
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }
}
