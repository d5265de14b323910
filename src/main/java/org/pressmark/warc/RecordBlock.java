package org.pressmark.warc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;

/** The block of the live record: exactly as many bytes as its header states, or an error. */
final class RecordBlock extends InputStream {
    private final Unpacking from;
    private final Function<BrokenMemberException, DamagedRecordException> damaged;
    private long left;
    private boolean over;

    RecordBlock(Unpacking from, long length, Function<BrokenMemberException, DamagedRecordException> damaged) {
        this.from = from;
        this.left = length;
        this.damaged = damaged;
    }

    /** Ends the block's life: from now on the reader's bytes are another record's. */
    void end() {
        over = true;
    }

    @Override
    public int read() throws IOException {
        requireLive();
        if (left == 0) {
            return -1;
        }
        load();
        left--;
        return from.buffer[from.at++] & 255;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        requireLive();
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        load();
        int got = (int) Math.min(Math.min(count, left), from.end - from.at);
        System.arraycopy(from.buffer, from.at, target, offset, got);
        from.at += got;
        left -= got;
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        requireLive();
        long skipped = 0;
        while (skipped < count && left > 0) {
            long wanted = Math.min(count - skipped, left);
            long step = from.at == from.end ? from.leap(wanted) : 0;
            if (step == 0) {
                load();
                step = Math.min(wanted, from.end - from.at);
                from.at += (int) step;
            }
            left -= step;
            skipped += step;
        }
        return skipped;
    }

    @Override
    public int available() {
        return over ? 0 : (int) Math.min(left, from.end - from.at);
    }

    /** Reads over the rest; returns only where it was all there. */
    void skipRest() throws IOException {
        skip(left);
    }

    private void requireLive() throws IOException {
        if (over) {
            throw new IOException("this record was left: its reader went on to the next one, or was closed");
        }
    }

    private void load() throws IOException {
        if (from.at == from.end) {
            loadMember();
        }
    }

    private void loadMember() throws IOException {
        try {
            if (!from.goesOn()) {
                throw new BrokenMemberException("the block is " + left + " bytes shorter than its Content-Length says");
            }
        } catch (BrokenMemberException broken) {
            throw damaged.apply(broken);
        }
    }
}
