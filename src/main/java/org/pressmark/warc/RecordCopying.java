package org.pressmark.warc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.pressmark.capture.Body;
import org.pressmark.disk.OpenFile;

/**
 * Writes records that exist already into another file: header and block stay byte for byte what they are, only the
 * compression around them is new. Small records are compressed on many threads and written in order, so the bytes do
 * not depend on the number of threads.
 */
public final class RecordCopying implements Closeable {
    /** Larger records are streamed when their turn comes. */
    private static final long IN_MEMORY = 4L << 20;

    private static final long UNDER_WAY = 32L << 20;
    private static final int RECORDS_UNDER_WAY = 1024;
    private static final byte[] TRAILER = {'\r', '\n', '\r', '\n'};
    private static final byte[] ARC_TRAILER = {'\n'};

    private final Packing packing;
    private final ExecutorService pool;
    private final OpenFile file;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long underWay;

    /** A record that is being compressed. */
    private record Waiting(Future<byte[]> member, int length) {}

    /**
     * Begins a file.
     *
     * @param pool compresses; it is the caller's to shut down
     */
    public RecordCopying(Path place, Packing packing, ExecutorService pool) throws IOException {
        this.packing = packing;
        this.pool = pool;
        this.file = OpenFile.createWithoutDigest(place);
    }

    /**
     * Copies the live record of a reader. It is read to its end first, for only there a wrong checksum shows.
     *
     * @throws DamagedRecordException where it turns out to be damaged; nothing of it is in the file then
     */
    public void copy(WarcReading reading, StoredRecord record) throws IOException {
        byte[] head = reading.head();
        byte[] trailer = record.version().startsWith("ARC") ? ARC_TRAILER : TRAILER;
        if (record.contentLength() <= IN_MEMORY) {
            byte[] block = record.block().readNBytes((int) record.contentLength());
            reading.finish();
            write(head, block, trailer);
            return;
        }
        stream(reading, head, record.block(), record.contentLength());
    }

    /** Writes a WARC record whose block is too long for memory, or an ARC record as it is. */
    void stream(WarcReading reading, byte[] head, InputStream block, long length) throws IOException {
        byte[] trailer = head[0] == 'W' ? TRAILER : ARC_TRAILER;
        drain();
        long start = file.position();
        try {
            InputStream whole = new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(head), block, new ByteArrayInputStream(trailer))));
            packing.pack(whole, head.length + length + trailer.length, true, file.stream());
            reading.finish();
        } catch (IOException failed) {
            file.rollBack(start);
            throw failed;
        }
    }

    /** Writes a WARC record whose parts are in memory. */
    public void write(byte[] head, byte[] block) throws IOException {
        write(head, block, TRAILER);
    }

    private void write(byte[] head, byte[] block, byte[] trailer) throws IOException {
        byte[] whole = new byte[head.length + block.length + trailer.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(block, 0, whole, head.length, block.length);
        System.arraycopy(trailer, 0, whole, head.length + block.length, trailer.length);
        waiting.addLast(new Waiting(pool.submit(() -> pack(whole)), whole.length));
        underWay += whole.length;
        while (underWay > UNDER_WAY || waiting.size() > RECORDS_UNDER_WAY) {
            writeFirst();
        }
    }

    private byte[] pack(byte[] whole) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length / 2 + 256);
        boolean worthIt = packing != Packing.GZIP || Compressible.isWorthIt(Body.of(whole));
        packing.pack(new ByteArrayInputStream(whole), whole.length, worthIt, out);
        return out.toByteArray();
    }

    private void drain() throws IOException {
        while (!waiting.isEmpty()) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        Waiting first = waiting.removeFirst();
        underWay -= first.length();
        try {
            file.write(first.member().get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing " + file.place());
        } catch (ExecutionException failed) {
            throw new IOException("a record could not be compressed: " + failed.getCause(), failed.getCause());
        }
    }

    /** Writes what is under way and puts the file into its place. */
    public OpenFile.Finished finish() throws IOException {
        drain();
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        waiting.forEach(record -> record.member().cancel(true));
        file.close();
    }
}
