package org.pressmark.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.pressmark.capture.Body;
import org.pressmark.capture.FileSlice;

/**
 * Bytes of an unknown number: kept in memory while few, else in a file of the spool folder.
 *
 * <p>A spool that cannot be written is this machine's fault and no server's: it is thrown unchecked, so that it can
 * never be taken for a broken connection.
 */
final class Spill {
    private static final int IN_MEMORY = 256 << 10;

    private final Path folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(4096);
    private Path file;
    private OutputStream out;
    private long length;

    Spill(Path folder) {
        this.folder = folder;
    }

    /** How many bytes were written. */
    long length() {
        return length;
    }

    void write(byte[] bytes, int from, int count) {
        try {
            if (out == null && length + count > IN_MEMORY) {
                toFile();
            }
            (out == null ? memory : out).write(bytes, from, count);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to the spool folder " + folder, failed);
        }
        length += count;
    }

    private void toFile() throws IOException {
        file = Files.createTempFile(folder, "response-", ".spool");
        out = Files.newOutputStream(file);
        memory.writeTo(out);
        memory = null;
    }

    /** Ends writing: what lies between the two offsets is kept, anything behind it is gone. */
    Body keep(long from, long to) {
        if (out == null) {
            return Body.of(Arrays.copyOfRange(memory.toByteArray(), (int) from, (int) to));
        }
        try {
            out.close();
            if (to < length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(to);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to the spool file " + file, failed);
        }
        return new FileSlice(file, from, to - from);
    }

    /** Ends writing and leaves nothing behind. */
    void discard() {
        if (out == null) {
            return;
        }
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove the spool file " + file, failed);
        }
    }
}
