package org.pressmark.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sorted lines that lie in memory together: one gzip member of an index, or a piece of a plain one. */
final class Block {
    /** No line at all. */
    static final Block EMPTY = new Block(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int[] starts; // one place more than there are lines

    /**
     * Cuts lines at their ends.
     *
     * @param from where the first line begins
     * @param to where the last line ends, with its end or without
     */
    Block(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        int[] found = new int[Math.max(16, (to - from) / 128)];
        int count = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                found = count + 2 > found.length ? Arrays.copyOf(found, found.length * 2) : found;
                found[count++] = start;
                start = i + 1;
            }
        }
        found = count + 2 > found.length ? Arrays.copyOf(found, count + 2) : found;
        if (start < to) {
            found[count++] = start;
            start = to;
        }
        found[count] = start;
        this.starts = Arrays.copyOf(found, count + 1);
    }

    int count() {
        return starts.length - 1;
    }

    /** How much memory it takes, in bytes. */
    int size() {
        return bytes.length + 4 * starts.length;
    }

    /** The number of the first line that is not below a text; the number of lines where all are. */
    int firstNotBelow(byte[] wanted) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The bytes of lines are compared as unsigned numbers, as {@code LC_ALL=C sort} does. */
    int compare(int line, byte[] other) {
        return Arrays.compareUnsigned(bytes, starts[line], end(line), other, 0, other.length);
    }

    private int end(int line) {
        int end = starts[line + 1];
        if (end > starts[line] && bytes[end - 1] == '\n') {
            end--;
        }
        return end > starts[line] && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** A line without its end. */
    String text(int line) {
        return new String(bytes, starts[line], end(line) - starts[line], StandardCharsets.UTF_8);
    }
}
