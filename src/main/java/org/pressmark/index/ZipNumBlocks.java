package org.pressmark.index;

import java.io.Closeable;
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
 * The gzip members of {@code index.cdx.gz}. Those used last are kept unpacked, because a page and all it shows lie in
 * few of them and unpacking costs more than all the rest of a lookup.
 */
final class ZipNumBlocks implements Closeable {
    /** Real blocks have some 100 KiB. */
    private static final int LARGEST = 32 << 20;

    /** How many bytes of unpacked lines are kept. */
    private static final int KEPT = 16 << 20;

    private final FileSlice slice;
    private final FileChannel channel;
    private final Map<Long, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private int keptBytes;

    ZipNumBlocks(FileSlice slice) throws IOException {
        this.slice = slice;
        this.channel = FileChannel.open(slice.file(), StandardOpenOption.READ);
    }

    /** The lines of a block and of all that follow it. */
    LineInput from(IdxLine first, LineInput following) throws IOException {
        byte[] block = block(first);
        return new LineInput(new BlockSource(block, following), 0, 1 << 16);
    }

    private byte[] block(IdxLine entry) throws IOException {
        synchronized (kept) {
            byte[] known = kept.get(entry.offset());
            if (known != null) {
                return known;
            }
        }
        byte[] unpacked = unpack(entry);
        synchronized (kept) {
            if (kept.putIfAbsent(entry.offset(), unpacked) == null) {
                keptBytes += unpacked.length;
            }
            var eldest = kept.entrySet().iterator();
            while (keptBytes > KEPT && kept.size() > 1) {
                keptBytes -= eldest.next().getValue().length;
                eldest.remove();
            }
        }
        return unpacked;
    }

    private byte[] unpack(IdxLine entry) throws IOException {
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
        return GzipMember.unpack(packed.array(), LARGEST);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class BlockSource implements LineInput.Source {
        private final LineInput following;
        private byte[] block;
        private int at;

        BlockSource(byte[] first, LineInput following) {
            this.block = first;
            this.following = following;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            while (at == block.length) {
                if (!following.next()) {
                    return -1;
                }
                Optional<IdxLine> entry = IdxLine.parse(following.text());
                block = entry.isPresent() ? block(entry.get()) : new byte[0];
                at = 0;
            }
            int got = Math.min(count, block.length - at);
            System.arraycopy(block, at, target, from, got);
            at += got;
            return got;
        }

        @Override
        public void close() throws IOException {
            following.close();
        }
    }
}
