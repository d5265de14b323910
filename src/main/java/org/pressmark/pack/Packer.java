package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.pressmark.article.Article;
import org.pressmark.article.Seed;
import org.pressmark.article.SeedSource;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Fetcher;
import org.pressmark.ledger.Ledger;

/**
 * Packs seeds into a collection: gathers what each article needs and presses it, article by article.
 *
 * <p>What is under way is bounded, so memory does not grow with the number of seeds. Kill it anywhere and pack again:
 * outcomes are taken from the ledger, and what is written is the same as if nothing had happened.
 */
public final class Packer {
    /** How many seeds may be under way at once, and how many bytes they may have together. */
    private static final int SEEDS_UNDER_WAY = 1024;
    private static final long BYTES_UNDER_WAY = 12L << 20;

    private final SeedSource source;
    private final Path root;
    private final CollectionName name;
    private final PackOptions options;
    private final Means means;
    private final Progress progress;

    /**
     * What a packer is given from outside.
     *
     * @param software program and version, as records name it
     * @param date the date of what is made; a resumed run keeps the date it began with unless {@code fixed}
     * @param fixed whether the user fixed the date
     * @param fetcher makes the fetcher, given the folder for long answers; not called by an offline run
     */
    public record Means(String software, Instant date, boolean fixed, Function<Path, Fetcher> fetcher) {
        public Means {
            Objects.requireNonNull(software, "software");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(fetcher, "fetcher");
        }
    }

    /**
     * A packer for one run.
     *
     * @param root the collection's folder; made where it is not there
     */
    public Packer(
            SeedSource source, Path root, CollectionName name, PackOptions options, Means means, Progress progress) {
        this.source = source;
        this.root = root;
        this.name = name;
        this.options = options;
        this.means = means;
        this.progress = progress;
    }

    /**
     * Packs every seed that is new or changed.
     *
     * @throws IOException when the collection cannot be written; what is finished stays, and a later run goes on
     */
    public PackReport pack() throws IOException {
        try {
            return packed();
        } catch (UncheckedIOException disk) { // out of a lambda somewhere below
            throw disk.getCause();
        }
    }

    private PackReport packed() throws IOException {
        CollectionFiles files = new CollectionFiles(root);
        try (Ledger ledger = Ledger.open(files.workings())) {
            files.make();
            ledger.onDamage(progress::note);
            new LedgerRebuilding(files, ledger, progress::note).rebuildIfLost();
            ExecutorService pool = Executors.newFixedThreadPool(options.threads());
            try (Collecting collecting = new Collecting(files, name, options, means, ledger, pool);
                    Gathering gathering = new Gathering(files, ledger, options, means.fetcher(), progress)) {
                return pack(collecting, gathering, pool);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private PackReport pack(Collecting collecting, Gathering gathering, ExecutorService pool)
            throws IOException {
        List<String> paths = source.paths();
        PageAddresses addresses = new PageAddresses(collecting.base(), paths);
        LocalFiles local = new LocalFiles(source, addresses, options.making().digest());
        Gatherer gatherer = gathering.gatherer(local, collecting.date(), Renewal.NONE);
        Preparing preparing = new Preparing(options, addresses, new LinkedFiles(source, addresses), means.software());
        SeedLine line = new SeedLine(preparing, gatherer, collecting, pool);
        Iterator<String> next = paths.iterator();
        Deque<UnderWay> underWay = new ArrayDeque<>();
        long bytes = 0;
        while (next.hasNext() || !underWay.isEmpty()) {
            boolean room = underWay.isEmpty() || (bytes < BYTES_UNDER_WAY && underWay.size() < SEEDS_UNDER_WAY);
            if (next.hasNext() && room) {
                UnderWay started = line.start(source.seed(next.next()));
                bytes += started.bytes;
                underWay.addLast(started);
            } else {
                UnderWay first = underWay.removeFirst();
                bytes -= first.bytes;
                take(first, collecting, paths.size());
            }
        }
        return collecting.finish();
    }

    private void take(UnderWay first, Collecting collecting, int total) throws IOException {
        SeedFate fate = await(first.fate);
        if (fate instanceof SeedFate.Ready ready) {
            ready.article().findings().forEach(
                    f -> progress.note(f.in(ready.article().seed().path()) + ": " + f.message()));
            collecting.write(ready);
        } else if (fate instanceof SeedFate.Unreadable unreadable) {
            progress.note(unreadable.path() + ": " + unreadable.reason() + ". It was left out; the others go on");
            collecting.tally().unreadable(unreadable.path(), unreadable.reason());
        } else {
            collecting.tally().unchanged();
        }
        progress.article(collecting.tally().done(), total, collecting.tally().missing());
    }

    private record UnderWay(long bytes, CompletableFuture<SeedFate> fate) {}

    /** What becomes of one seed before it is written. */
    private static final class SeedLine {
        private final Preparing preparing;
        private final Gatherer gatherer;
        private final Collecting collecting;
        private final ExecutorService pool;

        SeedLine(Preparing preparing, Gatherer gatherer, Collecting collecting, ExecutorService pool) {
            this.preparing = preparing;
            this.gatherer = gatherer;
            this.collecting = collecting;
            this.pool = pool;
        }

        UnderWay start(Seed seed) {
            CompletableFuture<SeedFate> fate = CompletableFuture.supplyAsync(() -> prepare(seed), pool)
                    .thenCompose(this::gather);
            return new UnderWay(seed.bytes().length(), fate);
        }

        private SeedFate prepare(Seed seed) {
            try {
                if (collecting.has(seed, preparing.digest(seed.bytes()))) {
                    return new SeedFate.Unchanged();
                }
                return new SeedFate.Ready(preparing.prepare(seed), List.of());
            } catch (IOException unreadable) {
                return new SeedFate.Unreadable(seed.path(), Reasons.of(unreadable));
            }
        }

        private CompletableFuture<SeedFate> gather(SeedFate fate) {
            if (fate instanceof SeedFate.Ready ready) {
                WebUrl page = ready.article().pageUrl();
                Instant written = Written.at(
                        ready.article().article().flatMap(Article::published), collecting.date());
                return gatherer.gather(ready.article().scan(), page, written)
                        .thenApply(assets -> new SeedFate.Ready(ready.article(), assets));
            }
            return CompletableFuture.completedFuture(fate);
        }
    }

    static <T> T await(CompletableFuture<T> fate) throws IOException {
        try {
            return fate.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException disk) {
                throw disk.getCause();
            }
            throw failed;
        }
    }
}
