package org.pressmark.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.FileSlice;

/**
 * The gzip members of {@code index.cdx.gz}, found by the lines of {@code index.idx}: a place is a piece of the small
 * file and a line in it. Members used last are kept unpacked, because a page and all it shows lie in few of them and
 * unpacking costs more than all the rest of a lookup.
 */
final class ZipNumBlocks implements Blocks {
    /** Real blocks have some 100 KiB. */
    private static final int LARGEST = 32 << 20;

    /** How many bytes of unpacked lines are kept: an eighth of the heap, and neither nothing nor all. */
    private static final long KEPT = Math.max(12L << 20, Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8));

    private static final int LINES_A_BLOCK = ZipNumFiles.LINES_PER_BLOCK;

    private final SortedChunks idx;
    private final FileSlice slice;
    private final FileChannel channel;
    private final Map<Long, Block> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptBytes;

    ZipNumBlocks(FileSlice idx, FileSlice cdx) throws IOException {
        this.slice = cdx;
        this.idx = new SortedChunks(idx);
        try {
            this.channel = FileChannel.open(slice.file(), StandardOpenOption.READ);
        } catch (IOException failed) {
            this.idx.close();
            throw failed;
        }
    }

    private static long place(long chunk, int line) {
        return chunk << 20 | line; // a piece has less than a million lines
    }

    @Override
    public long holding(byte[] wanted) throws IOException {
        long chunk = idx.holding(wanted);
        if (chunk == NONE) {
            return NONE;
        }
        int line = Math.max(0, idx.at(chunk).firstNotBelow(wanted) - 1);
        return line < idx.at(chunk).count() ? place(chunk, line) : after(place(chunk, line));
    }

    @Override
    public long last() throws IOException {
        long end = idx.last();
        return end == NONE ? NONE : idx.at(end).count() > 0 ? place(end, idx.at(end).count() - 1) : before(place(end, 0));
    }

    @Override
    public long after(long place) throws IOException {
        long chunk = place >>> 20;
        int line = (int) (place & 0xfffff) + 1;
        while (chunk != NONE && line >= idx.at(chunk).count()) {
            chunk = idx.after(chunk);
            line = 0;
        }
        return chunk == NONE ? NONE : place(chunk, line);
    }

    @Override
    public long before(long place) throws IOException {
        long chunk = place >>> 20;
        int line = (int) (place & 0xfffff) - 1;
        while (chunk != NONE && line < 0) {
            chunk = idx.before(chunk);
            line = chunk == NONE ? -1 : idx.at(chunk).count() - 1;
        }
        return chunk == NONE ? NONE : place(chunk, line);
    }

    @Override
    public long linesBetween(long first, long last) throws IOException {
        long lines = (last & 0xfffff) - (first & 0xfffff);
        for (long chunk = first >>> 20; chunk < last >>> 20; chunk++) {
            lines += idx.at(chunk).count();
        }
        return lines * LINES_A_BLOCK;
    }

    @Override
    public Block at(long place) throws IOException {
        synchronized (kept) {
            Block known = kept.get(place);
            if (known != null) {
                return known;
            }
        }
        Optional<IdxLine> entry = IdxLine.parse(idx.at(place >>> 20).text((int) (place & 0xfffff)));
        if (entry.isEmpty()) {
            return Block.EMPTY; // the header of the small file
        }
        Block block = unpack(entry.get());
        synchronized (kept) {
            if (kept.putIfAbsent(place, block) == null) {
                keptBytes += block.size();
            }
            var eldest = kept.entrySet().iterator();
            while (keptBytes > KEPT && kept.size() > 1) {
                keptBytes -= eldest.next().getValue().size();
                eldest.remove();
            }
        }
        return block;
    }

    private Block unpack(IdxLine entry) throws IOException {
        if (entry.length() <= 0 || entry.length() > LARGEST || entry.offset() + entry.length() > slice.length()) {
            throw new IOException("the index does not fit: " + slice.file() + " has no block of " + entry.length()
                    + " bytes at byte " + entry.offset());
        }
        ByteBuffer packed = ByteBuffer.allocate((int) entry.length());
        while (packed.hasRemaining()) {
            if (channel.read(packed, slice.offset() + entry.offset() + packed.position()) < 0) {
                throw new EOFException(slice.file() + " ends inside a block of the index");
            }
        }
        byte[] lines = GzipMember.unpack(packed.array(), LARGEST);
        return new Block(lines, 0, lines.length);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            idx.close();
        }
    }
}
