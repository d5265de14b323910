package org.pressmark.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.warc.WarcReading;

/**
 * Indexes one large file with several threads, and gives exactly what {@link Indexer} gives, in the same order.
 *
 * <p>Inflating is what indexing costs, and a gzip stream cannot be entered just anywhere. But a WARC has a member for
 * each record. So the file is cut into pieces of equal size; each piece is read from the first record that is found in
 * it up to the first record of the next one. A piece counts only when the piece before it arrived at just the record
 * with which this one began; where it did not (stored data can look like a record, and damage can hide one) the piece
 * is read again from where the piece before it stopped. So the cuts never show in the result.
 */
public final class ParallelIndexer {
    /** Large enough that finding the first record of a piece costs nothing beside reading it. */
    static final long PIECE = 32L << 20;

    private final int threads;
    private final long piece;
    private final Consumer<CdxLine> lines;
    private final Consumer<Finding> findings;

    /** An indexer that hands on lines and findings in the order of the file, from the thread that called it. */
    public ParallelIndexer(int threads, Consumer<CdxLine> lines, Consumer<Finding> findings) {
        this(threads, PIECE, lines, findings);
    }

    ParallelIndexer(int threads, long piece, Consumer<CdxLine> lines, Consumer<Finding> findings) {
        this.threads = threads;
        this.piece = piece;
        this.lines = lines;
        this.findings = findings;
    }

    /**
     * Indexes a file.
     *
     * @param filename the name that goes into the lines
     * @throws IOException where the file cannot be read at all
     */
    public void index(Path file, String filename) throws IOException {
        index(FileSlice.of(file), filename);
    }

    /** The same of a file that lies inside another one. */
    public void index(FileSlice file, String filename) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            new Run(file, filename, workers).run();
        } finally {
            workers.shutdownNow();
        }
    }

    /** What one piece gave. */
    private record Piece(Indexer.Span span, List<CdxLine> lines, List<Finding> findings) {}

    /** One file being indexed. */
    private final class Run {
        private final FileSlice file;
        private final String filename;
        private final ExecutorService workers;
        private final Deque<Future<Piece>> ahead = new ArrayDeque<>();
        private long submitted;

        Run(FileSlice file, String filename, ExecutorService workers) {
            this.file = file;
            this.filename = filename;
            this.workers = workers;
        }

        void run() throws IOException {
            long expected = 0;
            Exchanges.Open open = Exchanges.Open.NONE;
            for (long from = 0; from < file.length() && expected != Indexer.Span.NONE; from += piece) {
                if (expected >= from + piece) {
                    passOver(); // a record of a piece before reaches over all of this one
                    continue;
                }
                submit();
                Piece done = await(ahead.removeFirst());
                if (from > 0 && (done.span().first() != expected || !open.isNone())) {
                    done = read(WarcReading.open(file, expected, WarcReading.HEADER_LIMIT), from + piece, open);
                }
                done.lines().forEach(lines);
                done.findings().forEach(findings);
                expected = done.span().next();
                open = done.span().open();
            }
        }

        private void passOver() {
            if (ahead.isEmpty()) {
                submitted += piece;
            } else {
                ahead.removeFirst().cancel(false);
            }
        }

        /** Keeps every thread busy, but holds no more results than two for each. */
        private void submit() {
            while (ahead.size() < 2 * threads && submitted < file.length()) {
                long from = submitted;
                ahead.addLast(workers.submit(() -> read(open(from), from + piece, Exchanges.Open.NONE)));
                submitted += piece;
            }
        }

        private WarcReading open(long from) throws IOException {
            return from == 0
                    ? WarcReading.open(file)
                    : WarcReading.openNear(file, from, from + piece);
        }

        private Piece read(WarcReading opened, long stop, Exchanges.Open open) throws IOException {
            List<CdxLine> found = new ArrayList<>();
            List<Finding> flaws = new ArrayList<>();
            try (WarcReading reading = opened) {
                Indexer.Span span = new Indexer(found::add, flaws::add).index(reading, filename, stop, open);
                return new Piece(span, found, flaws);
            }
        }

        private Piece await(Future<Piece> piece) throws IOException {
            try {
                return piece.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("indexing " + filename + " was interrupted");
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof IOException cause
                        ? cause
                        : new IOException("indexing " + filename + " failed", failed.getCause());
            }
        }
    }
}
