package org.pressmark.wacz;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.ParallelIndexer;
import org.pressmark.index.Surt;
import org.pressmark.index.ZipNumIndex;

/** Index and pages of a WACZ in the making: taken from the collection where it has them, else from the archive. */
final class WaczParts {
    private final IndexWriting index;
    private final Optional<PageFinding> finding;
    private SortedMap<String, Path> pageLists = new TreeMap<>();
    private String latest = "";
    private long captures;
    private String lastPlace = "";

    private WaczParts(IndexWriting index, Optional<PageFinding> finding) {
        this.index = index;
        this.finding = finding;
    }

    static WaczParts make(
            Contents contents, Path temporary, ExecutorService pool, int threads, Consumer<Finding> findings)
            throws IOException {
        SortedMap<String, Path> lists = contents.pageLists();
        Path place = temporary.resolve("pages.jsonl");
        Optional<PageFinding> finding =
                lists.isEmpty() ? Optional.of(new PageFinding(place, pool, findings)) : Optional.empty();
        try (IndexWriting index = new IndexWriting(temporary, IndexWriting.DEFAULT_MEMORY)) {
            WaczParts parts = new WaczParts(index, finding);
            if (contents.index().isPresent()) {
                parts.fromIndex(contents, contents.index().get(), temporary);
            } else {
                parts.fromArchive(contents, threads, findings);
                index.write(temporary);
            }
            if (finding.isPresent()) {
                finding.get().finish();
                lists.put("pages.jsonl", place);
            }
            parts.pageLists = lists;
            return parts;
        } finally {
            if (finding.isPresent()) {
                finding.get().close();
            }
        }
    }

    private void fromIndex(Contents contents, Path folder, Path temporary) throws IOException {
        try (CaptureIndex known = ZipNumIndex.open(folder)) {
            try (Stream<CdxLine> lines = known.range("", "")) {
                lines.forEach(line -> taken(line, contents));
            }
            index.addSorted(known.range("", ""));
            index.write(temporary);
        }
    }

    private void fromArchive(Contents contents, int threads, Consumer<Finding> findings) throws IOException {
        for (Map.Entry<String, Path> warc : contents.warcs().entrySet()) {
            new ParallelIndexer(threads, line -> found(line, contents), findings).index(warc.getValue(), warc.getKey());
        }
    }

    private void found(CdxLine line, Contents contents) {
        String place = line.filename() + " " + line.offset();
        if (place.equals(lastPlace)) {
            throw new UncheckedIOException(new IOException(contents.warcs().get(line.filename())
                    + ": several records share one gzip member, so nobody could read single ones out of a WACZ;"
                    + " mend it first with: pressmark recompress IN OUT"));
        }
        lastPlace = place;
        add(line);
        taken(line, contents);
    }

    private void add(CdxLine line) {
        try {
            index.add(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void taken(CdxLine line, Contents contents) {
        captures++;
        latest = line.timestamp().compareTo(latest) > 0 ? line.timestamp() : latest;
        String key = BrowserKey.of(line.url());
        boolean plain = line.key().equals(Surt.key(line.url())); // an answer to POST is not to be found by GET
        boolean other = plain && !key.equals(line.key()) && !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (other) {
            add(new CdxLine(
                    key, line.timestamp(), line.url(), line.mime(), line.status(), line.digest(), line.length(),
                    line.offset(), line.filename()));
        }
        Path warc = contents.warcs().get(line.filename());
        if (finding.isPresent() && warc != null) {
            try {
                finding.get().look(line, warc);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    long captures() {
        return captures;
    }

    long pages() {
        return finding.map(PageFinding::count).orElse(-1L);
    }

    SortedMap<String, Path> pageLists() {
        return pageLists;
    }

    /** The description of the whole package. */
    Datapackage describe(Contents contents, WaczOptions options, SortedMap<String, Datapackage.Resource> resources)
            throws IOException {
        Datapackage.Earlier known = contents.description();
        String name = contents.name();
        String captured = CaptureTime.parse(latest.isEmpty() ? "1980" : latest).map(Instant::toString).orElse("");
        String date = options.date().map(Instant::toString).orElse(captured);
        Optional<Page> first = finding.flatMap(PageFinding::first);
        String mainPage = or(options.mainPageUrl(), or(address(known.text("mainPageUrl")), first.map(Page::url).orElse("")));
        boolean isFirst = first.isPresent() && first.get().url().equals(mainPage);
        String mainDate = isFirst ? first.get().ts().toString() : "";
        boolean isKnown = mainPage.equals(known.text("mainPageUrl"));
        return new Datapackage(
                or(options.title(), or(known.text("title"), name)),
                or(options.description(), known.text("description")),
                or(time(known.text("created")), date),
                options.date().map(Instant::toString).orElse(or(time(known.text("modified")), date)),
                options.software(),
                mainPage,
                isKnown ? time(known.text("mainPageDate")) : mainDate,
                resources);
    }

    /** What others wrote is taken where it may stand in a data package. */
    private static String time(String text) {
        try {
            OffsetDateTime.parse(text);
            return text;
        } catch (DateTimeParseException noTime) {
            return "";
        }
    }

    private static String address(String text) {
        return WebUrl.parse(text).isPresent() ? text : "";
    }

    private static String or(String text, String fallback) {
        return text.isEmpty() ? fallback : text;
    }

    static <T> T await(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while files were read");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause
                    ? cause
                    : new IOException("a file could not be read: " + failed.getCause(), failed.getCause());
        }
    }
}
