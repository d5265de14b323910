package org.pressmark.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Where the finished lines of a file begin, eight bytes a line. The file is walked through once, in the background; who
 * wants a line waits until the walk has come so far.
 */
final class LineStarts {
    private static final int STEP = 1 << 20;

    private final Path file;
    private long[] starts = new long[1024];
    private int count;
    private boolean whole;
    private IOException failed;

    /** Begins to walk through a file. */
    LineStarts(Path file) {
        this.file = file;
        Thread walker = new Thread(this::walk, "pages");
        walker.setDaemon(true);
        walker.start();
    }

    private void walk() {
        ByteBuffer buffer = ByteBuffer.allocate(STEP);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = 0; channel.read(buffer) >= 0; at += buffer.position(), buffer.clear()) {
                add(buffer.array(), buffer.position(), at);
            }
            end(null);
        } catch (IOException unreadable) {
            end(unreadable);
        }
    }

    private synchronized void add(byte[] bytes, int length, long at) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                count++;
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count] = at + i + 1;
            }
        }
        notifyAll();
    }

    private synchronized void end(IOException why) {
        failed = why;
        whole = true;
        notifyAll();
    }

    /** How many lines there are, up to {@code wanted}; does not wait to know of more. */
    synchronized int count(int wanted) throws IOException {
        try {
            while (!whole && count < wanted) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while " + file + " was read", stopped);
        }
        if (failed != null) {
            throw new IOException(file + " cannot be read", failed);
        }
        return Math.min(count, wanted);
    }

    /** Waits so many milliseconds for the end of the walk; whether it has come. */
    synchronized boolean isWhole(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (long left = millis; !whole && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return whole;
    }

    /** Where a line begins that is known to be there, or the last one ends. */
    synchronized long start(int line) {
        return starts[line];
    }
}
