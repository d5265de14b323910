package org.pressmark.verify;

import java.io.IOException;

/** A file that is not compressed: one unit. */
final class PlainUnits extends Units {
    private static final Habits HABITS = new Habits(false, Rule.GZIP_MANY_RECORDS, Rule.GZIP_EMPTY_MEMBER);

    private final RawFile file;
    private long at;
    private boolean begun;

    /** How many bytes may be read twice after damage, so that a hostile file costs no quadratic time. */
    private long rewindBudget;

    PlainUnits(RawFile file) {
        this.file = file;
        this.rewindBudget = 4 * file.size() + (1 << 20);
    }

    @Override
    boolean next() {
        boolean first = !begun;
        begun = true;
        return first && file.size() > 0;
    }

    @Override
    int read(byte[] to, int offset, int length) throws IOException {
        int n = file.read(at, to, offset, length);
        at += n;
        return n == 0 ? -1 : n;
    }

    @Override
    long fileOffset(long intoUnit) {
        return intoUnit;
    }

    @Override
    Habits habits() {
        return HABITS;
    }

    @Override
    boolean rewind(long intoUnit) {
        rewindBudget -= at - intoUnit;
        if (rewindBudget < 0) {
            return false;
        }
        at = intoUnit;
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
