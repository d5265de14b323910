package org.pressmark.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.pressmark.capture.FileSlice;

/**
 * Reads the records of a WARC or ARC file in the order in which they lie: plain, gzip record by record, gzip as a
 * whole, or zstd, told apart by their first bytes.
 *
 * <p>Own framing and header reading, not jwarc's, for three reasons that were measured: jwarc has no bound on a header
 * (300 MB of one are an OutOfMemoryError), leaks unchecked exceptions on malformed values and does not find its way
 * back after damage; and indexing must be at least twice as fast as jwarc, which copies bodies it only skips.
 *
 * <p>One record is live at a time; the next call of any method here ends it. Not for use by several threads; a reader
 * for a single record is cheap, see {@link #at(Path, long)}.
 */
public final class WarcReading implements Closeable {
    /** The longest header that is read, in bytes, where nothing else is asked for. */
    public static final int HEADER_LIMIT = 1 << 20;

    private static final int SCAN_BUFFER = 128 << 10;
    private static final int SINGLE_BUFFER = 16 << 10;
    private static final int TRAILER = 4;
    private static final String REMEDY = "read on behind it, or fetch a whole copy of the file";

    private final String name;
    private final FileSlice slice;
    private final int bufferSize;
    private Unpacking unpacked;
    private final HeadBytes headBytes;
    private boolean started;
    private boolean inside;
    private Optional<RecordHead> found = Optional.empty();
    private boolean startsMember;
    private boolean arc;
    private boolean lost;
    private long searchFrom;
    private long searchBelow = Long.MAX_VALUE;
    private RecordBlock block;
    private long recordOffset;
    private long lastLength;

    private WarcReading(FileSlice slice, long offset, int headerLimit, int bufferSize) throws IOException {
        this.name = String.valueOf(slice.file().getFileName());
        this.headBytes = new HeadBytes(headerLimit);
        this.slice = slice;
        this.bufferSize = bufferSize;
        this.unpacked = Formats.open(slice, offset, bufferSize);
        this.recordOffset = offset;
    }

    /** Opens a file at its first record. */
    public static WarcReading open(Path file) throws IOException {
        return open(file, 0);
    }

    /**
     * Opens a file at a record.
     *
     * @param offset where the record, or the gzip member or zstd frame that holds it, begins in the file
     */
    public static WarcReading open(Path file, long offset) throws IOException {
        return open(FileSlice.of(file), offset, HEADER_LIMIT);
    }

    /** Opens a file that may lie inside another one, at its first record. */
    public static WarcReading open(FileSlice slice) throws IOException {
        return open(slice, 0, HEADER_LIMIT);
    }

    /**
     * Opens a file that lies inside another one, as a WARC does in a WACZ.
     *
     * @param slice where the file lies; offsets count from where the slice begins
     * @param offset where to begin
     * @param headerLimit the longest record header that is read, in bytes
     */
    public static WarcReading open(FileSlice slice, long offset, int headerLimit) throws IOException {
        return new WarcReading(slice, offset, headerLimit, SCAN_BUFFER);
    }

    /**
     * Opens a file somewhere in its middle: the first record is the first one that can be found at or behind a place,
     * which lets several readers share one file. What lies in stored data and looks like a record is found too; so
     * compare the offset with the one at which the reader of the part before went over this place.
     *
     * @param from where to begin to look
     * @param below where to end looking: where no record begins before it, there is none for this reader
     */
    public static WarcReading openNear(FileSlice slice, long from, long below) throws IOException {
        WarcReading reading = new WarcReading(slice, 0, HEADER_LIMIT, SCAN_BUFFER);
        reading.started = true;
        reading.lost = true;
        reading.searchFrom = from;
        reading.searchBelow = below;
        return reading;
    }

    /** The record that begins at this offset. Every call has its own file handle, so threads do not disturb each other. */
    public static RecordAt at(Path file, long offset) throws IOException {
        return at(FileSlice.of(file), offset, record -> true);
    }

    /**
     * The first record at or behind this offset that is the wanted one, inside the same gzip member or zstd frame:
     * files compressed as a whole have all their records at one offset, and in those compressed block by block a member
     * may begin with the rest of another record.
     *
     * @throws DamagedRecordException where no such record can be read there
     */
    public static RecordAt at(FileSlice slice, long offset, Predicate<StoredRecord> wanted) throws IOException {
        WarcReading reading = new WarcReading(slice, offset, HEADER_LIMIT, SINGLE_BUFFER);
        reading.inside = true;
        try {
            Optional<StoredRecord> record = reading.next();
            while (record.isPresent() && record.get().offset() == offset) {
                if (wanted.test(record.get())) {
                    return new RecordAt(record.get(), reading);
                }
                record = reading.next();
            }
            throw new DamagedRecordException(
                    reading.name, offset, "the record looked for is not there", "build the index of this file anew", null);
        } catch (IOException | RuntimeException failed) {
            reading.close();
            throw failed;
        }
    }

    /**
     * The next record; empty at the end of the file.
     *
     * @throws DamagedRecordException where the record before or the next one is damaged; the next call goes on behind it
     */
    public Optional<StoredRecord> next() throws IOException {
        finish();
        try {
            if (!toNextHead()) {
                return Optional.empty();
            }
            recordOffset = found.isPresent() ? recordOffset : unpacked.recordOffset();
            RecordHead head = found.isPresent() ? found.get() : RecordHead.read(unpacked, headBytes);
            found = Optional.empty();
            arc = head.version().startsWith("ARC");
            searchFrom = unpacked.hasMembers() ? recordOffset + 1 : unpacked.position();
            block = new RecordBlock(unpacked, head.length(), this::damaged);
            return Optional.of(new StoredRecord(head.version(), head.fields(), recordOffset, head.length(), block));
        } catch (BrokenMemberException broken) {
            searchFrom = recordOffset + 1;
            throw damaged(broken);
        }
    }

