package org.pressmark.verify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Checks one large gzip file in pieces, on several threads, and reports what {@link WarcScan} reports on all of it.
 *
 * <p>A piece goes from the first member in it that starts a record to the first such member behind it. What it found is
 * told in order, and only if the pieces before it arrived at just the member it began with. Where they did not (stored
 * data can look like a member, damage can hide one, a record can go on in the next member) the way from where they
 * stopped to the piece's end is checked now, as a file is that is not cut.
 */
final class PieceScan {
    private final RawFile file;
    private final Desk desk;
    private final Check check;
    private final Crew crew;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private Passage reached = Passage.START;
    private long submitted;

    /** A piece that a thread has begun or will. */
    private record Ahead(long from, Future<Optional<Piece>> piece) {}

    /** What a piece found on its way. */
    private record Piece(Passage from, Passage to, PieceLog log) {}

    PieceScan(RawFile file, Desk desk, Check check, Crew crew) {
        this.file = file;
        this.desk = desk;
        this.check = check;
        this.crew = crew;
    }

    /** Checks all records; how many there are. */
    long run() throws IOException {
        try {
            while (reached.next() < file.size()) {
                submit();
                Ahead first = ahead.removeFirst();
                long stop = first.from() + crew.piece();
                if (reached.next() < stop) {
                    goOn(await(first.piece()), stop);
                }
            }
        } finally {
            ahead.forEach(late -> late.piece().cancel(false));
        }
        WarcScan.judgeNumber(reached.records(), desk);
        return reached.records();
    }

    /** Keeps every thread busy, but holds no more results than two for each, and none of what is passed already. */
    private void submit() {
        submitted = Math.max(submitted, reached.next() - reached.next() % crew.piece());
        while (ahead.size() < 2 * crew.threads() && submitted < file.size()) {
            long from = submitted;
            ahead.addLast(new Ahead(from, crew.pool().submit(() -> piece(from))));
            submitted += crew.piece();
        }
    }

    private void goOn(Optional<Piece> found, long stop) throws IOException {
        Optional<Piece> next = found.filter(piece -> reached.agreesWith(piece.from()));
        if (next.isPresent()) {
            Piece piece = next.get();
            piece.log().tell(desk, check, reached.position());
            reached = reached.plus(piece.from(), piece.to());
        } else {
            reached = scan(reached, stop, true, desk, check);
        }
    }

    /** Checks a piece by itself; empty where no record starts in it, or more was found than can be kept. */
    private Optional<Piece> piece(long start) throws IOException {
        long stop = start + crew.piece();
        long first = start == 0 ? 0 : GzipUnits.recordFrom(file, start, stop);
        if (first < 0) {
            return Optional.empty();
        }
        Passage from = start == 0 ? Passage.START : Passage.somewhere(first);
        PieceLog log = new PieceLog(crew.keptPerRule(), check.wantsLints());
        try {
            return Optional.of(new Piece(from, scan(from, stop, isLong(stop), desk.withSink(log), log), log));
        } catch (PieceLog.FullException tooMuch) {
            return Optional.empty();
        }
    }

    /** Whether a record seems to reach over all of the next piece; such a one is worth two threads. */
    private boolean isLong(long stop) throws IOException {
        return stop < file.size() && GzipUnits.recordFrom(file, stop, stop + crew.piece()) < 0;
    }

    private Passage scan(Passage from, long stop, boolean twoThreads, Desk own, Witness witness) throws IOException {
        RawFile run = file.slice(0, file.size());
        Units units = twoThreads
                ? new AheadUnits(own, inner -> new GzipUnits(run, inner, from.next(), stop))
                : new GzipUnits(run, own.withSink(own::relay), from.next(), stop);
        try (Window window = new Window(units, from.position(), from.crossing())) {
            long records = new WarcScan(window, own, witness).runAfter(from.records());
            return new Passage(window.end(), records, window.position(), window.crossedSince());
        }
    }

    /** What a piece found; nothing where it could not be read, since trying again then says why, at the right place. */
    private static Optional<Piece> await(Future<Optional<Piece>> piece) {
        try {
            return piece.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the check was interrupted");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException) {
                return Optional.empty();
            }
            throw new IllegalStateException("a check failed: " + failed.getCause(), failed.getCause());
        }
    }
}
