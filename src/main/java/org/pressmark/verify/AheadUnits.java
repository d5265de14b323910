package org.pressmark.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * Unpacks on a second thread, so that digests are computed while the next bytes are inflated.
 *
 * <p>Everything comes through one queue in the order it was found, breaches included, so a report is the same as
 * without the thread. The thread lives until the file's end or {@link #close()}.
 */
final class AheadUnits extends Units {
    private static final int BUFFER = 1 << 16;
    private static final int DEPTH = 16;

    private enum What {
        UNIT,
        BYTES,
        UNIT_END,
        END,
        FAILED
    }

    /** A step of the other thread, with what it found on the way there. */
    private static final class Step {
        private final What what;
        private final byte[] bytes;
        private final int length;
        private final long start;
        private final boolean damaged;
        private final Throwable failure;
        private final List<Breach> found;

        Step(What what, byte[] bytes, int length, Units units, Throwable failure, List<Breach> found) {
            this.what = what;
            this.bytes = bytes;
            this.length = length;
            this.start = units.fileOffset(0);
            this.damaged = units.damaged();
            this.failure = failure;
            this.found = List.copyOf(found);
        }
    }

    private final Units inner;
    private final Desk desk;
    private final List<Breach> found = new ArrayList<>();
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(DEPTH);
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(DEPTH + 2);
    private final Thread thread;
    private volatile boolean stopped;
    private byte[] bytes = new byte[0];
    private int pos;
    private int limit;
    private boolean open;
    private boolean ended;

    /**
     * Starts unpacking.
     *
     * @param opening opens the units with the desk their breaches go to
     */
    AheadUnits(Desk desk, Function<Desk, Units> opening) {
        this.desk = desk;
        this.inner = opening.apply(desk.withSink(found::add));
        this.thread = new Thread(this::unpack, "unpack");
        thread.setDaemon(true);
        thread.start();
    }

    private void unpack() {
        try {
            while (!stopped && inner.next()) {
                put(What.UNIT, new byte[0], 0);
                unit();
            }
            put(What.END, new byte[0], 0);
        } catch (IOException | RuntimeException | Error failure) { // whoever waits for a step must not wait for ever
            offer(new Step(What.FAILED, new byte[0], 0, inner, failure, found));
        }
    }

    private void unit() throws IOException {
        while (!stopped) {
            byte[] buffer = spare.poll();
            byte[] target = buffer == null ? new byte[BUFFER] : buffer;
            int n = inner.read(target, 0, target.length);
            if (n < 0) {
                put(What.UNIT_END, target, 0);
                return;
            }
            put(What.BYTES, target, n);
        }
    }

    private void put(What what, byte[] content, int length) {
        Step step = new Step(what, content, length, inner, null, found);
        found.clear();
        offer(step);
    }

    private void offer(Step step) {
        try {
            steps.put(step);
        } catch (InterruptedException asked) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    private Step take() throws IOException {
        try {
            Step step = steps.take();
            step.found.forEach(desk::relay);
            start = step.start;
            if (step.failure instanceof Error error) {
                throw error;
            }
            if (step.failure instanceof RuntimeException fault) {
                throw fault;
            }
            if (step.failure != null) {
                throw new IOException(step.failure);
            }
            return step;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the check was interrupted");
        }
    }

    @Override
    boolean next() throws IOException {
        if (ended) {
            return false; // asked once more: by a record that does not end, and then for the next one
        }
        damaged = false;
        open = take().what == What.UNIT;
        ended = !open;
        return open;
    }

    @Override
    int read(byte[] to, int offset, int length) throws IOException {
        if (pos == limit) {
            Step step = open ? take() : null;
            if (step == null || step.what != What.BYTES) {
                damaged |= step != null && step.damaged;
                open = false;
                return -1;
            }
            if (bytes.length == BUFFER) {
                spare.offer(bytes);
            }
            bytes = step.bytes;
            pos = 0;
            limit = step.length;
        }
        int n = Math.min(length, limit - pos);
        System.arraycopy(bytes, pos, to, offset, n);
        pos += n;
        return n;
    }

    @Override
    long end() {
        return inner.end();
    }

    @Override
    Habits habits() {
        return inner.habits();
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        try {
            while (thread.isAlive()) {
                steps.clear();
                thread.join(1);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        inner.close();
    }
}