    /** The next head in what is left of a member, behind bytes that are no record or not the whole of one. */
    private Optional<RecordHead> headInMember() throws IOException {
        recordOffset = unpacked.recordOffset();
        headBytes.clear();
        try {
            Optional<RecordHead> head = Optional.empty();
            while (head.isEmpty() && unpacked.peek() >= 0 && unpacked.recordOffset() == recordOffset) {
                head = RecordHead.inNextLine(unpacked, headBytes);
            }
            return head;
        } catch (BrokenMemberException broken) {
            if (RecordStart.startsWithVersion(headBytes.bytes(), 0, headBytes.length())) {
                throw broken; // this is a record, and damaged in its turn
            }
            return Optional.empty();
        }
    }

    /** Whether the live record begins where its gzip member or zstd frame does; true for what is not compressed. */
    public boolean startsMember() {
        return startsMember;
    }

    /** The header of the live record as it stands in the file, byte for byte, with the empty line behind it. */
    public byte[] head() {
        return headBytes.whole();
    }

    /**
     * Reads over what is left of the last record and gives its length in the file in bytes: from its offset so many
     * bytes are enough to read it. Where several records share a gzip member, that is from the member's begin.
     *
     * @throws DamagedRecordException where the record turns out to be damaged: short, or of a wrong checksum
     */
    public long finish() throws IOException {
        if (block == null) {
            return lastLength;
        }
        RecordBlock ending = block;
        block = null;
        try {
            ending.skipRest();
            endOfRecord();
            lastLength = unpacked.position() - recordOffset;
            return lastLength;
        } catch (BrokenMemberException broken) {
            throw damaged(broken);
        } finally {
            ending.end();
        }
    }

    /**
     * Reads the blank lines behind a record; whatever else follows shows that the length in the header is wrong. But a
     * plain WARC record with its two blank lines behind it is whole, and it is the next one that is damaged.
     */
    private void endOfRecord() throws IOException {
        long blockEnd = unpacked.position();
        int next = skipLineEnds();
        if (arc && unpacked.hasMembers() && next >= 0) {
            wholeLine();
        }
        boolean closed = !arc && !unpacked.hasMembers() && unpacked.position() - blockEnd >= TRAILER;
        if (next >= 0 && !closed && !RecordStart.mayBegin(unpacked.buffer, unpacked.at, unpacked.end, arc)) {
            throw new BrokenMemberException("the record does not end where its Content-Length says");
        }
    }

    /** A few bytes may be the beginning of an ARC line, and the rest of a damaged member: more of it tells. */
    private void wholeLine() throws IOException {
        boolean more = true;
        while (more && unpacked.end - unpacked.at < RecordStart.LONGEST
                && HeadParser.lineEnd(unpacked.buffer, unpacked.at, unpacked.end) == unpacked.end) {
            more = unpacked.fillBehind();
        }
    }

    private int skipLineEnds() throws IOException {
        int next = unpacked.peek();
        while (next == '\r' || next == '\n') {
            unpacked.at++;
            next = unpacked.peek();
        }
        return next;
    }

    private boolean toNextHead() throws IOException {
        startsMember = !unpacked.hasMembers();
        if (lost) {
            lost = false;
            found = unpacked.hasMembers() ? headInMember() : Optional.empty();
            if (found.isPresent()) {
                return true;
            }
            startsMember = true;
            long below = searchBelow;
            searchBelow = Long.MAX_VALUE;
            return unpacked.seekRecord(searchFrom, below);
        }
        if (!started) {
            started = true;
            startsMember = true;
            if (unpacked.hasMembers() && !unpacked.nextMember()) {
                return false;
            }
            skipByteOrderMark();
            if (unpacked.hasMembers() && inside) {
                found = Optional.of(headInMember().orElseThrow(() -> new BrokenMemberException("no record begins here")));
                return true;
            }
        }
        while (true) {
            boolean more = skipLineEnds() >= 0;
            if (goesOnOtherwise() || more) {
                return true;
            }
            recordOffset = unpacked.position();
            startsMember = true;
            if (!unpacked.nextMember()) {
                return false;
            }
        }
    }

    /** Files packed in several ways may have been put behind one another: then the next record is unpacked in its way. */
    private boolean goesOnOtherwise() throws IOException {
        if (!unpacked.endsBeforeOtherPacking()) {
            return false;
        }
        long place = unpacked.position();
        Unpacking next = Formats.open(slice, place, bufferSize);
        boolean begins = false;
        try {
            begins = !next.hasMembers() || next.seekRecord(place, place + 1);
        } finally {
            if (!begins) {
                next.close();
            }
        }
        if (!begins) {
            return false;
        }
        unpacked.close();
        unpacked = next;
        startsMember = true;
        return true;
    }

    /** Editors and shells of Windows put a byte order mark before a text; it is no part of the record. */
    private void skipByteOrderMark() throws IOException {
        boolean mark = unpacked.peek() == 0xEF && unpacked.end - unpacked.at > 3
                && unpacked.buffer[unpacked.at + 1] == (byte) 0xBB
                && unpacked.buffer[unpacked.at + 2] == (byte) 0xBF;
        unpacked.at += mark ? 3 : 0;
    }

    private DamagedRecordException damaged(BrokenMemberException broken) {
        lost = true;
        endBlock();
        return new DamagedRecordException(name, recordOffset, broken.getMessage(), REMEDY, broken);
    }

    private void endBlock() {
        if (block != null) {
            block.end();
            block = null;
        }
    }

    @Override
    public void close() throws IOException {
        endBlock();
        unpacked.close();
    }
}
