package org.pressmark.verify;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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

    /** A verifier that works as the options say. */
    public Verifier(VerifyOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Checks files and the records of all of them against each other. */
    public Report verify(List<Path> files) {
        Account account = new Account(options);
        List<FileVerdict> verdicts = new ArrayList<>();
        if (options.threads() == 1 || files.size() == 1) {
            files.forEach(file -> verdicts.add(account.check(file)));
        } else {
            sideBySide(files, account, verdicts);
        }
        return account.close(verdicts);
    }

    /** A file checked by itself, before it is known what the files in front of it hold. */
    private record Alone(Account account, FileVerdict verdict) {}

    /**
     * Each file is checked by itself, and what was found is put together in order. Where a file says of a record of
     * another one what must not be, which is rare, it is checked once more with that knowledge.
     */
    private void sideBySide(List<Path> files, Account account, List<FileVerdict> verdicts) {
        Deque<Future<Alone>> ahead = new ArrayDeque<>();
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try {
            int submitted = 0;
            for (Path file : files) {
                while (submitted < files.size() && ahead.size() < 2 * options.threads()) {
                    Path next = files.get(submitted++);
                    ahead.addLast(pool.submit(() -> alone(next)));
                }
                Alone alone = await(ahead.removeFirst());
                verdicts.add(account.absorb(alone.account()) ? alone.verdict() : account.check(file));
            }
        } finally {
            pool.shutdownNow();
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
