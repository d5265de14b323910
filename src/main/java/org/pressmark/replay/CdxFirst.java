package org.pressmark.replay;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The first rows of many, and where to go on behind them. */
final class CdxFirst implements Iterator<CdxRow> {
    private final Iterator<CdxRow> rows;
    private final int limit;
    private int skipped;
    private int given;
    private String before = "";
    private int alike;
    private Optional<CdxRow> next = Optional.empty();
    private Optional<ResumeKey> resume = Optional.empty();

    CdxFirst(Iterator<CdxRow> rows, int skipped, int limit) {
        this.rows = rows;
        this.skipped = skipped;
        this.limit = limit;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && resume.isEmpty() && rows.hasNext()) {
            CdxRow row = rows.next();
            String place = row.line().key() + " " + row.line().timestamp();
            alike = place.equals(before) ? alike + 1 : 0;
            before = place;
            if (given == limit) {
                resume = Optional.of(new ResumeKey(place, alike));
            } else if (skipped-- <= 0) {
                next = Optional.of(row);
            }
        }
        return next.isPresent();
    }

    @Override
    public CdxRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CdxRow row = next.get();
        next = Optional.empty();
        given++;
        return row;
    }

    /** Where the row stands that the limit cut off; known when there is no next one. */
    Optional<ResumeKey> resume() {
        return resume;
    }
}
