package org.pressmark.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pressmark.capture.Body;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.Folders;

/**
 * The bytes of exchanges: small ones one behind the other in a few segment files, so that keeping thousands of them
 * costs a few flushes, large ones as files of their own.
 *
 * <p>Not thread-safe, but for {@link #force()}, which may go on while bytes are taken.
 */
final class Spool implements Closeable {
    private static final long SEGMENT = 256L << 20;

    private final Path folder;
    private final Queue<FileChannel> full = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean named = new AtomicBoolean();
    private long number = 1;
    private volatile FileChannel segment;
    private Path segmentFile;
    private long end;

    /** A spool in a folder that is made when the first bytes come. */
    Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Says how segments are numbered from now on. A number that only grows with the ledger is never given twice, so a
     * slice of the past, whose segment is long gone, cannot be taken for one of the future.
     */
    void number(long first) {
        number = Math.max(1, first);
    }

    private void openSegment() throws IOException {
        Folders.create(folder);
        segmentFile = folder.resolve(String.format(Locale.ROOT, "%06d.segment", number));
        segment = FileChannel.open(segmentFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        end = segment.size();
        named.set(true);
    }

    /** The exchange with its bytes lying in the spool. */
    Exchange take(Exchange exchange) throws IOException {
        return exchange.withBytes(take(exchange.request()), take(exchange.response()));
    }

    private FileSlice take(Body body) throws IOException {
        if (body instanceof FileSlice slice && slice.offset() == 0 && Files.size(slice.file()) == slice.length()) {
            return adopt(slice);
        }
        if (segment == null) {
            openSegment();
        } else if (end > SEGMENT) {
            full.add(segment); // closed once it is on the disk
            number++;
            openSegment();
        }
        long offset = end;
        copy(body);
        return new FileSlice(segmentFile, offset, body.length());
    }

    /** A file the fetcher made, brought to the disk before, becomes the spool's own without its bytes being copied. */
    private FileSlice adopt(FileSlice slice) throws IOException {
        Folders.create(folder);
        Path place = folder.resolve(slice.file().getFileName() + ".body");
        Files.move(slice.file(), place, StandardCopyOption.ATOMIC_MOVE);
        named.set(true);
        return new FileSlice(place, 0, slice.length());
    }

    private void copy(Body body) throws IOException {
        byte[] bytes = new byte[1 << 16];
        try (InputStream in = body.open()) {
            for (int got = in.read(bytes); got > 0; got = in.read(bytes)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, got);
                while (buffer.hasRemaining()) {
                    end += segment.write(buffer, end);
                }
            }
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Brings all bytes to the disk, and the names of the files that hold them. */
    void force() throws IOException {
        synchronized (full) {
            FileChannel current = segment; // taken first: it may join the full ones while they are forced
            for (FileChannel done = full.poll(); done != null; done = full.poll()) {
                try (FileChannel closing = done) {
                    closing.force(false);
                }
            }
            if (current != null && current.isOpen()) {
                current.force(false);
            }
            if (named.getAndSet(false)) {
                Folders.force(folder);
            }
        }
    }

    /** Removes all bytes. */
    void clear() throws IOException {
        synchronized (full) {
            for (FileChannel done = full.poll(); done != null; done = full.poll()) {
                done.close();
            }
            if (segment != null) {
                segment.close();
                segment = null;
            }
        }
        number++;
        Folders.remove(folder);
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            force();
            segment.close();
        }
    }
}
