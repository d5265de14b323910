package org.pressmark.warc;

import java.io.IOException;
import org.pressmark.capture.FileSlice;

/** Tells by the first bytes how a file is compressed. */
final class Formats {
    private enum Format {
        PLAIN,
        GZIP,
        ZSTD
    }

    private Formats() {}

    static Unpacking open(FileSlice slice, long offset, int bufferSize) throws IOException {
        RawInput raw = new RawInput(slice, offset, bufferSize);
        try {
            Format format = at(raw);
            if (format == Format.PLAIN && offset > 0) {
                raw.position(0); // perhaps damage stands at the offset: then the file's head tells
                format = at(raw);
                raw.position(offset);
            }
            return switch (format) {
                case GZIP -> new GzipUnpacking(raw, bufferSize);
                case ZSTD -> new ZstdUnpacking(raw, bufferSize, ZstdDictionary.of(slice));
                case PLAIN -> new PlainUnpacking(raw);
            };
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    private static Format at(RawInput raw) throws IOException {
        raw.require(4);
        if (GzipUnpacking.isMagic(raw.bytes, raw.at, raw.end)) {
            return Format.GZIP;
        }
        return ZstdUnpacking.isMagic(raw.bytes, raw.at, raw.end) ? Format.ZSTD : Format.PLAIN;
    }
}
