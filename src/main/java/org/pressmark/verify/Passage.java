package org.pressmark.verify;

/**
 * How far a scan has come, and all of it that shows in what the scan says from there on.
 *
 * @param next where the next member starts; at the end, the size of the file
 * @param records how many records there were
 * @param position how many decoded bytes
 * @param crossing whether what was read last went over from one member to the next
 */
record Passage(long next, long records, long position, boolean crossing) {
    static final Passage START = new Passage(0, 0, 0, false);

    /** The passage at a member when nothing is known of what stands before it, but that there is a record. */
    static Passage somewhere(long next) {
        return new Passage(next, 1, 0, false);
    }

    /** Whether a scan from here finds what a scan would that begins there. */
    boolean agreesWith(Passage there) {
        return equals(there) || (next == there.next && !crossing && records > 0 && there.equals(somewhere(next)));
    }

    /** The passage that is reached from here on a way that goes from one passage to another. */
    Passage plus(Passage from, Passage to) {
        return new Passage(to.next, records + to.records - from.records, position + to.position - from.position,
                to.crossing);
    }
}
