package org.pressmark.verify;

/** Takes what a scan meets besides breaches, in the order of the file. */
interface Witness {
    /** A record whose header was read; the desk is at its place. */
    void see(Head head, Desk desk, long offset);

    boolean wantsLints();

    /** A record that was read to its end. */
    void lint(LintSubject record, Desk desk);

    /**
     * Decoded bytes that belong to no record.
     *
     * @param from how many decoded bytes stand before them
     * @param more whether a record follows
     */
    void lost(long bytes, long from, boolean more, Desk desk);
}
