package org.pressmark.verify;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The decoded bytes of a file through a buffer that hot loops look into directly.
 *
 * <p>A window normally stands in one unit. A record whose bytes go on in the next unit is followed there by
 * {@link #moreAcross()}, unless that unit starts with a record of its own.
 */
final class Window implements Closeable {
    private static final int SIZE = 1 << 17;
    private static final int AHEAD = 12;

    byte[] bytes = new byte[SIZE];
    int pos;
    int limit;
    private final Units units;
    private final boolean arc;
    private long base;
    private long unitStart;
    private final byte[] ahead = new byte[AHEAD];
    private int aheadLength;
    private boolean nextIsOpen;
    private boolean crossed;
    private boolean begun;

    Window(Units units) {
        this(units, false, 0, false);
    }

    /** A window whose records are those of an ARC file. */
    static Window ofArc(Units units) {
        return new Window(units, true, 0, false);
    }

    /** A window that goes on behind so many decoded bytes. */
    Window(Units units, long position, boolean crossed) {
        this(units, false, position, crossed);
    }

    private Window(Units units, boolean arc, long position, boolean crossed) {
        this.units = units;
        this.arc = arc;
        this.base = position;
        this.crossed = crossed;
    }

    /** Where the units end in the file, once there is no next one. */
    long end() {
        return units.end();
    }

    Units.Habits habits() {
        return units.habits();
    }

    /** How many decoded bytes stand before this place, over all units. */
    long position() {
        return base + pos;
    }

    /** Where this place lies in the file. */
    long fileOffset() {
        return units.fileOffset(position() - unitStart);
    }

    boolean damaged() {
        return units.damaged();
    }

    /** Whether a record was followed into another unit since this was last asked. */
    boolean crossedSince() {
        boolean answer = crossed;
        crossed = false;
        return answer;
    }

    /** Leaves what is left of this unit and goes to the next one; false at the end of the file. */
    boolean nextUnit() throws IOException {
        pos = limit;
        while (begun && more()) {
            pos = limit;
        }
        begun = true;
        if (!nextIsOpen && !units.next()) {
            return false;
        }
        nextIsOpen = false;
        unitStart = position();
        takeAhead();
        return true;
    }

    /** Brings at least one more byte of this unit behind {@link #limit}; false at the unit's end. */
    boolean more() throws IOException {
        if (nextIsOpen) {
            return false;
        }
        makeRoom();
        int n = units.read(bytes, limit, bytes.length - limit);
        limit += Math.max(n, 0);
        return n > 0;
    }

    private void makeRoom() {
        if (pos > 0 && (pos == limit || limit == bytes.length)) {
            System.arraycopy(bytes, pos, bytes, 0, limit - pos);
            base += pos;
            limit -= pos;
            pos = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    /** As {@link #more()}, but a record's bytes may go on in the next unit. */
    boolean moreAcross() throws IOException {
        while (!more()) {
            if (nextIsOpen || units.damaged() || !units.habits().recordPerUnit() || !units.next()) {
                return false;
            }
            lookAhead();
            if (arc ? RecordStart.plausible(ahead, aheadLength) : RecordStart.warc(ahead, 0, aheadLength)) {
                nextIsOpen = true;
                return false;
            }
            crossed = true;
            unitStart = base + limit;
            if (takeAhead() > 0) {
                return true;
            }
        }
        return true;
    }

    private void lookAhead() throws IOException {
        int n = 0;
        while (aheadLength < AHEAD && (n = units.read(ahead, aheadLength, AHEAD - aheadLength)) > 0) {
            aheadLength += n;
        }
    }

    private int takeAhead() {
        int taken = aheadLength;
        makeRoom();
        if (bytes.length - limit < taken) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(ahead, 0, bytes, limit, taken);
        limit += taken;
        aheadLength = 0;
        return taken;
    }

    /** Makes {@code n} bytes visible, in this unit or followed into the next; false when there are fewer. */
    boolean have(int n) throws IOException {
        while (limit - pos < n) {
            if (!moreAcross()) {
                return false;
            }
        }
        return true;
    }

    /** Whether this unit has no more bytes. */
    boolean atUnitEnd() throws IOException {
        return pos == limit && !more();
    }

    /** Whether these ASCII characters stand next. */
    boolean startsWith(String text) throws IOException {
        boolean same = have(text.length());
        for (int i = 0; same && i < text.length(); i++) {
            same = bytes[pos + i] == text.charAt(i);
        }
        return same;
    }

    /** Makes up to {@code n} bytes of this unit visible. */
    void show(int n) throws IOException {
        boolean growing = true;
        while (growing && limit - pos < n) {
            growing = more();
        }
    }

    boolean atRecord() throws IOException {
        show(AHEAD);
        return RecordStart.warc(bytes, pos, limit);
    }

    /** Goes back to a place in a plain file; false where that cannot be done. */
    boolean rewind(long position) {
        if (position < unitStart || !units.rewind(position - unitStart)) {
            return false;
        }
        base = position;
        pos = 0;
        limit = 0;
        return true;
    }

    /**
     * Goes to the next line that starts a WARC record, or to a whole version line behind the rest of something else;
     * false, at the unit's end, where there is none.
     */
    boolean findRecord() throws IOException {
        while (true) {
            for (; limit - pos > AHEAD; pos++) {
                if (bytes[pos] == '\n' && RecordStart.warc(bytes, pos + 1, limit)) {
                    pos++;
                    return true;
                }
                if (RecordStart.versionLine(bytes, pos, limit)) {
                    return true;
                }
            }
            if (!more()) {
                pos = limit;
                return false;
            }
        }
    }

    @Override
    public void close() throws IOException {
        units.close();
    }
}
