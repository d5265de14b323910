package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.pressmark.capture.FileSlice;

/**
 * Lines of a file in the order of their bytes, found by halving. Holds no lines in memory: the operating system's page
 * cache does that better. Thread-safe, every read names its own place.
 */
final class SortedLines implements Closeable {
    private static final int PAGE = 8192;

    private final FileSlice slice;
    private final FileChannel channel;

    SortedLines(FileSlice slice) throws IOException {
        this.slice = slice;
        this.channel = FileChannel.open(slice.file(), StandardOpenOption.READ);
    }

    /** Lines from a place on that is at most a page before the first line that is not below {@code wanted}. */
    LineInput near(byte[] wanted) throws IOException {
        long low = 0;
        long high = slice.length();
        while (high - low > PAGE) {
            long middle = low + (high - low) / 2;
            LineInput lines = from(middle);
            boolean inside = lines.next(); // most likely the end of a line
            boolean line = inside && lines.next();
            if (!line || lines.lineStart() >= high || lines.compareTo(wanted) >= 0) {
                high = middle;
            } else {
                low = lines.lineStart();
            }
        }
        return from(low);
    }

    private LineInput from(long offset) {
        return new LineInput(new LineInput.Source() {
            private long at = offset;

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                int room = (int) Math.min(count, slice.length() - at);
                int got = room <= 0 ? -1 : channel.read(ByteBuffer.wrap(target, from, room), slice.offset() + at);
                at += Math.max(got, 0);
                return got;
            }

            @Override
            public void close() {
                // the channel belongs to all readers
            }
        }, offset, PAGE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The bytes of sort texts are compared as unsigned numbers, as {@code LC_ALL=C sort} does. */
    static int compare(byte[] a, int aFrom, int aEnd, byte[] b) {
        return Arrays.compareUnsigned(a, aFrom, aEnd, b, 0, b.length);
    }
}
