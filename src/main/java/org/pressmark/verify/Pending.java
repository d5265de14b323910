package org.pressmark.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * References whose record was not seen when they were.
 *
 * <p>Only so many are kept; records usually refer to what stands before them or shortly after, so a full list is
 * first cleared of what has turned up since.
 */
final class Pending {
    private static final int MOST = 1 << 18;

    /** A reference and the place it stands. */
    record Entry(Rule rule, long hash, long otherHash, Desk desk, Desk.Place place, String found) {}

    private final List<Entry> entries = new ArrayList<>();
    private final References known;
    private long dropped;

    Pending(References known) {
        this.known = known;
    }

    void add(Entry entry) {
        if (entries.size() >= MOST) {
            entries.removeIf(this::resolved);
        }
        if (entries.size() < MOST) {
            entries.add(entry);
        } else {
            dropped++;
        }
    }

    private boolean resolved(Entry entry) {
        return known.knows(entry.hash()) || known.knows(entry.otherHash());
    }

    boolean hasRoomFor(Pending later) {
        return later.dropped == 0 && entries.size() + later.entries.size() <= MOST;
    }

    /** Takes over the open ones of later files. */
    void absorb(Pending later) {
        entries.addAll(later.entries);
    }

    /** Says which references lead nowhere in the files seen. */
    void settle(boolean selfContained) {
        for (Entry entry : entries) {
            if (!resolved(entry)) {
                Severity severity = selfContained ? Severity.VIOLATION : entry.rule().severity();
                entry.desk().breach(entry.rule(), severity, entry.place(), entry.found());
            }
        }
        if (dropped > 0 && !entries.isEmpty()) {
            Entry last = entries.get(entries.size() - 1);
            last.desk().breach(last.rule(), last.rule().severity(), last.place(), dropped + " more were not followed");
        }
        entries.clear();
    }
}
