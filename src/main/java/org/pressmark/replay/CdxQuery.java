package org.pressmark.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
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
    private final CdxRange whole;
    private final CdxRange range;
    private final boolean internetArchive;
    private final List<CdxFilter> filters = new ArrayList<>();
    private final String from;
    private final String to;
    private final CdxPart part;

    /**
     * Reads the parameters.
     *
     * @throws BadQueryException where one of them is not understood
     */
    CdxQuery(Request request, boolean internetArchive) {
        this.request = request;
        this.internetArchive = internetArchive;
        String url = request.parameter("url").filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadQueryException("The \"url\" param is required"));
        this.whole = CdxRange.of(url, request.parameter("matchType").orElse("exact"));
        Optional<ResumeKey> resume = request.parameter("resumeKey").filter(key -> !key.isEmpty()).map(ResumeKey::read);
        CdxRange left = resume.isPresent() ? whole.startingAt(resume.get().sortText()) : whole;
        for (String filter : request.parameters("filter")) {
            filters.add(CdxFilter.parse(filter, internetArchive)
                    .orElseThrow(() -> new BadQueryException("a filter is [!][=|~]field:expression, not " + filter)));
        }
        this.from = time("from");
        this.to = time("to");
        this.range = left.within(from, to);
        this.part = new CdxPart(limit(), Math.max(0, number("offset", 0)), resume);
        if (is("showPagedIndex")) {
            throw new BadQueryException(
                    "showPagedIndex is not given: pages are counted in lines here, not in blocks of a file");
        }
    }

    private int limit() {
        boolean latest = is("fastLatest");
        int asked = number("limit", latest ? 1 : 0);
        int most = page().isPresent() ? Integer.MAX_VALUE : MOST; // a page is never longer than that
        int least = asked == 0 ? most : Math.max(-MOST, Math.min(MOST, asked));
        return latest ? -Math.abs(least) : least;
    }

    private boolean is(String name) {
        return request.parameter(name).filter("true"::equals).isPresent();
    }

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

    /** How many pages of blocks there are, whatever the filters; one where there is nothing. */
    long pages(CaptureIndex index) throws IOException {
        return Math.max(1, (blocks(index) + pageSize() - 1) / pageSize());
    }

    long blocks(CaptureIndex index) throws IOException {
        return (index.count(whole.from(), whole.to()) + BLOCK - 1) / BLOCK;
    }

    int pageSize() {
        return Math.max(1, Math.min(MOST / BLOCK, number("pageSize", BLOCKS_A_PAGE)));
    }

    /** The lines of a page; of one that is taken up again what is left, and of one address what may be within the times. */
    private CdxRange page(CaptureIndex index, int page) throws IOException {
        return whole.piece(index, page, (long) pageSize() * BLOCK).and(range);
    }

    /** What is found, to be closed. */
    CdxFound run(CaptureIndex index) throws IOException {
        Optional<Integer> page = page();
        if (!internetArchive && page.isPresent() && page.get() >= pages(index)) {
            throw new BadQueryException("there is no page " + page.get() + ", the last is " + (pages(index) - 1));
        }
        CdxRange read = page.isPresent() ? page(index, page.get()) : range;
        boolean plain = collapses().isEmpty() && !counts();
        String closest = request.parameter("closest").orElse("");
        if (!closest.isEmpty() && !request.parameter("sort").orElse("closest").equals("reverse")) {
            Instant wanted = CaptureTime.parse(closest).orElseThrow(
                    () -> new BadQueryException("closest is 1 to 14 digits"));
            return plain && page.isEmpty() && whole.isOneKey() && part.resume().isEmpty()
                    ? inOrder(Closest.outward(index, whole.key(), wanted))
                    : kept(index, read, (some, rows) -> some.nearest(rows, wanted));
        }
        boolean reverse = request.parameter("sort").orElse("").equals("reverse")
                || request.parameter("reverse").filter(r -> r.equals("1") || r.equals("true")).isPresent();
        if (plain && reverse) {
            return inOrder(index.backwards(read.from(), read.to()));
        }
        if (reverse || part.limit() < 0) {
            return plain ? last(index, read) : kept(index, read, (some, rows) -> some.last(rows, reverse));
        }
        Stream<CdxLine> lines = index.range(read.from(), read.to());
        CdxFirst first = part.first(rows(lines));
        return new CdxFound(first, first::resume, lines::close);
    }

    /** Lines that come in the order asked for. */
    private CdxFound inOrder(Stream<CdxLine> lines) {
        return CdxFound.whole(part.inOrder(lines.filter(this::passes)).iterator(), lines::close);
    }

    /** The last lines, read from the end. */
    private CdxFound last(CaptureIndex index, CdxRange read) throws IOException {
        try (Stream<CdxLine> lines = index.backwards(read.from(), read.to())) {
            List<CdxRow> found = new ArrayList<>(part.held().inOrder(lines.filter(this::passes)).toList());
            Collections.reverse(found);
            return CdxFound.whole(found);
        }
    }

    /** Those of all lines that a choice keeps. */
    private CdxFound kept(CaptureIndex index, CdxRange read, BiFunction<CdxPart, Iterator<CdxRow>, List<CdxRow>> choice)
            throws IOException {
        try (Stream<CdxLine> lines = index.range(read.from(), read.to())) {
            return CdxFound.whole(choice.apply(page().isPresent() ? part : part.held(), rows(lines)));
        }
    }

    /** What filters and collapsing leave, with what is to be counted along. */
    private Iterator<CdxRow> rows(Stream<CdxLine> lines) {
        List<CdxCollapse> collapses = collapses();
        Predicate<CdxLine> shown = line -> passes(line) && collapses.stream().allMatch(collapse -> collapse.isNew(line));
        return counts()
                ? new CdxCounters(lines.iterator(), shown, is("showDupeCount"), is("showSkipCount"), is("lastSkipTimestamp"))
                : lines.filter(shown).map(CdxRow::of).iterator();
    }

    private boolean counts() {
        return is("showDupeCount") || is("showSkipCount") || is("lastSkipTimestamp");
    }

    /** The page asked for. In the Internet Archive's dialect one below zero is none, in pywb's the first. */
    private Optional<Integer> page() {
        Optional<Integer> asked = request.parameter("page").filter(p -> !p.isEmpty()).map(p -> number("page", 0));
        return internetArchive ? asked.filter(page -> page >= 0) : asked.map(page -> Math.max(0, page));
    }

    private boolean passes(CdxLine line) {
        return within(line) && filters.stream().allMatch(filter -> filter.passes(line));
    }

    /** Both ends count; what is missing of them is filled up, low at the one, high at the other. */
    private boolean within(CdxLine line) {
        String time = line.timestamp();
        return time.compareTo(from) >= 0 && (to.isEmpty() || time.compareTo(to + "9".repeat(14 - to.length())) <= 0);
    }

    /** Every collapse asked for, one behind the other; pywb's {@code collapseTime} is one of the time. */
    private List<CdxCollapse> collapses() {
        Stream<String> times = request.parameters("collapseTime").stream().map(digits -> "timestamp:" + digits);
        return Stream.concat(request.parameters("collapse").stream(), times)
                .filter(c -> !c.isEmpty())
                .map(CdxCollapse::parse)
                .toList();
    }
}
