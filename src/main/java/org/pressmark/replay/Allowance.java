package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many answers may take much memory at a time. Rewriting a document as a whole takes copies of it, but ends by itself;
 * one that is rewritten as it streams by takes windows of it for as long as its reader likes. So whoever comes to the
 * first waits, and who comes too many to the second is served by way of the disk: readers of large pages can slow each
 * other down, but nobody else, and cannot bring the server down.
 */
final class Allowance {
    private static final long PATIENCE = 20;

    private final Semaphore makings;
    private final Semaphore streams;

    /**
     * An eighth of the memory for each kind.
     *
     * @param memory in bytes
     * @param making what a document takes at most that is rewritten as a whole
     * @param stream what a document takes that is rewritten as it streams by
     */
    Allowance(long memory, long making, long stream) {
        this.makings = permits(memory / 8 / making);
        this.streams = permits(memory / 8 / stream);
    }

    private static Semaphore permits(long count) {
        return new Semaphore((int) Math.max(2, Math.min(1 << 20, count)), true);
    }

    /** Waits until one more document may be rewritten as a whole; closing ends that. */
    Closeable making() throws IOException {
        try {
            if (!makings.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for memory");
        }
        return once(makings);
    }

    /** Lets one more document stream by, unless there are too many; closing ends that. */
    Optional<Closeable> stream() {
        return streams.tryAcquire() ? Optional.of(once(streams)) : Optional.empty();
    }

    private static Closeable once(Semaphore permits) {
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (!given.getAndSet(true)) {
                permits.release();
            }
        };
    }

    /** All that may be taken is taken. */
    static final class BusyException extends IOException {
        private static final long serialVersionUID = 1;

        BusyException() {
            super("too many large answers are under way");
        }
    }
}
