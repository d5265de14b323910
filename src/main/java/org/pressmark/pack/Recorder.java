package org.pressmark.pack;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that brings outcomes to the ledger. Those that wait for servers hand them over and ask for the next
 * address at once: 32 of them had stood in line before the ledger for a twentieth of the time. When it falls behind, they
 * do their own recording again, so that what waits in memory stays little.
 */
final class Recorder implements Executor, AutoCloseable {
    private static final int MOST_WAITING = 64;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Recorder::byTheCaller);

    private static void byTheCaller(Runnable task, ThreadPoolExecutor thread) {
        if (thread.isShutdown()) {
            throw new RejectedExecutionException("the run has ended");
        }
        task.run();
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /** Ends when what was handed over is recorded; it is not interrupted, which would close the ledger's files. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException wish) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
