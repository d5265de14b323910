package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;
import org.pressmark.replay.holding.Holding;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.RecordAt;

/** One archive as the server sees it. Thread-safe. */
final class OpenCollection implements Closeable {
    private static final int LIST_TITLE_WITHIN = 32 << 10;

    private static final int COUNTED = 1000;

    private static final int TRIES = 10;

    private final String name;
    private final Holding holding;
    private final Recall recall;
    private final PageList pages;
    private final MissingAssets missing = new MissingAssets(this);

    OpenCollection(Holding holding) {
        this.name = holding.place().name();
        this.holding = holding;
        this.recall = new Recall(holding);
        this.pages = new PageList(holding.pages());
    }

    String name() {
        return name;
    }

    /** Where it lies and what it is made of. */
    Holding holding() {
        return holding;
    }

    CaptureIndex index() {
        return holding.index();
    }

    /** The collection's place on the server, with both slashes. */
    String path() {
        return "/" + PathText.encode(name) + "/";
    }

    /** Where on the server a capture is; an address that is none is taken as it stands. */
    String address(String timestamp, String modifier, String url) {
        String written = WebUrl.parse(url).map(WebUrl::toString).orElse(url).replace("#", "%23");
        return path() + timestamp + modifier + "/" + written;
    }

    MissingAssets missing() {
        return missing;
    }

    PageList pages() {
        return pages;
    }

    /** Up to {@code limit} pages from the one at {@code from} on; a title the list does not give is read from the page. */
    List<PageLine> articles(int from, int limit) throws IOException {
        List<PageLine> lines = new ArrayList<>();
        for (PageLine line : pages.pages(from, limit)) {
            lines.add(titled(line));
        }
        return lines;
    }

    /** The same line, its title read from the page where the list does not give it. */
    PageLine titled(PageLine line) throws IOException {
        return line.title().isEmpty() ? line.titled(title(line)) : line;
    }

    private String title(PageLine page) throws IOException {
        Optional<WebUrl> url = WebUrl.parse(page.url());
        Optional<Instant> at = CaptureTime.parse(page.timestamp());
        Optional<Choice> choice = url.isEmpty() ? Optional.empty() : choose(url.get(), at.orElse(Replay.LATEST));
        try {
            return choice.isEmpty() ? "" : title(choice.get().line(), LIST_TITLE_WITHIN);
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            return ""; // the list stands without it; the page itself will say what is wrong
        }
    }

    /** The title of a capture that is a page, looked for in its first bytes; empty where there is none. */
    String title(CdxLine line, int within) throws IOException {
        try (Archived held = open(line)) {
            MediaType type = MediaType.of(held.first("Content-Type").orElse(""));
            return type.isHtml() || type.isMarkup() ? PageTitle.in(held.body().decoded().readNBytes(within), type) : "";
        }
    }

    /** Every capture that shares the address's key, oldest first. The caller closes the stream. */
    Stream<CdxLine> captures(WebUrl url) throws IOException {
        return holding.index().captures(Surt.key(url.toString()));
    }

    /** How many captures share the address's key; about how many, where there are more than anybody would count. */
    long count(CdxLine line) throws IOException {
        try (Stream<CdxLine> lines = index().captures(line.key())) {
            long count = lines.limit(COUNTED + 1).count();
            return count <= COUNTED ? count : Math.max(count, index().count(line.key() + " ", line.key() + "!"));
        }
    }

    /** The capture to show for an address and a time. */
    Optional<Choice> choose(WebUrl url, Instant wanted) throws IOException {
        return Choice.in(index(), url, wanted, line -> true);
    }

    /** The same among captures that can be taken out of the archive; a few are tried. */
    Optional<Choice> chooseReadable(WebUrl url, Instant wanted) throws IOException {
        AtomicInteger tries = new AtomicInteger(TRIES);
        return Choice.in(index(), url, wanted, line -> tries.getAndDecrement() > 0 && isReadable(line));
    }

    private boolean isReadable(CdxLine line) {
        try (Archived held = open(line)) {
            return held.status() > 0;
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The answer to a request with a body. */
    Optional<Choice> choosePosted(WebUrl url, String form, Instant wanted) throws IOException {
        return Choice.posted(index(), url, form, wanted);
    }

    /**
     * What is told of a page last. A page whose assets were gathered again is told of anew without being captured anew: of
     * the records from the page's capture up to its next one the latest counts; where there is none so, the nearest.
     *
     * @param prefix what stands before the page's address in that of the record
     */
    Optional<CdxLine> told(String prefix, Choice page) throws IOException {
        Optional<WebUrl> urn = WebUrl.parse(prefix + page.line().url());
        if (urn.isEmpty()) {
            return Optional.empty();
        }
        String from = page.line().timestamp();
        String to = page.next() == null ? "~" : page.next().timestamp();
        try (Stream<CdxLine> captures = captures(urn.get())) {
            Optional<CdxLine> last = captures.filter(line -> Choice.same(line.url(), urn.get().toString()))
                    .filter(line -> line.timestamp().compareTo(from) >= 0 && line.timestamp().compareTo(to) < 0)
                    .reduce((earlier, later) -> later);
            if (last.isPresent()) {
                return last;
            }
        }
        return choose(urn.get(), Choice.time(page.line())).filter(Choice::exact).map(Choice::line);
    }

    /** The same, leaving out captures that only lead elsewhere. */
    Optional<Choice> chooseNoRedirect(WebUrl url, Instant wanted) throws IOException {
        return Choice.in(index(), url, wanted, line -> !line.status().startsWith("3"));
    }

    /** The same among captures that are the thing itself and no server's answer. */
    Optional<Choice> chooseResource(WebUrl url, Instant wanted) throws IOException {
        return Choice.in(index(), url, wanted, line -> line.status().isEmpty());
    }

    /** Takes a capture out of the archive; the caller closes it. */
    Archived open(CdxLine line) throws IOException {
        return recall.open(line);
    }

    /** The record of a capture as it stands; the caller closes it. */
    RecordAt record(CdxLine line) throws IOException {
        return recall.record(line);
    }

    /** The record behind that of a capture, if one can be read there; the caller closes it. */
    Optional<RecordAt> after(CdxLine line) throws IOException {
        return recall.after(line);
    }

    @Override
    public void close() throws IOException {
        holding.close();
    }
}
