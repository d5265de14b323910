package org.pressmark.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.FetchPace;

/**
 * The threads that wait for servers. A host gets no more of them than it may have connections, so that a slow one with
 * a thousand pictures does not keep the others waiting. Thread-safe.
 */
final class HostTurns implements AutoCloseable {
    private final ExecutorService threads;
    private final int perHost;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Deque<Runnable>> waiting = new HashMap<>();

    HostTurns(FetchPace pace) {
        this.threads = Executors.newFixedThreadPool(pace.connections());
        this.perHost = pace.connectionsPerHost();
    }

    /** Runs a task that asks for an address when its host has a turn free; tasks of one host in the order they came. */
    void execute(WebUrl url, Runnable task) {
        String host = url.origin();
        synchronized (this) {
            int busy = running.getOrDefault(host, 0);
            if (busy == perHost) {
                waiting.computeIfAbsent(host, none -> new ArrayDeque<>()).addLast(task);
                return;
            }
            running.put(host, busy + 1);
        }
        start(host, task);
    }

    private void start(String host, Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                next(host);
            }
        });
    }

    private void next(String host) {
        Runnable task;
        synchronized (this) {
            Deque<Runnable> line = waiting.getOrDefault(host, new ArrayDeque<>());
            task = line.pollFirst();
            if (line.isEmpty()) {
                waiting.remove(host);
            }
            if (task == null) {
                running.merge(host, -1, (busy, less) -> busy + less == 0 ? null : busy + less);
                return;
            }
        }
        try {
            start(host, task);
        } catch (RejectedExecutionException over) {
            synchronized (this) {
                waiting.clear(); // the run has ended, and nobody waits for the rest
            }
        }
    }

    /** Interrupts what is under way; what has not begun never will. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
