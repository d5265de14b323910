package org.pressmark.verify;

/** What records say of each other, over all files of one check. */
final class References {
    private final LongTable ids = new LongTable();

    void see(Head head, Desk desk, long offset) {
        if (!head.has(Name.RECORD_ID)) {
            return;
        }
        long earlier = ids.putIfAbsent(Hash.of(head.id()), offset);
        if (earlier >= 0) {
            desk.breach(Rule.RECORD_ID_REPEATED, head.id() + " stands already at " + earlier);
        }
    }
}
