package org.pressmark.warc;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pressmark.disk.OpenFile;

/**
 * Writes records to WARC files: members are made on many threads and written in the order given, so that the bytes are
 * the same whatever the number of threads.
 *
 * <p>One thread calls this; the pool only makes members. A record's place is told once it is written, in order. On any
 * failure the file holds whole records only, and keeps its open name.
 */
public final class WarcWriting implements Closeable {
    /** Larger blocks are never held: they are streamed when their turn comes. */
    private static final long IN_MEMORY = 4L << 20;
    /** How many block bytes may be under way: what bounds memory. */
    private static final long UNDER_WAY = 32L << 20;
    private static final int RECORDS_UNDER_WAY = 2048;

    private final WarcFormat format;
    private final ExecutorService pool;
    private final Queue<MemberPress> presses = new ConcurrentLinkedQueue<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long underWay;
    private OpenFile file;
    private String warcinfoId;

    /**
     * A writer without a file yet.
     *
     * @param pool makes the members; it is the caller's to shut down
     */
    public WarcWriting(WarcFormat format, ExecutorService pool) {
        this.format = format;
        this.pool = pool;
    }

    private record Pending(NewRecord record, Future<byte[]> member, Consumer<Place> placed) {
        long weight() {
            return member == null ? 0 : record.block().length();
        }
    }

    /** Begins a file with its warcinfo record, to which all records that follow will point. */
    public void begin(Path place, NewRecord warcinfo) throws IOException {
        if (file != null) {
            throw new IllegalStateException(file.place() + " is not finished");
        }
        file = OpenFile.create(place);
        warcinfoId = null;
        writeNow(warcinfo, where -> {});
        warcinfoId = warcinfo.id();
    }

    /**
     * Takes a record; it is written in its turn.
     *
     * @param placed is told where the record lies, from within a later call to this object
     */
    public void write(NewRecord record, Consumer<Place> placed) throws IOException {
        boolean small = record.block().length() <= IN_MEMORY;
        Optional<String> info = Optional.of(warcinfoId);
        Future<byte[]> member = small ? pool.submit(() -> press(record, info)) : null;
        Pending taken = new Pending(record, member, placed);
        pending.addLast(taken);
        underWay += taken.weight();
        while (underWay > UNDER_WAY || pending.size() > RECORDS_UNDER_WAY) {
            writeFirst();
        }
    }

    /** Writes what is under way, and gives the file its final name. */
    public OpenFile.Finished finish() throws IOException {
        while (!pending.isEmpty()) {
            writeFirst();
        }
        try (OpenFile ending = file) {
            file = null;
            return ending.finish();
        }
    }

    private void writeFirst() throws IOException {
        Pending first = pending.removeFirst();
        underWay -= first.weight();
        if (first.member == null) {
            writeNow(first.record, first.placed);
            return;
        }
        byte[] member = await(first.member);
        long offset = file.position();
        file.write(member);
        first.placed.accept(placeFrom(offset));
    }

    private void writeNow(NewRecord record, Consumer<Place> placed) throws IOException {
        long offset = file.position();
        MemberPress press = take();
        try {
            press.press(record, Optional.ofNullable(warcinfoId), new Sink(file));
            presses.add(press);
        } catch (IOException failed) {
            press.close();
            file.rollBack(offset);
            throw failed;
        }
        placed.accept(placeFrom(offset));
    }

    private Place placeFrom(long offset) {
        return new Place(file.place().getFileName().toString(), offset, file.position() - offset);
    }

    private byte[] press(NewRecord record, Optional<String> info) throws IOException {
        MemberPress press = take();
        try {
            return press.press(record, info);
        } finally {
            presses.add(press);
        }
    }

    private MemberPress take() {
        MemberPress free = presses.poll();
        return free == null ? new MemberPress(format) : free;
    }

    private static byte[] await(Future<byte[]> member) throws IOException {
        try {
            return member.get();
        } catch (ExecutionException failed) {
            throw new IOException("a record could not be made: " + failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", stopped);
        }
    }

    /** Ends without a file: what is not finished is removed. */
    @Override
    public void close() throws IOException {
        pending.forEach(waiting -> {
            if (waiting.member != null) {
                waiting.member.cancel(true);
            }
        });
        pending.clear();
        presses.forEach(MemberPress::close);
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private static final class Sink extends OutputStream {
        private final OpenFile file;

        Sink(OpenFile file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            file.write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            file.write(bytes, from, count);
        }
    }
}
