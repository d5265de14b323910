package org.pressmark.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Follows segmented records through the files, WARC 1.1 section 7. */
final class Segments {
    private static final int MOST = 1 << 16;

    private final Map<String, Series> open = new LinkedHashMap<>();

    private static final class Series {
        private final Desk desk;
        private final Desk.Place place;
        private final String target;
        private long number;
        private long bytes;
        private boolean whole = true;
        private boolean ended;

        Series(Desk desk, String target) {
            this.desk = desk;
            this.target = target;
            this.place = desk.place();
        }
    }

    void see(Head head, Desk desk) {
        String number = head.value(Name.SEGMENT_NUMBER);
        boolean continuation = head.kind() == Kind.CONTINUATION;
        if (!Texts.isDigits(number) || number.length() > 9 || head.length() < 0 || open.size() >= MOST) {
            return;
        }
        String origin = continuation ? References.sameBare(head.value(Name.SEGMENT_ORIGIN_ID)) : References.same(head.id());
        Series series = open.computeIfAbsent(origin, first -> new Series(desk, head.target()));
        long given = Long.parseLong(number);
        if (given == series.number) {
            desk.breach(Rule.SEGMENT_REPEATED, "segment " + given + " of " + origin + " is here a second time");
            series.whole = false;
        } else if (given != series.number + 1) {
            desk.breach(Rule.SEGMENT_GAP, "segment " + given + " follows segment " + series.number);
            series.whole = false;
        } else if (series.ended) {
            desk.breach(Rule.SEGMENT_TOTAL_WRONG,
                    "segment " + series.number + " has the total, and " + given + " follows it");
        }
        if (continuation && !series.target.equals(head.target())) {
            desk.breach(Rule.SEGMENT_TARGET, head.target() + ", the segment before has " + series.target);
        }
        series.number = given;
        series.bytes += head.length();
        String total = head.value(Name.SEGMENT_TOTAL_LENGTH);
        if (continuation && Texts.isDigits(total) && total.length() < 19) {
            end(series, Long.parseLong(total), desk);
        }
    }

    private static void end(Series series, long total, Desk desk) {
        series.ended = true;
        if (series.whole && total != series.bytes) {
            desk.breach(Rule.SEGMENT_TOTAL_WRONG, "the total is " + total + ", the segments have " + series.bytes);
        }
    }

    /** Whether no series goes on in both. */
    boolean areApartFrom(Segments later) {
        return open.size() + later.open.size() < MOST && Collections.disjoint(open.keySet(), later.open.keySet());
    }

    /** Takes over the series of later files. */
    void absorb(Segments later) {
        open.putAll(later.open);
    }

    void settle(boolean selfContained) {
        Severity severity = selfContained ? Severity.VIOLATION : Rule.SEGMENT_NO_END.severity();
        for (Series series : open.values()) {
            if (!series.ended) {
                series.desk.breach(Rule.SEGMENT_NO_END, severity, series.place, "the last one given is " + series.number);
            }
        }
        open.clear();
    }
}
