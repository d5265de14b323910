package org.pressmark.disk;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.pressmark.capture.Digest;

/**
 * A file in the making. It lies beside its place as {@code <name>.open}; only {@link #finish()} gives it its name,
 * after its bytes are on the disk, so that no reader ever sees half of it. Closing without finishing removes it.
 *
 * <p>Not thread-safe.
 */
public final class OpenFile implements Closeable {
    private static final String SUFFIX = ".open";

    private final Path place;
    private final Path open;
    private final FileChannel channel;
    private final MessageDigest sha256;
    private long position;
    private boolean finished;

    private OpenFile(Path place, Path open, FileChannel channel, MessageDigest sha256) {
        this.place = place;
        this.open = open;
        this.channel = channel;
        this.sha256 = sha256;
    }

    /**
     * What a finished file is.
     *
     * @param path where it lies
     * @param bytes its length
     * @param sha256 its digest, lower-case hex; empty for files made without one
     */
    public record Finished(Path path, long bytes, String sha256) {}

    /** Begins a file; what an earlier, broken run left under the open name is overwritten. */
    public static OpenFile create(Path place) throws IOException {
        return create(place, Digest.Algorithm.SHA256.start());
    }

    /** The same for a file whose digest nobody asks for: hashing is what writing a large copy costs. */
    public static OpenFile createWithoutDigest(Path place) throws IOException {
        return create(place, null);
    }

    private static OpenFile create(Path place, MessageDigest sha256) throws IOException {
        Path open = place.resolveSibling(place.getFileName() + SUFFIX);
        FileChannel channel = FileChannel.open(
                open, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        return new OpenFile(place, open, channel, sha256);
    }

    /** How many bytes are written. */
    public long position() {
        return position;
    }

    /** The name the file will have. */
    public Path place() {
        return place;
    }

    /** Writes all of these bytes; on failure what came before them stays as it was. */
    public void write(byte[] bytes, int from, int count) throws IOException {
        put(ByteBuffer.wrap(bytes, from, count), position);
        if (sha256 != null) {
            sha256.update(bytes, from, count);
        }
        position += count;
    }

    /**
     * Writes over bytes that are there, in a file made without a digest.
     *
     * @param at where they begin; all of them were written before
     */
    public void overwrite(long at, byte[] bytes) throws IOException {
        if (sha256 != null || at + bytes.length > position) {
            throw new IllegalStateException("nothing to write over at byte " + at + " of " + open);
        }
        put(ByteBuffer.wrap(bytes), at);
    }

    private void put(ByteBuffer buffer, long at) throws IOException {
        int from = buffer.position();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, at + (buffer.position() - from)); // a full disk shows as a short write first
            }
        } catch (IOException failed) {
            throw failed.getMessage() == null ? failed : named(failed); // a channel does not say whose disk is full
        }
    }

    private FileSystemException named(IOException failed) {
        FileSystemException named = new FileSystemException(open.toString(), null, failed.getMessage());
        named.initCause(failed);
        return named;
    }

    /** Writes all of these bytes. */
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /** A stream that writes to the end of this file; closing it does nothing, for the file is to be finished. */
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                OpenFile.this.write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                OpenFile.this.write(bytes, from, count);
            }
        };
    }

    /**
     * Forgets everything behind a position, so that the file ends with what was whole there.
     *
     * @param to a position that was reached before
     */
    public void rollBack(long to) throws IOException {
        channel.truncate(to);
        position = to;
        if (sha256 != null) {
            digestAnew(to);
        }
    }

    private void digestAnew(long to) throws IOException {
        sha256.reset();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long at = 0;
        while (at < to) {
            int got = channel.read(buffer.clear().limit((int) Math.min(buffer.capacity(), to - at)), at);
            if (got < 0) {
                throw new EOFException(open + " is shorter than what was written to it");
            }
            sha256.update(buffer.flip());
            at += got;
        }
    }

    /** Flushes to the disk, closes, renames into place and flushes the folder. */
    public Finished finish() throws IOException {
        channel.truncate(position); // a failed write may have left bytes behind the last good one
        channel.force(true);
        channel.close();
        Files.move(open, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
        Folders.force(place.toAbsolutePath().getParent());
        return new Finished(place, position, sha256 == null ? "" : HexFormat.of().formatHex(sha256.digest()));
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            channel.close();
            Files.deleteIfExists(open);
        }
    }
}
