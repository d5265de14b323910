package org.pressmark.fetch;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends exchanges that take too long. A socket's own timeout starts anew with every byte, also within a TLS record,
 * so only closing the connection from outside ends a drip.
 */
final class Watchdog implements Closeable {
    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "fetch-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs the task once the time is over, and then again each second, until the watch is closed. */
    Watch watch(Duration limit, Runnable task) {
        return new Watch(timer, limit, task);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One exchange under watch. */
    static final class Watch implements Closeable {
        private final ScheduledFuture<?> ticket;
        private volatile boolean expired;

        private Watch(ScheduledThreadPoolExecutor timer, Duration limit, Runnable task) {
            // Again, because a connection may be opened just after it was to be closed.
            ticket = timer.scheduleWithFixedDelay(
                    () -> {
                        expired = true;
                        task.run();
                    },
                    limit.toMillis(),
                    1000,
                    TimeUnit.MILLISECONDS);
        }

        /** Whether the time is over. */
        boolean expired() {
            return expired;
        }

        @Override
        public void close() {
            ticket.cancel(false);
        }
    }
}
