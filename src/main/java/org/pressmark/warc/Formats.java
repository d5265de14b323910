package org.pressmark.warc;

import java.io.IOException;
import org.pressmark.capture.FileSlice;

/** Tells by the first bytes how a file is compressed. */
final class Formats {
    private Formats() {}

    static Unpacking open(FileSlice slice, long offset, int bufferSize) throws IOException {
        RawInput raw = new RawInput(slice, offset, bufferSize);
        try {
            raw.require(4);
            if (GzipUnpacking.isMagic(raw.bytes, raw.at, raw.end)) {
                return new GzipUnpacking(raw, bufferSize);
            }
            if (ZstdUnpacking.isMagic(raw.bytes, raw.at, raw.end)) {
                return new ZstdUnpacking(raw, bufferSize, ZstdDictionary.of(slice));
            }
            return new PlainUnpacking(raw);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }
}
