package org.pressmark.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A run of bytes in a file.
 *
 * @param file the file, which must not change while the slice is used
 * @param offset where the run begins, in bytes
 * @param length how many bytes it has
 */
public record FileSlice(Path file, long offset, long length) implements Body {
    public FileSlice {
        Objects.requireNonNull(file, "file");
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset and length must not be negative: " + offset + ", " + length);
        }
    }

    /** All of a file, as long as it is now. */
    public static FileSlice of(Path file) throws IOException {
        return new FileSlice(file, 0, Files.size(file));
    }

    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(offset);
        return new BoundedStream(Channels.newInputStream(channel), length, file.toString());
    }

    @Override
    public byte[] bytes() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (all.hasRemaining()) {
                if (channel.read(all, offset + all.position()) < 0) {
                    throw new EOFException(file + " ends before byte " + (offset + length));
                }
            }
        }
        return all.array();
    }
}
