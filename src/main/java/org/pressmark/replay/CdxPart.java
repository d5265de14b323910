package org.pressmark.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.pressmark.index.CdxLine;

/**
 * Which part of the rows that fit a query its answer holds.
 *
 * @param limit how many at the most; below zero the last ones
 * @param offset how many are passed over
 * @param resume where an earlier answer was cut off
 */
record CdxPart(int limit, int offset, Optional<ResumeKey> resume) {
    /**
     * What an answer holds.
     *
     * @param rows the lines and what was counted of them, in the order asked for
     * @param resume where to go on, if the limit cut the answer off
     */
    record Found(List<CdxRow> rows, Optional<ResumeKey> resume) {
        static Found whole(List<CdxRow> rows) {
            return new Found(rows, Optional.empty());
        }
    }

    /** Of lines that come in the order asked for. */
    List<CdxRow> inOrder(Stream<CdxLine> lines) {
        return lines.skip(offset).limit(Math.abs(limit)).map(CdxRow::of).toList();
    }

    Found first(Iterator<CdxRow> rows) {
        int skipped = resume.map(ResumeKey::given).orElse(offset);
        List<CdxRow> found = new ArrayList<>();
        String before = "";
        int alike = 0;
        while (rows.hasNext()) {
            CdxRow row = rows.next();
            String place = row.line().key() + " " + row.line().timestamp();
            alike = place.equals(before) ? alike + 1 : 0;
            before = place;
            if (found.size() == limit) {
                return new Found(found, Optional.of(new ResumeKey(place, alike)));
            }
            if (skipped-- <= 0) {
                found.add(row);
            }
        }
        return Found.whole(found);
    }

    /** The last ones: oldest first for a negative limit, newest first where the order is reversed. */
    Found last(Iterator<CdxRow> rows, boolean reverse) {
        Deque<CdxRow> kept = new ArrayDeque<>();
        while (rows.hasNext()) {
            kept.addLast(rows.next());
            if (kept.size() > reach()) {
                kept.removeFirst();
            }
        }
        List<CdxRow> found = new ArrayList<>(kept);
        found = found.subList(0, Math.max(0, found.size() - offset));
        if (reverse) {
            Collections.reverse(found);
        }
        return Found.whole(found);
    }

    /** Those nearest to a time, the nearest first. */
    Found nearest(Iterator<CdxRow> rows, Instant wanted) {
        Comparator<CdxRow> order = Comparator.comparing((CdxRow row) -> Duration.between(wanted, Choice.time(row.line())).abs())
                .thenComparing(row -> row.line().timestamp());
        PriorityQueue<CdxRow> kept = new PriorityQueue<>(order.reversed());
        while (rows.hasNext()) {
            kept.add(rows.next());
            if (kept.size() > reach()) {
                kept.remove();
            }
        }
        return Found.whole(kept.stream().sorted(order).skip(offset).toList());
    }

    /** How many have to be known to give the part. */
    private long reach() {
        return (long) Math.abs(limit) + offset;
    }
}
