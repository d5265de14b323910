package org.pressmark.wacz;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;
import org.pressmark.disk.OpenFile;
import org.pressmark.index.CdxLine;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.WarcReading;

/**
 * The pages of an archive that has no list of them: every HTML document that was answered with 200, and every HTML
 * resource. Read on many threads, listed in the order of the archive.
 */
final class PageFinding implements Closeable {
    /** What bounds the memory: each holds the markup of one page. */
    private static final int UNDER_WAY = 32;

    private final PagesWriting pages;
    private final ExecutorService pool;
    private final Consumer<Finding> findings;
    private final Deque<Future<Read>> reading = new ArrayDeque<>();
    private Optional<Page> first = Optional.empty();
    private long count;

    PageFinding(Path place, ExecutorService pool, Consumer<Finding> findings) throws IOException {
        this.pages = new PagesWriting(place, 0);
        this.pool = pool;
        this.findings = findings;
    }

    /** A page, or why there is none. */
    private record Read(Optional<Page> page, Optional<Finding> finding) {}

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
            return new Read(Optional.empty(), Optional.empty());
        }
        try (RecordAt at = WarcReading.at(warc, line.offset())) {
            PageText text = PageText.of(at.record());
            return new Read(Optional.of(Page.foreign(line.url(), ts.get(), id(line), text)), Optional.empty());
        } catch (IOException unreadable) {
            String message = line.filename() + ", byte " + line.offset() + ": the page " + line.url()
                    + " cannot be read and is not listed: " + unreadable.getMessage();
            return new Read(Optional.empty(), Optional.of(new Finding("page-unreadable", message, 0)));
        }
    }

    private static String id(CdxLine line) {
        String facts = line.url() + "\n" + line.timestamp() + "\n" + line.filename() + "\n" + line.offset();
        return Digest.Algorithm.SHA256.digest(facts.getBytes(StandardCharsets.UTF_8)).value().substring(0, 24);
    }

    private void takeFirst() throws IOException {
        Read read = await(reading.removeFirst());
        read.finding().ifPresent(findings);
        if (read.page().isPresent()) {
            Page page = read.page().get();
            first = first.isPresent() ? first : Optional.of(page);
            count++;
            pages.add(page);
        }
    }

    private static Read await(Future<Read> page) throws IOException {
        try {
            return page.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while pages were read");
        } catch (ExecutionException failed) {
            throw new IOException("a page could not be read: " + failed.getCause(), failed.getCause());
        }
    }

    /** Puts the list into its place. */
    OpenFile.Finished finish() throws IOException {
        while (!reading.isEmpty()) {
            takeFirst();
        }
        return pages.finish();
    }

    @Override
    public void close() throws IOException {
        reading.forEach(page -> page.cancel(true));
        pages.close();
    }
}
