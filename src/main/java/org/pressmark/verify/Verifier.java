package org.pressmark.verify;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks archives. It never changes a file, and it never stops at a fault.
 *
 * <p>One verifier is good for one check after another; it is not meant for several threads at once.
 */
public final class Verifier {
    private final VerifyOptions options;
    private final long piece;

    /** A verifier that works as the options say. */
    public Verifier(VerifyOptions options) {
        this(options, Crew.PIECE);
    }

    Verifier(VerifyOptions options, long piece) {
        this.options = Objects.requireNonNull(options, "options");
        this.piece = piece;
    }

    /** Checks files and the records of all of them against each other. */
    public Report verify(List<Path> files) {
        return options.threads() == 1 ? oneByOne(files) : sideBySide(files);
    }

    private Report oneByOne(List<Path> files) {
        Account account = new Account(options);
        return account.close(files.stream().map(account::check).toList());
    }

    private Report sideBySide(List<Path> files) {
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try {
            Crew crew = new Crew(pool, options.threads(), piece, options.keptPerRule());
            return new Together(files, crew).run();
        } finally {
            pool.shutdownNow();
        }
    }

    /** A file checked by itself, before it is known what the files in front of it hold. */
    private record Alone(Account account, FileVerdict verdict) {}

    /**
     * Files checked at the same time. Each is checked by itself, and what was found is put together in order. Where a file
     * says of a record of another one what must not be, which is rare, it is checked once more with that knowledge. A file
     * that is large enough is not checked with others but, when its turn comes, in pieces by all threads.
     */
    private final class Together {
        private final List<Path> files;
        private final Crew crew;
        private final Account account;
        private final Deque<Optional<Future<Alone>>> ahead = new ArrayDeque<>();
        private int submitted;

        Together(List<Path> files, Crew crew) {
            this.files = files;
            this.crew = crew;
            this.account = new Account(options, Optional.of(crew));
        }

        Report run() {
            List<FileVerdict> verdicts = new ArrayList<>();
            for (Path file : files) {
                submit();
                Optional<Alone> alone = ahead.removeFirst().map(Verifier::await);
                boolean done = alone.isPresent() && account.absorb(alone.get().account());
                verdicts.add(done ? alone.get().verdict() : account.check(file));
            }
            return account.close(verdicts);
        }

        private void submit() {
            while (submitted < files.size() && ahead.size() < 2 * crew.threads()) {
                Path next = files.get(submitted++);
                boolean whole = files.size() > 1 && !crew.suits(next);
                ahead.addLast(whole ? Optional.of(crew.pool().submit(() -> alone(next))) : Optional.empty());
            }
        }
    }

    private Alone alone(Path file) {
        Account own = new Account(options);
        return new Alone(own, own.check(file));
    }

    private static Alone await(Future<Alone> file) {
        try {
            return file.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the check was interrupted");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a check failed: " + failed.getCause(), failed.getCause());
        }
    }
}
