package org.pressmark.verify;

import java.util.Optional;

/**
 * What is kept over all files of one check.
 *
 * @param references what records say of each other
 * @param lints what some tools will not show
 * @param crew the threads that check a large file in pieces, where there are any
 */
record Check(References references, Lints lints, Optional<Crew> crew) implements Witness {
    Check(References references, Lints lints) {
        this(references, lints, Optional.empty());
    }

    @Override
    public void see(Head head, Desk desk, long offset) {
        references.see(head, desk, offset);
    }

    @Override
    public boolean wantsLints() {
        return lints.isAsked();
    }

    @Override
    public void lint(LintSubject record, Desk desk) {
        lints.record(record, desk);
    }

    @Override
    public void lost(long bytes, long from, boolean more, Desk desk) {
        desk.breach(Rule.BYTES_LOST, bytes + " uncompressed bytes from " + from
                + (more ? " up to the next record" : " to the end"));
    }
}
