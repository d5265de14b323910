package org.pressmark.verify;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file cut into the units it is compressed in: gzip members, zstd frames, or the whole plain file as one unit.
 *
 * <p>Each implementation reports what is wrong with its container and goes on at the next good unit.
 */
abstract sealed class Units implements Closeable permits PlainUnits, GzipUnits, ZstdUnits, AheadUnits {
    /** Where in the file this unit starts. */
    long start;

    /** Whether this unit broke off before its end. */
    boolean damaged;

    /** What the check of each unit has to say about records that share or split units. */
    record Habits(boolean recordPerUnit, Rule many, Rule empty) {}

    /** Goes to the next unit; false when there is none. */
    abstract boolean next() throws IOException;

    /** Decoded bytes of this unit, at least one; -1 at its end. */
    abstract int read(byte[] to, int offset, int length) throws IOException;

    /** Where in the file a decoded byte of this unit lies; for compressed units, where the unit starts. */
    long fileOffset(long intoUnit) {
        return start;
    }

    boolean damaged() {
        return damaged;
    }

    abstract Habits habits();

    /** Where the units asked for end in the file, once there is no next one. */
    long end() {
        return Long.MAX_VALUE;
    }

    /** Goes back inside this unit; only plain files can. */
    boolean rewind(long intoUnit) {
        return false;
    }
}
