package org.pressmark.verify;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The members of a gzip file, each checked as RFC 1952 asks.
 *
 * <p>After damage the next member is searched for: bytes that look like a header and inflate to what a record starts
 * with, since three bytes alone stand by chance every 16 MiB.
 */
final class GzipUnits extends Units {
    private static final Habits HABITS = new Habits(true, Rule.GZIP_MANY_RECORDS, Rule.GZIP_EMPTY_MEMBER);

    private final RawFile file;
    private final RawBuffer in;
    private final Desk desk;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long start;
    private long decoded;
    private boolean open;
    private boolean damaged;
    private long members;

    GzipUnits(RawFile file, Desk desk) {
        this.file = file;
        this.in = new RawBuffer(file);
        this.desk = desk;
    }

    @Override
    boolean next() throws IOException {
        if (open) {
            throw new IllegalStateException("the member at " + start + " was not read to its end");
        }
        if (damaged && !resync(start + 1)) {
            return false;
        }
        damaged = false;
        while (in.have(1)) {
            start = in.position();
            desk.at(start);
            Optional<Rule> stopped = GzipHeader.skip(in, desk);
            if (stopped.isEmpty()) {
                begin();
                return true;
            }
            if (!stepOver(stopped.get())) {
                return false;
            }
        }
        return false;
    }

    private void begin() {
        inflater.reset();
        crc.reset();
        decoded = 0;
        inflater.setInput(in.bytes, in.pos, in.limit - in.pos);
        in.pos = in.limit;
        open = true;
        members++;
    }

    /** Says what stands where a member should start, and goes to the next one. */
    private boolean stepOver(Rule stopped) throws IOException {
        long from = start;
        boolean more = resync(from + 1);
        boolean trailing = !more && members > 0 && stopped == Rule.GZIP_MAGIC;
        desk.breachAt(from, trailing ? Rule.GZIP_TRAILING_GARBAGE : stopped, describe(from, more));
        return more;
    }

    private String describe(long from, boolean more) throws IOException {
        byte[] head = new byte[8];
        int n = file.read(from, head, 0, head.length);
        StringBuilder out = new StringBuilder("bytes ");
        for (int i = 0; i < n; i++) {
            out.append(Character.forDigit(head[i] >> 4 & 15, 16)).append(Character.forDigit(head[i] & 15, 16)).append(' ');
        }
        return out.append(more ? "up to the next member at " + in.position() : "to the end of the file").toString();
    }

    private boolean resync(long from) throws IOException {
        in.seek(from);
        while (in.find(0x1f, 0x8b, 8)) {
            long candidate = in.position();
            if (startsRecord()) {
                in.seek(candidate);
                desk.breachAt(from - 1, Rule.BYTES_LOST, "bytes " + (from - 1) + " to " + candidate + " hold no whole member");
                return true;
            }
            in.seek(candidate + 1);
        }
        if (damaged) {
            desk.breachAt(from - 1, Rule.BYTES_LOST, "from byte " + (from - 1) + " to the end of the file at " + file.size());
        }
        return false;
    }

    private boolean startsRecord() throws IOException {
        if (!in.have(10) || (in.u8(3) & 0xe0) != 0
                || GzipHeader.skip(in, new Desk(desk.file(), "", ignored -> { })).isPresent() || !in.have(1)) {
            return false;
        }
        inflater.reset();
        inflater.setInput(in.bytes, in.pos, in.limit - in.pos);
        byte[] head = new byte[16];
        try {
            int n = 0;
            int got;
            while (n < head.length && (got = inflater.inflate(head, n, head.length - n)) > 0) {
                n += got;
            }
            return RecordStart.plausible(head, n);
        } catch (DataFormatException notDeflate) {
            return false;
        }
    }

    @Override
    int read(byte[] to, int offset, int length) throws IOException {
        while (open) {
            try {
                int n = inflater.inflate(to, offset, length);
                if (n > 0) {
                    crc.update(to, offset, n);
                    decoded += n;
                    return n;
                }
            } catch (DataFormatException broken) {
                breakOff(Rule.GZIP_DATA, "cannot be inflated: " + broken.getMessage());
                return -1;
            }
            if (inflater.finished()) {
                in.pos = in.limit - inflater.getRemaining();
                end();
            } else if (!feed()) {
                breakOff(Rule.GZIP_TRUNCATED, "the file ends inside the member that starts here");
            }
        }
        return -1;
    }

    private boolean feed() throws IOException {
        in.pos = in.limit;
        if (!in.have(1)) {
            return false;
        }
        inflater.setInput(in.bytes, in.pos, in.limit - in.pos);
        in.pos = in.limit;
        return true;
    }

    private void breakOff(Rule rule, String found) {
        desk.breachAt(start, rule, found + ", after " + decoded + " bytes of content");
        open = false;
        damaged = true;
    }

    private void end() throws IOException {
        if (!in.have(8)) {
            breakOff(Rule.GZIP_TRUNCATED, "the file ends inside the member's trailer");
            return;
        }
        open = false;
        int wantedCrc = in.i32(0);
        int wantedSize = in.i32(4);
        in.pos += 8;
        if (wantedCrc != (int) crc.getValue()) {
            desk.breachAt(start, Rule.GZIP_CRC, "CRC32 is " + Integer.toHexString(wantedCrc) + ", computed "
                    + Integer.toHexString((int) crc.getValue()));
        }
        if (wantedSize != (int) decoded) {
            desk.breachAt(start, Rule.GZIP_LENGTH, "ISIZE is " + Integer.toUnsignedLong(wantedSize) + ", inflated "
                    + decoded);
        }
    }

    @Override
    long fileOffset(long intoUnit) {
        return start;
    }

    @Override
    boolean damaged() {
        return damaged;
    }

    @Override
    Habits habits() {
        return HABITS;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
