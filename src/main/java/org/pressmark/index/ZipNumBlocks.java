package org.pressmark.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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

    private final SortedChunks idx;
    private final FileSlice slice;
    private final FileChannel channel;
    private final Map<Long, Block> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptBytes;

    /** How many lines of the small file begin before each of its pieces, and in all; counted when first needed. */
    private volatile long[] entries;

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

    /** The small file has keys and times; among blocks that begin with the same ones their first lines tell. */
    @Override
    public long holding(byte[] wanted) throws IOException {
        byte[] sortText = sortText(wanted);
        long chunk = idx.holding(sortText);
        if (chunk == NONE) {
            return NONE;
        }
        int line = Math.max(0, idx.at(chunk).firstNotBelow(sortText) - 1);
        long place = line < idx.at(chunk).count() ? place(chunk, line) : after(place(chunk, line));
        if (sortText.length < wanted.length) {
            byte[] behind = Arrays.copyOf(sortText, sortText.length + 1);
            behind[sortText.length] = '!';
            for (long next = place; next != NONE && beginsBelow(next, behind, wanted); next = after(next)) {
                place = next;
            }
        }
        return place;
    }

    private boolean beginsBelow(long place, byte[] behind, byte[] wanted) throws IOException {
        if (idx.at(place >>> 20).compare((int) (place & 0xfffff), behind) >= 0) {
            return false;
        }
        Block block = at(place);
        return block.count() == 0 || block.compare(0, wanted) < 0;
    }

    /** A line up to its second blank. */
    private static byte[] sortText(byte[] line) {
        int blanks = 0;
        for (int i = 0; i < line.length; i++) {
            blanks += line[i] == ' ' ? 1 : 0;
            if (blanks == 2) {
                return Arrays.copyOf(line, i);
            }
        }
        return line;
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
    public int linesAPlace() throws IOException {
        long first = placeAfter(0);
        return first == NONE ? 1 : Math.max(1, at(first).count());
    }

    @Override
    public long placesBefore(long place) throws IOException {
        return Math.max(0, entries()[(int) (place >>> 20)] + (place & 0xfffff) - headers());
    }

    @Override
    public long placeAfter(long places) throws IOException {
        long[] before = entries();
        long line = places + headers();
        if (line >= before[before.length - 1]) {
            return NONE;
        }
        int found = Arrays.binarySearch(before, line);
        int chunk = found < 0 ? -found - 2 : found;
        while (before[chunk + 1] == before[chunk]) {
            chunk++; // no line begins in this one
        }
        return place(chunk, (int) (line - before[chunk]));
    }

    /** The first line of the small file is none of a block where it says what the file is. */
    private int headers() throws IOException {
        long first = idx.after(-1);
        return first != NONE && idx.at(first).count() > 0 && IdxLine.parse(idx.at(first).text(0)).isEmpty() ? 1 : 0;
    }

    private long[] entries() throws IOException {
        long[] known = entries;
        if (known == null) {
            known = new long[(int) idx.last() + 2];
            for (int chunk = 0; chunk + 1 < known.length; chunk++) {
                known[chunk + 1] = known[chunk] + idx.at(chunk).count();
            }
            entries = known;
        }
        return known;
    }

    @Override
    public Block at(long place) throws IOException {
        synchronized (kept) {
            Block known = kept.get(place);
            if (known != null) {
                return known;
            }
        }
        String line = idx.at(place >>> 20).text((int) (place & 0xfffff));
        Optional<IdxLine> entry = IdxLine.parse(line);
        if (entry.isEmpty()) {
            if (line.startsWith("!meta ") || line.isBlank()) {
                return Block.EMPTY; // the header of the small file
            }
            throw new DamagedIndexException("a line of the index of " + slice.file().getFileName()
                    + " says of no block where it lies");
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
            throw new DamagedIndexException("the index does not fit: " + slice.file().getFileName()
                    + " has no block of " + entry.length()
                    + " bytes at byte " + entry.offset());
        }
        ByteBuffer packed = ByteBuffer.allocate((int) entry.length());
        while (packed.hasRemaining()) {
            if (channel.read(packed, slice.offset() + entry.offset() + packed.position()) < 0) {
                throw new DamagedIndexException(slice.file().getFileName() + " ends inside a block of the index");
            }
        }
        try {
            byte[] lines = GzipMember.unpack(packed.array(), LARGEST);
            return new Block(lines, 0, lines.length);
        } catch (IOException broken) {
            throw new DamagedIndexException(slice.file().getFileName() + " has a broken block at byte "
                    + entry.offset(), broken);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            idx.close();
        }
    }
}
