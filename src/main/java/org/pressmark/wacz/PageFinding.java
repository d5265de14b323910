package org.pressmark.wacz;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;
import org.pressmark.index.CdxLine;
import org.pressmark.index.RecordOfLine;
import org.pressmark.warc.RecordAt;

/**
 * The pages of an archive that has no list of them: every HTML document that was answered with 200, and every HTML
 * resource. Read on many threads, listed in the order of the archive.
 */
final class PageFinding implements Closeable {
    /** What bounds the memory: each holds the markup of one page. */
    private static final int UNDER_WAY = 32;

    private final OutputStream pages;
    private final ExecutorService pool;
    private final Consumer<Finding> findings;
    private final Deque<Future<Read>> reading = new ArrayDeque<>();
    private Optional<Page> first = Optional.empty();
    private long count;

    /**
     * Begins the list.
     *
     * @param place a file for it; it is no part of anything yet and need not outlast a power cut
     */
    PageFinding(Path place, ExecutorService pool, Consumer<Finding> findings) throws IOException {
        this.pages = Files.newOutputStream(place);
        this.pool = pool;
        this.findings = findings;
        pages.write(PagesWriting.header());
    }

    /** A page and its line of the list, or why there is none. */
    private record Read(Optional<Page> page, ByteArrayOutputStream line, Optional<Finding> finding) {
        static Read nothing(Optional<Finding> why) {
            return new Read(Optional.empty(), new ByteArrayOutputStream(0), why);
        }

        static Read of(Page page) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(page.text().length() * 2 + 512);
            PagesWriting.line(page, line);
            return new Read(Optional.of(page), line, Optional.empty());
        }
    }

    /** The first page. */
    Optional<Page> first() {
        return first;
    }

    long count() {
        return count;
    }

    /** Takes a capture; lists it where it is a page. */
    void look(CdxLine line, Path warc) throws IOException {
        boolean html = line.mime().equalsIgnoreCase("text/html") || line.mime().equalsIgnoreCase("application/xhtml+xml");
        boolean shown = line.status().equals("200") || line.status().isEmpty();
        if (html && shown && !line.url().startsWith("urn:")) {
            reading.addLast(pool.submit(() -> read(line, warc)));
        }
        while (reading.size() > UNDER_WAY) {
            takeFirst();
        }
    }

    private static Read read(CdxLine line, Path warc) {
        Optional<Instant> ts = CaptureTime.parse(line.timestamp());
        if (ts.isEmpty()) {
            return Read.nothing(Optional.empty());
        }
        try (RecordAt at = RecordOfLine.open(warc, line)) {
            PageText text = PageText.of(at.record());
            return Read.of(Page.foreign(line.url(), ts.get(), id(line), text));
        } catch (IOException unreadable) {
            String message = line.filename() + ", byte " + line.offset() + ": the page " + line.url()
                    + " cannot be read and is not listed: " + unreadable.getMessage();
            return Read.nothing(Optional.of(new Finding("page-unreadable", message, 0)));
        }
    }

    private static String id(CdxLine line) {
        String facts = line.url() + "\n" + line.timestamp() + "\n" + line.filename() + "\n" + line.offset();
        return Digest.Algorithm.SHA256.digest(facts.getBytes(StandardCharsets.UTF_8)).value().substring(0, 24);
    }

    private void takeFirst() throws IOException {
        Read read = WaczParts.await(reading.removeFirst());
        read.finding().ifPresent(findings);
        if (read.page().isPresent()) {
            first = first.isPresent() ? first : read.page();
            count++;
            read.line().writeTo(pages);
        }
    }

    /** Ends the list. */
    void finish() throws IOException {
        while (!reading.isEmpty()) {
            takeFirst();
        }
        pages.close();
    }

    @Override
    public void close() throws IOException {
        reading.forEach(page -> page.cancel(true));
        pages.close();
    }
}
