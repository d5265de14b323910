package org.pressmark.replay;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.pressmark.index.CdxLine;

/**
 * Counts along while an index is read, as the Internet Archive's server does: {@code dupecount}, how many lines before
 * had the same digest; {@code skipcount}, how many lines behind this one were left out by filters and collapsing; and
 * {@code endtimestamp}, the time of the last line of such a group.
 */
final class CdxCounters implements Iterator<CdxRow> {
    private final Iterator<CdxLine> lines;
    private final Predicate<CdxLine> shown;
    private final boolean dupes;
    private final boolean skips;
    private final boolean ends;
    private final Map<String, Alike> seen = new HashMap<>();
    private CdxLine next;

    /** Captures with one digest. */
    private static final class Alike {
        private String mime;
        private int count = -1;
    }

    CdxCounters(Iterator<CdxLine> lines, Predicate<CdxLine> shown, boolean dupes, boolean skips, boolean ends) {
        this.lines = lines;
        this.shown = shown;
        this.dupes = dupes;
        this.skips = skips;
        this.ends = ends;
        while (lines.hasNext() && next == null) {
            CdxLine line = lines.next();
            next = shown.test(line) ? line : null;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public CdxRow next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        CdxLine line = next;
        CdxLine last = line;
        int skipped = 0;
        next = null;
        while (next == null && lines.hasNext()) {
            CdxLine following = lines.next();
            if (shown.test(following)) {
                next = following;
            } else {
                last = following;
                skipped++;
            }
        }
        Map<String, String> counts = new LinkedHashMap<>();
        CdxLine resolved = dupes ? counted(line, counts) : line;
        if (skips) {
            counts.put("skipcount", Integer.toString(skipped));
        }
        if (ends) {
            counts.put("endtimestamp", last.timestamp());
        }
        return new CdxRow(resolved, counts);
    }

    /** A revisit gets the media type of the capture it repeats, if that was seen. */
    private CdxLine counted(CdxLine line, Map<String, String> counts) {
        if (seen.size() >= CdxQuery.MOST) {
            throw new BadQueryException("too many digests to count; ask for less, or in pages");
        }
        Alike alike = seen.computeIfAbsent(line.digest(), digest -> new Alike());
        alike.count++;
        counts.put("dupecount", Integer.toString(alike.count));
        if (!line.mime().equals("warc/revisit")) {
            alike.mime = line.mime();
        }
        return alike.mime == null ? line : new CdxLine(line.key(), line.timestamp(), line.url(), alike.mime, line.status(),
                line.digest(), line.length(), line.offset(), line.filename());
    }
}
