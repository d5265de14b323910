package org.pressmark.replay.holding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/** The CRC-32 of files, kept beside the indexes: each file is read once, and again only when it has changed. */
public final class Checksums {
    private final IndexShelf indexes;

    /** Checksums kept with these indexes. */
    public Checksums(IndexShelf indexes) {
        this.indexes = indexes;
    }

    /** The checksum of a file as it is now. */
    public long crc(Path file) throws IOException {
        Path folder = indexes.folder("crc\n" + Place.stamp(file), (nothing, making) ->
                Files.writeString(making.resolve("crc32"), Long.toString(computed(file))));
        return Long.parseLong(Files.readString(folder.resolve("crc32")).strip());
    }

    private static long computed(Path file) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
        }
        return crc.getValue();
    }
}
