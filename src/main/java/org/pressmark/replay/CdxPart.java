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
    /** So many lines are kept in memory where the last or the nearest ones are looked for. */
    static final int HELD = 10_000;

    /** The same part where it is looked for in memory, no larger than is kept there. */
    CdxPart held() {
        if (offset > HELD) {
            throw new BadQueryException("offset is at most " + HELD + " where lines are not read in the order of the index");
        }
        return new CdxPart(Math.max(-HELD, Math.min(HELD, limit)), offset, resume);
    }

    /** Of lines that come in the order asked for. */
    Stream<CdxRow> inOrder(Stream<CdxLine> lines) {
        return lines.skip(offset).limit(Math.abs(limit)).map(CdxRow::of);
    }

    CdxFirst first(Iterator<CdxRow> rows) {
        return new CdxFirst(rows, resume.map(ResumeKey::given).orElse(offset), limit);
    }

    /** The last ones: oldest first for a negative limit, newest first where the order is reversed. */
    List<CdxRow> last(Iterator<CdxRow> rows, boolean reverse) {
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
        return found;
    }

    /** Those nearest to a time, the nearest first. */
    List<CdxRow> nearest(Iterator<CdxRow> rows, Instant wanted) {
        Comparator<CdxRow> order =
                Comparator.comparing((CdxRow row) -> Duration.between(wanted, Choice.time(row.line())).abs())
                .thenComparing(row -> row.line().timestamp());
        PriorityQueue<CdxRow> kept = new PriorityQueue<>(order.reversed());
        while (rows.hasNext()) {
            kept.add(rows.next());
            if (kept.size() > reach()) {
                kept.remove();
            }
        }
        return kept.stream().sorted(order).skip(offset).toList();
    }

    /** How many have to be known to give the part. */
    private long reach() {
        return (long) Math.abs(limit) + offset;
    }
}
