package org.pressmark.warc;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bytes of a file with its compression taken off, member by member.
 *
 * <p>A buffer never holds bytes of two members, so that the reader knows where each one ends and a record's place in
 * the file is exact.
 */
abstract class Unpacking implements Closeable {
    /** What is unpacked and not used yet: {@code buffer[at..end)}. */
    byte[] buffer;

    int at;
    int end;

    /** Unpacks more of the same member over what was used; false where the member ends. */
    abstract boolean fill() throws IOException;

    /** Goes to the next member; false where the file ends. Only to be called when {@link #fill()} said false. */
    abstract boolean nextMember() throws IOException;

    /** Where the record that begins at {@code buffer[at]} is to be looked for: its member's first byte. */
    abstract long recordOffset();

    /** The first byte of the file behind all that has been used so far. */
    abstract long position();

    /** Whether a record that is packed otherwise lies here, at the end of a member or of a plain record. */
    abstract boolean endsBeforeOtherPacking() throws IOException;

    /** Whether the file comes in members at all. */
    abstract boolean hasMembers();

    /**
     * Passes over bytes without reading them, where that can be done; gives how many. Only to be called when everything
     * in the buffer is used.
     */
    long leap(long count) throws IOException {
        return 0;
    }

    /**
     * Goes to the next place that looks like the beginning of a record; false where there is none.
     *
     * @param from the first place to look at, in bytes
     * @param below the first place not to be looked at
     */
    abstract boolean seekRecord(long from, long below) throws IOException;

    /**
     * Goes on in the next member, where somebody compressed the file in pieces; false at the file's end and where another
     * record begins.
     */
    final boolean goesOn() throws IOException {
        while (peek() < 0) {
            if (!nextMember() || (peek() >= 0 && RecordStart.startsWithVersion(buffer, at, end))) {
                return false;
            }
        }
        return true;
    }

    /** Unpacks more of the same member behind what is not used yet; false where the member ends, whose checksum is right. */
    final boolean fillBehind() throws IOException {
        byte[] kept = Arrays.copyOfRange(buffer, at, end);
        boolean more = fill();
        int got = end;
        byte[] joined = kept.length + got > buffer.length ? new byte[kept.length + got] : buffer;
        System.arraycopy(buffer, 0, joined, kept.length, got);
        System.arraycopy(kept, 0, joined, 0, kept.length);
        buffer = joined;
        end = kept.length + got;
        return more;
    }

    /** One byte more, or -1 at the end of the member. */
    final int peek() throws IOException {
        return at < end || fill() ? buffer[at] & 255 : -1;
    }
}
