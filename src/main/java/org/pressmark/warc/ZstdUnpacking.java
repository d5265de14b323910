package org.pressmark.warc;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Zstandard, RFC 8878, frame by frame; skippable frames are passed over. */
final class ZstdUnpacking extends MemberUnpacking {
    private static final int SKIPPABLE_HEAD = 8;

    private final Optional<byte[]> dictionary;
    private final ByteBuffer packed;
    private final ByteBuffer plain;
    private ZstdDecompressCtx context;
    private boolean inFrame;

    ZstdUnpacking(RawInput raw, int bufferSize, Optional<byte[]> dictionary) {
        super(raw, bufferSize, Formats.Format.ZSTD);
        this.dictionary = dictionary;
        this.packed = ByteBuffer.allocateDirect(bufferSize);
        this.plain = ByteBuffer.allocateDirect(bufferSize);
        this.context = newContext();
    }

    private ZstdDecompressCtx newContext() {
        ZstdDecompressCtx made = new ZstdDecompressCtx();
        dictionary.ifPresent(made::loadDict);
        return made;
    }

    /** The native context goes on where a frame was left; only a new one begins anew. */
    private void forgetFrame() {
        inFrame = false;
        context.close();
        context = newContext();
    }

    /** A frame or a skippable frame. */
    static boolean isMagic(byte[] bytes, int from, int end) {
        return isFrame(bytes, from, end) || isSkippable(bytes, from, end);
    }

    static boolean isFrame(byte[] b, int from, int end) {
        return end - from >= 4
                && b[from] == 0x28
                && b[from + 1] == (byte) 0xb5
                && b[from + 2] == 0x2f
                && b[from + 3] == (byte) 0xfd;
    }

    private static boolean isSkippable(byte[] b, int from, int end) {
        return end - from >= 4
                && (b[from] & 0xf0) == 0x50
                && b[from + 1] == 0x2a
                && b[from + 2] == 0x4d
                && b[from + 3] == 0x18;
    }

    @Override
    boolean mayBegin(byte[] bytes, int from, int end) {
        return isFrame(bytes, from, end);
    }

    @Override
    boolean nextMember() throws IOException {
        if (inFrame) {
            forgetFrame();
        }
        skipFrames();
        memberStart = raw.position();
        if (!raw.require(1)) {
            return false;
        }
        if (!raw.require(4) || !isFrame(raw.bytes, raw.at, raw.end)) {
            throw new BrokenMemberException("no zstd frame begins here");
        }
        inFrame = true;
        at = 0;
        end = 0;
        return true;
    }

    private void skipFrames() throws IOException {
        while (raw.require(SKIPPABLE_HEAD) && isSkippable(raw.bytes, raw.at, raw.end)) {
            raw.position(raw.position() + SKIPPABLE_HEAD + ZstdDictionary.frameLength(raw.bytes, raw.at));
        }
    }

    @Override
    boolean fill() throws IOException {
        at = 0;
        end = 0;
        while (inFrame && end == 0) {
            unpack();
        }
        return end > 0;
    }

    private void unpack() throws IOException {
        boolean more = raw.at < raw.end || raw.fill();
        packed.clear().limit(Math.min(packed.capacity(), raw.end - raw.at));
        packed.put(raw.bytes, raw.at, packed.limit()).flip();
        plain.clear();
        try {
            inFrame = !context.decompressDirectByteBufferStream(plain, packed);
        } catch (ZstdException broken) {
            forgetFrame();
            throw new BrokenMemberException("the compressed data is damaged", broken);
        }
        raw.at += packed.position();
        end = plain.flip().remaining();
        plain.get(buffer, 0, end);
        if (inFrame && end == 0 && !more) {
            forgetFrame();
            throw new BrokenMemberException("the file ends inside a zstd frame");
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
        raw.close();
    }
}
