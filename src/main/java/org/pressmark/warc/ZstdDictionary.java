package org.pressmark.warc;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.pressmark.capture.FileSlice;

/**
 * The dictionary at the head of a {@code .warc.zst} file: a skippable frame 0x184D2A5D whose content is the dictionary,
 * as it is or compressed itself. Every frame of the file needs it, wherever reading begins.
 */
final class ZstdDictionary {
    /** Real dictionaries have about 100 KiB; larger than this one would be an attack. */
    private static final int LARGEST = 16 << 20;

    private ZstdDictionary() {}

    static Optional<byte[]> of(FileSlice file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] head = in.readNBytes((int) Math.min(8, file.length()));
            if (head.length < 8 || !(head[0] == 0x5d && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18)) {
                return Optional.empty();
            }
            long length = frameLength(head, 0);
            if (length > Math.min(LARGEST, file.length() - 8)) {
                throw new EOFException("the zstd dictionary at the head of " + file.file() + " is cut off or too large");
            }
            byte[] content = in.readNBytes((int) length);
            try {
                return Optional.of(usable(ZstdUnpacking.isFrame(content, 0, content.length) ? unpack(content) : content));
            } catch (ZstdException broken) {
                throw new IOException("the zstd dictionary at the head of " + file.file() + " is damaged", broken);
            }
        }
    }

    private static byte[] unpack(byte[] packed) {
        long size = Zstd.getFrameContentSize(packed);
        int room = size > 0 && size <= LARGEST ? (int) size : LARGEST;
        return Zstd.decompress(packed, room);
    }

    /** A dictionary of the trained kind has tables, which may be damaged; that is seen when it is used first. */
    private static byte[] usable(byte[] dictionary) {
        try (ZstdDecompressCtx trial = new ZstdDecompressCtx()) {
            trial.loadDict(dictionary);
            return dictionary;
        }
    }

    /** RFC 8878 section 3.1.2: the content's length, four bytes, little-endian, behind the magic number. */
    static long frameLength(byte[] b, int from) {
        return (b[from + 4] & 255L) | (b[from + 5] & 255L) << 8 | (b[from + 6] & 255L) << 16 | (b[from + 7] & 255L) << 24;
    }
}
