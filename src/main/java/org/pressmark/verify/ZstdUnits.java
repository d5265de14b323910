package org.pressmark.verify;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The frames of a {@code .warc.zst}; a dictionary may lie in a skippable frame in front. */
final class ZstdUnits extends Units {
    private static final Habits HABITS = new Habits(true, Rule.ZSTD_MANY_RECORDS, Rule.ZSTD_EMPTY_FRAME);
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int DICTIONARY = 0x184D2A5D;
    private static final int LONGEST_DICTIONARY = 1 << 24;
    private static final int BUFFER = 1 << 17;

    private final RawFile file;
    private final RawBuffer in;
    private final Desk desk;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private Optional<ZstdDictDecompress> dictionary = Optional.empty();
    private boolean open;
    private boolean finished;

    ZstdUnits(RawFile file, Desk desk) {
        this.file = file;
        this.in = new RawBuffer(file);
        this.desk = desk;
    }

    /** Units from a place on, with the dictionary the file begins with. */
    static ZstdUnits at(RawFile file, long offset, Desk desk) throws IOException {
        ZstdUnits units = new ZstdUnits(file, desk);
        if (offset > 0 && units.in.have(8) && units.in.i32(0) == DICTIONARY) {
            units.skip(DICTIONARY);
        }
        units.in.seek(offset);
        return units;
    }

    @Override
    boolean next() throws IOException {
        if (damaged) {
            in.seek(start + 1);
            boolean found = in.find(0x28, 0xb5, 0x2f, 0xfd);
            desk.breachAt(start, Rule.BYTES_LOST, "bytes " + start + " to " + (found ? in.position() : file.size()));
        }
        damaged = false;
        while (in.have(1)) {
            start = in.position();
            desk.at(start);
            if (!in.have(8)) {
                desk.breach(Rule.ZSTD_TRUNCATED, "the file ends inside a frame's header");
                return false;
            }
            int magic = in.i32(0);
            if (magic == MAGIC) {
                begin();
                return true;
            }
            if ((magic & 0xfffffff0) == SKIPPABLE) {
                skip(magic);
            } else if (!stepOver()) {
                return false;
            }
        }
        return false;
    }

    private void begin() {
        int descriptor = in.u8(4);
        if ((descriptor & 0xe0) == 0) {
            desk.breach(Rule.ZSTD_CONTENT_SIZE, "the frame's header has no content size");
        }
        if ((descriptor & 4) == 0) {
            desk.breach(Rule.ZSTD_CHECKSUM, "the frame has no content checksum");
        }
        context.reset();
        dictionary.ifPresent(context::loadDict);
        source.position(0).limit(0);
        target.position(0).limit(0);
        open = true;
        finished = false;
    }

    private boolean stepOver() throws IOException {
        boolean found = in.find(0x28, 0xb5, 0x2f, 0xfd);
        desk.breachAt(start, Rule.ZSTD_MAGIC, "no frame starts here; the next one is "
                + (found ? "at " + in.position() : "nowhere"));
        return found;
    }

    private void skip(int magic) throws IOException {
        long length = Integer.toUnsignedLong(in.i32(4));
        if (start + 8 + length > file.size()) {
            desk.breach(Rule.ZSTD_TRUNCATED, "a skippable frame of " + length + " bytes reaches past the end");
        } else if (magic == DICTIONARY && start == 0 && length <= LONGEST_DICTIONARY) {
            loadDictionary((int) length);
        }
        in.seek(Math.min(file.size(), start + 8 + length));
    }

    private void loadDictionary(int length) throws IOException {
        byte[] content = new byte[length];
        file.read(start + 8, content, 0, length);
        try {
            boolean packed = length > 4 && ByteBuffer.wrap(content).getInt() == Integer.reverseBytes(MAGIC);
            if (packed) {
                try (InputStream unpacked = new ZstdInputStream(new ByteArrayInputStream(content))) {
                    content = unpacked.readNBytes(LONGEST_DICTIONARY);
                }
            }
            dictionary = Optional.of(new ZstdDictDecompress(content));
        } catch (ZstdException | ZstdIOException | IllegalStateException broken) { // the last where its tables are damaged
            desk.breach(Rule.ZSTD_DATA, "the dictionary cannot be read: " + broken.getMessage());
        }
    }

    @Override
    int read(byte[] to, int offset, int length) throws IOException {
        while (open) {
            if (target.hasRemaining()) {
                int n = Math.min(length, target.remaining());
                target.get(to, offset, n);
                return n;
            }
            if (finished) {
                open = false;
                in.seek(in.position() - source.remaining());
            } else {
                decode();
            }
        }
        return -1;
    }

    private void decode() throws IOException {
        if (!source.hasRemaining() && !feed()) {
            breakOff(Rule.ZSTD_TRUNCATED, "the file ends inside the frame that starts here");
            return;
        }
        target.clear();
        try {
            finished = context.decompressDirectByteBufferStream(target, source);
            target.flip();
        } catch (ZstdException broken) {
            breakOff(Rule.ZSTD_DATA, "cannot be decompressed: " + broken.getMessage());
        }
    }

    private boolean feed() throws IOException {
        if (!in.have(1)) {
            return false;
        }
        int n = Math.min(BUFFER, in.limit - in.pos);
        source.clear().put(in.bytes, in.pos, n).flip();
        in.pos += n;
        return true;
    }

    private void breakOff(Rule rule, String found) {
        desk.breachAt(start, rule, found);
        target.position(0).limit(0);
        open = false;
        damaged = true;
    }

    @Override
    Habits habits() {
        return HABITS;
    }

    @Override
    public void close() throws IOException {
        context.close();
        dictionary.ifPresent(ZstdDictDecompress::close);
        file.close();
    }
}
