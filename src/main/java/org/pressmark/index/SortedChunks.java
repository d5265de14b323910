package org.pressmark.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.pressmark.capture.FileSlice;

/**
 * A file of sorted lines in pieces of equal size: to a piece belong the lines that begin in it. Those read last are
 * kept, a fixed number of them. Nothing is read when a file is opened.
 */
final class SortedChunks implements Blocks {
    private static final int CHUNK = 16 << 10;
    private static final int KEPT = 512;

    /** Of lines as long as some may be a few hundred would take the whole heap. */
    private static final int LARGEST_KEPT = 4 * CHUNK;

    /** No real index line comes near this many bytes. */
    private static final int LONGEST_LINE = 4 << 20;

    private final FileSlice slice;
    private final FileChannel channel;
    private final long chunks;
    private final AtomicReferenceArray<Kept> kept = new AtomicReferenceArray<>(KEPT);

    private record Kept(long place, Block block) {}

    SortedChunks(FileSlice slice) throws IOException {
        this.slice = slice;
        this.chunks = (slice.length() + CHUNK - 1) / CHUNK;
        this.channel = FileChannel.open(slice.file(), StandardOpenOption.READ);
    }

    @Override
    public long holding(byte[] wanted) throws IOException {
        long low = 0;
        long high = chunks;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            long begun = middle; // a piece inside a very long line has no line of its own
            while (begun < high && at(begun).count() == 0) {
                begun++;
            }
            if (begun < high && at(begun).compare(0, wanted) < 0) {
                low = begun;
            } else {
                high = middle;
            }
        }
        return chunks == 0 ? NONE : low;
    }

    @Override
    public long last() {
        return chunks - 1;
    }

    @Override
    public long after(long place) {
        return place + 1 < chunks ? place + 1 : NONE;
    }

    @Override
    public long before(long place) {
        return place - 1;
    }

    @Override
    public int linesAPlace() throws IOException {
        return chunks == 0 ? 1 : Math.max(1, at(0).count());
    }

    @Override
    public long placesBefore(long place) {
        return place;
    }

    @Override
    public long placeAfter(long places) {
        return places < chunks ? places : NONE;
    }

    @Override
    public Block at(long place) throws IOException {
        int slot = (int) (place % KEPT);
        Kept known = kept.get(slot);
        if (known != null && known.place() == place) {
            return known.block();
        }
        Block block = read(place);
        if (block.size() <= LARGEST_KEPT) {
            kept.set(slot, new Kept(place, block));
        }
        return block;
    }

    private Block read(long place) throws IOException {
        long start = Math.max(0, place * CHUNK - 1); // the byte before tells whether a line begins
        long stop = Math.min(slice.length(), (place + 1) * CHUNK);
        byte[] bytes = bytes(start, (int) (stop - start));
        int first = 0;
        if (place > 0) {
            while (first < bytes.length && bytes[first] != '\n') {
                first++;
            }
            first++;
        }
        if (first >= bytes.length) {
            return Block.EMPTY;
        }
        int end = bytes.length;
        while (bytes[end - 1] != '\n' && start + end < slice.length()) {
            if (bytes.length > LONGEST_LINE) {
                throw new DamagedIndexException("a line of the index is longer than " + LONGEST_LINE + " bytes: "
                        + slice.file().getFileName());
            }
            byte[] more = bytes(start + end, (int) Math.min(bytes.length, slice.length() - start - end));
            int newline = 0;
            while (newline < more.length && more[newline] != '\n') {
                newline++;
            }
            int taken = Math.min(more.length, newline + 1);
            bytes = Arrays.copyOf(bytes, end + taken);
            System.arraycopy(more, 0, bytes, end, taken);
            end += taken;
        }
        return new Block(bytes, first, end);
    }

    private byte[] bytes(long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, slice.offset() + from + bytes.position()) < 0) {
                throw new IOException(slice.file() + " ends early: it changed while it was read");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
