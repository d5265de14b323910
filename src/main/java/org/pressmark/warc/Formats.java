package org.pressmark.warc;

import java.io.IOException;
import org.pressmark.capture.FileSlice;

/** Tells by the first bytes how a file is compressed. */
final class Formats {
    /** How what lies at a place is packed. */
    enum Format {
        /** A record begins there. */
        PLAIN,
        GZIP,
        ZSTD,
        /** None of these begins there. */
        UNKNOWN
    }

    private Formats() {}

    static Unpacking open(FileSlice slice, long offset, int bufferSize) throws IOException {
        RawInput raw = new RawInput(slice, offset, bufferSize);
        try {
            Format format = at(raw);
            if (format == Format.UNKNOWN && offset > 0) {
                raw.position(0); // perhaps damage stands at the offset: then the file's head tells
                format = at(raw);
                raw.position(offset);
            }
            return switch (format) {
                case GZIP -> new GzipUnpacking(raw, bufferSize);
                case ZSTD -> new ZstdUnpacking(raw, bufferSize, ZstdDictionary.of(slice));
                case PLAIN, UNKNOWN -> new PlainUnpacking(raw);
            };
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    static Format at(RawInput raw) throws IOException {
        raw.require(RecordStart.LONGEST);
        if (GzipUnpacking.isMagic(raw.bytes, raw.at, raw.end)) {
            return Format.GZIP;
        }
        if (ZstdUnpacking.isMagic(raw.bytes, raw.at, raw.end)) {
            return Format.ZSTD;
        }
        boolean record = RecordStart.kind(raw.bytes, raw.at, raw.end) != RecordStart.Kind.NONE;
        return record ? Format.PLAIN : Format.UNKNOWN;
    }
}
