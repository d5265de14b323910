package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The members of a gzip file, each checked as RFC 1952 asks.
 *
 * <p>After damage the next member is searched for: bytes that look like a header and inflate to what a record starts
 * with, since three bytes alone stand by chance every 16 MiB.
 *
 * <p>How much of a broken member comes out depends on the portions it is inflated in. So these depend on nothing but
 * where the member starts, and a file read in pieces gives what it gives read at once.
 */
final class GzipUnits extends Units {
    private static final Habits HABITS = new Habits(true, Rule.GZIP_MANY_RECORDS, Rule.GZIP_EMPTY_MEMBER);

    /** In how large portions content is inflated, whatever is asked for at a time. */
    private static final int PORTION = 1 << 16;

    /** How many bytes of a member are tried to see what it holds. */
    private static final int TRIED = 1 << 10;

    /** So many decoded bytes tell whether a record starts. */
    private static final int ENOUGH = 6;

    /** How far a member's header can reach, and the bytes tried behind it; there is no need to look for one further. */
    private static final int LONGEST_START = 1 << 19;

    /** How often over a file's length is gone back: members that hold one another would be read for ever else. */
    private static final int TIMES_OVER = 32;

    /** How many bytes may be gone back over in any file. */
    private static final long ALWAYS_AGAIN = 16 << 20;

    private final RawFile file;
    private final long stop;
    private final RawBuffer in;
    private final Desk desk;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long decoded;
    private boolean open;
    private long members;
    private boolean stopped;
    private long again;
    private byte[] portion = new byte[0];
    private int pos;
    private int limit;

    GzipUnits(RawFile file, Desk desk) {
        this(file, desk, 0, file.size());
    }

    /** The members from one that starts at {@code from} to the first at or behind {@code stop} that starts a record. */
    GzipUnits(RawFile file, Desk desk, long from, long stop) {
        this.file = file;
        this.stop = stop;
        this.in = new RawBuffer(file);
        this.desk = desk;
        in.seek(from);
    }

    private static Desk nowhere() {
        return new Desk(Path.of(""), "", ignored -> { });
    }

    /** Where the first member from here on starts that starts a record, if one does before {@code to}; else -1. */
    static long recordFrom(RawFile file, long from, long to) throws IOException {
        RawFile run = file.slice(0, to + LONGEST_START);
        try (GzipUnits units = new GzipUnits(run, nowhere(), from, to)) {
            while (units.in.find(0x1f, 0x8b, 8) && units.in.position() < to) {
                long candidate = units.in.position();
                if (units.startsWarcRecord()) {
                    return candidate;
                }
                units.in.seek(candidate + 1);
            }
            return -1;
        }
    }

    @Override
    boolean next() throws IOException {
        if (open) {
            throw new IllegalStateException("the member at " + start + " was not read to its end");
        }
        if (damaged && !resync(behindDamage())) {
            return false;
        }
        damaged = false;
        while (in.have(1)) {
            start = in.position();
            stopped = start >= stop && startsWarcRecord();
            in.seek(start);
            if (stopped) {
                return false;
            }
            desk.at(start);
            Optional<Rule> broken = GzipHeader.skip(in, desk);
            if (broken.isEmpty()) {
                begin();
                return true;
            }
            if (!stepOver(broken.get())) {
                return false;
            }
        }
        return false;
    }

    /** From where on the next member is sought: from inside the damaged one, unless too much was read twice already. */
    private long behindDamage() {
        long inside = start + 1;
        long reached = Math.max(inside, in.position());
        again += reached - inside;
        return again > TIMES_OVER * file.size() + ALWAYS_AGAIN ? reached : inside;
    }

    private void begin() throws IOException {
        inflater.reset();
        crc.reset();
        decoded = 0;
        pos = 0;
        limit = 0;
        open = true;
        feed();
        members++;
    }

    /** Says what stands where a member should start, and goes to the next one. */
    private boolean stepOver(Rule broken) throws IOException {
        long from = start;
        boolean more = resync(from + 1);
        boolean trailing = !more && members > 0 && broken == Rule.GZIP_MAGIC;
        desk.breachAt(from, trailing ? Rule.GZIP_TRAILING_GARBAGE : broken, describe(from, more));
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
                desk.breachAt(from - 1, Rule.BYTES_LOST,
                        "bytes " + (from - 1) + " to " + candidate + " hold no whole member");
                return true;
            }
            in.seek(candidate + 1);
        }
        if (damaged) {
            desk.breachAt(from - 1, Rule.BYTES_LOST,
                    "from byte " + (from - 1) + " to the end of the file at " + file.size());
        }
        return false;
    }

    /**
     * Whether a reader will find that a record starts with the member here, and nothing wrong before it: what is wrong
     * with a member's header is said before the record in front of it is judged, if that one stops short.
     */
    private boolean startsWarcRecord() throws IOException {
        List<Breach> said = new ArrayList<>();
        if (GzipHeader.skip(in, new Desk(desk.file(), "", said::add)).isPresent() || !said.isEmpty()) {
            return false;
        }
        inflater.reset();
        byte[] first = new byte[PORTION + ENOUGH];
        int n = 0;
        try {
            while (n < ENOUGH && !inflater.finished() && (!inflater.needsInput() || feed())) {
                n += inflater.inflate(first, n, PORTION);
            }
            return RecordStart.warc(first, 0, n);
        } catch (DataFormatException broken) {
            return false;
        }
    }

    private boolean startsRecord() throws IOException {
        if (!in.have(10) || (in.u8(3) & 0xe0) != 0 || GzipHeader.skip(in, nowhere()).isPresent()) {
            return false;
        }
        in.have(TRIED);
        inflater.reset();
        inflater.setInput(in.bytes, in.pos, Math.min(TRIED, in.limit - in.pos));
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
        if (pos == limit) {
            if (length >= PORTION) {
                return inflate(to, offset);
            }
            portion = portion.length == 0 ? new byte[PORTION] : portion;
            pos = 0;
            limit = Math.max(0, inflate(portion, 0));
        }
        int n = Math.min(length, limit - pos);
        System.arraycopy(portion, pos, to, offset, n);
        pos += n;
        return n == 0 ? -1 : n;
    }

    private int inflate(byte[] to, int offset) throws IOException {
        while (open) {
            try {
                int n = inflater.inflate(to, offset, PORTION);
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
                in.pos -= inflater.getRemaining();
                finish();
            } else if (!feed()) {
                breakOff(Rule.GZIP_TRUNCATED, "the file ends inside the member that starts here");
            }
        }
        return -1;
    }

    private boolean feed() throws IOException {
        int n = in.portion();
        inflater.setInput(in.bytes, in.pos, n);
        in.pos += n;
        return n > 0;
    }

    private void breakOff(Rule rule, String found) {
        desk.breachAt(start, rule, found + ", after " + decoded + " bytes of content");
        open = false;
        damaged = true;
    }

    private void finish() throws IOException {
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
        boolean wrong = wantedCrc != (int) crc.getValue() || wantedSize != (int) decoded;
        damaged = wrong && ledOver(in.position());
    }

    /**
     * Whether damaged bytes went on inflating over the start of a record, up to an end by chance or that of a later
     * member.
     */
    private boolean ledOver(long end) throws IOException {
        in.seek(start + 1);
        boolean over = false;
        while (!over && in.find(0x1f, 0x8b, 8) && in.position() < end) {
            long candidate = in.position();
            over = startsRecord();
            in.seek(candidate + 1);
        }
        in.seek(end);
        return over;
    }

    @Override
    long end() {
        return stopped ? start : file.size();
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
