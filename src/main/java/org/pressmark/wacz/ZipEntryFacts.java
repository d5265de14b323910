package org.pressmark.wacz;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One entry of a ZIP file, as its central directory has it.
 *
 * @param name the path inside
 * @param method 0 stored, 8 deflated
 * @param crc CRC-32 of the content
 * @param packed how many bytes it takes in the file
 * @param size how many bytes the content has
 * @param header where its local header begins
 */
record ZipEntryFacts(String name, int method, long crc, long packed, long size, long header) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** From here on a 32-bit field says that the real value is elsewhere: APPNOTE 4.4.8. */
    static final long LARGE = 0xFFFF_FFFFL;

    ZipEntryFacts {
        Objects.requireNonNull(name, "name");
    }

    ZipEntryFacts withCrc(long checksum) {
        return new ZipEntryFacts(name, method, checksum, packed, size, header);
    }

    byte[] nameBytes() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether its sizes need the ZIP64 form. */
    boolean isLarge() {
        return packed >= LARGE || size >= LARGE;
    }
}
