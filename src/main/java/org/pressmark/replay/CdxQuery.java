package org.pressmark.replay;

import java.io.IOException;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Closest;

/** A query of the index, read from the parameters both dialects share. */
final class CdxQuery {
    /** The most lines one answer holds. */
    static final int MOST = 100_000;

    /** Lines of a block, and blocks of a page where nothing else is asked for: paging counts in blocks of the index. */
    static final int BLOCK = 3000;

    static final int BLOCKS_A_PAGE = 5;

    private final Request request;
    private final CdxRange range;
    private final List<CdxFilter> filters = new ArrayList<>();
    private final String from;
    private final String to;
    private final int limit;
    private final int offset;

    /**
     * Reads the parameters.
     *
     * @throws BadQueryException where one of them is not understood
     */
    CdxQuery(Request request, boolean internetArchive) {
        this.request = request;
        String url = request.parameter("url").filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadQueryException("The \"url\" param is required"));
        CdxRange whole = CdxRange.of(url, request.parameter("matchType").orElse("exact"));
        Optional<String> resume = request.parameter("resumeKey").filter(key -> !key.isEmpty());
        this.range = resume.isPresent() ? whole.startingAt(resume.get()) : whole;
        for (String filter : request.parameters("filter")) {
            filters.add(CdxFilter.parse(filter, internetArchive)
                    .orElseThrow(() -> new BadQueryException("a filter is [!][=|~]field:expression, not " + filter)));
        }
        this.from = time("from");
        this.to = time("to");
        int asked = number("limit", MOST);
        this.limit = Math.max(-MOST, Math.min(MOST, asked == 0 ? MOST : asked));
        this.offset = Math.max(0, number("offset", 0));
    }

    /**
     * What an answer holds.
     *
     * @param lines the lines, in the order asked for
     * @param resume where to go on, if the limit cut the answer off
     */
    record Found(List<CdxLine> lines, Optional<String> resume) {}

    private String time(String name) {
        String digits = request.parameter(name).orElse("");
        if (!digits.matches("[0-9]{0,14}")) {
            throw new BadQueryException(name + " is 1 to 14 digits");
        }
        return digits;
    }

    private int number(String name, int otherwise) {
        String text = request.parameter(name).orElse("");
        if (!text.matches("(-?[0-9]{1,8})?")) {
            throw new BadQueryException(name + " is a whole number");
        }
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    /** How many pages of blocks the range has, whatever the filters. */
    long pages(CaptureIndex index) throws IOException {
        return (blocks(index) + pageSize() - 1) / pageSize();
    }

    long blocks(CaptureIndex index) throws IOException {
        try (Stream<CdxLine> lines = index.range(range.from(), range.to())) {
            return (lines.count() + BLOCK - 1) / BLOCK;
        }
    }

    int pageSize() {
        return Math.max(1, number("pageSize", BLOCKS_A_PAGE));
    }

    Found run(CaptureIndex index) throws IOException {
        String closest = request.parameter("closest").orElse("");
        boolean byDistance = !closest.isEmpty() && !request.parameter("sort").orElse("closest").equals("reverse");
        boolean plain = request.parameter("page").isEmpty() && !collapses();
        if (byDistance) {
            Instant wanted = CaptureTime.parse(closest).orElseThrow(() -> new BadQueryException("closest is 1 to 14 digits"));
            return plain && range.isOneKey() ? outward(index, wanted) : all(index, lines -> nearest(lines, wanted));
        }
        boolean reverse = request.parameter("sort").orElse("").equals("reverse")
                || request.parameter("reverse").filter(r -> r.equals("1") || r.equals("true")).isPresent();
        if ((reverse || limit < 0) && plain) {
            return backwards(index, reverse);
        }
        return all(index, reverse || limit < 0 ? lines -> last(lines, reverse) : this::first);
    }

    /** Reads every line of the range, or of the page of it that is asked for. */
    private Found all(CaptureIndex index, Function<Iterator<CdxLine>, Found> choice) throws IOException {
        try (Stream<CdxLine> lines = index.range(range.from(), range.to())) {
            Stream<CdxLine> some = lines;
            if (request.parameter("page").isPresent()) {
                long page = (long) pageSize() * BLOCK;
                some = some.skip(Math.max(0, number("page", 0)) * page).limit(page);
            }
            return choice.apply(collapsed(some.filter(this::passes)).iterator());
        }
    }

    private boolean passes(CdxLine line) {
        return within(line) && filters.stream().allMatch(filter -> filter.passes(line));
    }

    /** The nearest captures of one address, found without reading the others. */
    private Found outward(CaptureIndex index, Instant wanted) throws IOException {
        try (Stream<CdxLine> lines = Closest.outward(index, range.key(), wanted)) {
            return new Found(lines.filter(this::passes).skip(offset).limit(Math.abs(limit)).toList(), Optional.empty());
        }
    }

    /** The last lines, read from the end. */
    private Found backwards(CaptureIndex index, boolean reverse) throws IOException {
        try (Stream<CdxLine> lines = index.backwards(range.from(), range.to())) {
            List<CdxLine> found = new ArrayList<>(lines.filter(this::passes).skip(offset).limit(Math.abs(limit)).toList());
            if (!reverse) {
                Collections.reverse(found);
            }
            return new Found(found, Optional.empty());
        }
    }

    /** Both ends count; what is missing of them is filled up, low at the one, high at the other. */
    private boolean within(CdxLine line) {
        String time = line.timestamp();
        return time.compareTo(from) >= 0 && (to.isEmpty() || time.compareTo(to + "9".repeat(14 - to.length())) <= 0);
    }

    private Found first(Iterator<CdxLine> lines) {
        List<CdxLine> found = new ArrayList<>();
        for (int skipped = 0; skipped < offset && lines.hasNext(); skipped++) {
            lines.next();
        }
        while (found.size() < limit && lines.hasNext()) {
            found.add(lines.next());
        }
        Optional<String> resume = lines.hasNext() ? Optional.of(lines.next()).map(l -> l.key() + " " + l.timestamp()) : Optional.empty();
        return new Found(found, resume);
    }

    /** The last ones: oldest first for a negative limit, newest first where the order is reversed. */
    private Found last(Iterator<CdxLine> lines, boolean reverse) {
        int wanted = Math.abs(limit) + offset;
        Deque<CdxLine> kept = new ArrayDeque<>();
        while (lines.hasNext()) {
            kept.addLast(lines.next());
            if (kept.size() > wanted) {
                kept.removeFirst();
            }
        }
        List<CdxLine> found = new ArrayList<>(kept);
        found = found.subList(0, Math.max(0, found.size() - offset));
        if (reverse) {
            Collections.reverse(found);
        }
        return new Found(found, Optional.empty());
    }

    private Found nearest(Iterator<CdxLine> lines, Instant wanted) {
        Comparator<CdxLine> order = Comparator.comparing((CdxLine line) -> Duration.between(wanted, Choice.time(line)).abs())
                .thenComparing(CdxLine::timestamp);
        int most = Math.abs(limit) + offset;
        PriorityQueue<CdxLine> kept = new PriorityQueue<>(order.reversed());
        while (lines.hasNext()) {
            kept.add(lines.next());
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return new Found(kept.stream().sorted(order).skip(offset).toList(), Optional.empty());
    }

    private Optional<String> collapse() {
        Optional<String> time = request.parameter("collapseTime").map(digits -> "timestamp:" + digits);
        return request.parameter("collapse").filter(c -> !c.isEmpty()).or(() -> time);
    }

    private boolean collapses() {
        return collapse().isPresent();
    }

    /** Of neighbours with the same beginning of a field only the first is kept: {@code timestamp:10}, {@code digest}. */
    private Stream<CdxLine> collapsed(Stream<CdxLine> lines) {
        Optional<String> asked = collapse();
        if (asked.isEmpty()) {
            return lines;
        }
        String[] parts = asked.get().split(":", 2);
        CdxField field = CdxField.named(parts[0]).orElseThrow(() -> new BadQueryException("no field to collapse by: " + parts[0]));
        if (parts.length == 2 && !parts[1].matches("[0-9]{1,4}")) {
            throw new BadQueryException("collapse is field or field:length");
        }
        int length = parts.length == 2 ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE;
        String[] before = {null};
        return lines.filter(line -> {
            String value = field.of(line);
            String start = line.key() + " " + value.substring(0, Math.min(length, value.length()));
            boolean other = !start.equals(before[0]);
            before[0] = start;
            return other;
        });
    }
}
