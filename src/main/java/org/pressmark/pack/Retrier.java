package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pressmark.asset.AssetRef;
import org.pressmark.capture.Cause;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.ledger.Ledger;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.provenance.ToldPage;
import org.pressmark.wacz.Datapackage;

/**
 * Gathers again what failed in earlier runs, and nothing else. Which page needs what is told by the archive itself, so
 * neither the seeds nor the ledger have to be there any more.
 *
 * <p>A collection of which nothing is worth another attempt is left as it is, to the byte.
 */
public final class Retrier {
    private static final int PAGES_UNDER_WAY = 64;
    private static final int MAX_DEPTH = 4;
    private static final Set<String> FETCHED = Set.of("captured", "duplicate", "unmodified");

    private final Path root;
    private final PackOptions wishes;
    private final Packer.Means means;
    private final Progress progress;
    private final boolean refresh;

    /**
     * A retrier for one run.
     *
     * @param root the collection's folder
     * @param wishes how to fetch, and who asks; how records are written is taken from the archive's own configuration
     */
    public Retrier(Path root, PackOptions wishes, Packer.Means means, Progress progress) {
        this(root, wishes, means, progress, false);
    }

    /**
     * A retrier for one run.
     *
     * @param refresh whether what was captured is asked for again too, on the condition that it changed
     */
    public Retrier(Path root, PackOptions wishes, Packer.Means means, Progress progress, boolean refresh) {
        this.refresh = refresh;
        this.root = root;
        this.wishes = wishes;
        this.means = means;
        this.progress = progress;
    }

    /**
     * Asks once more for every asset that is missing for a cause that may have passed.
     *
     * @throws IOException when this is no collection, or it cannot be written
     */
    public RetryReport retry() throws IOException {
        try {
            return retried();
        } catch (UncheckedIOException disk) { // out of a lambda somewhere below
            throw disk.getCause();
        }
    }

    private RetryReport retried() throws IOException {
        CollectionFiles files = new CollectionFiles(root);
        if (!Files.isDirectory(files.archive())) {
            throw new NoSuchFileException(files.archive().toString());
        }
        try (Ledger ledger = Ledger.open(files.workings())) {
            ledger.onDamage(progress::note);
            files.make();
            new LedgerRebuilding(files, ledger, progress::note).rebuildIfLost();
            PackOptions options = wishes.shapedBy(RunSettings.latest(files));
            ExecutorService pool = Executors.newFixedThreadPool(options.threads());
            try (Collecting collecting = new Collecting(files, name(files), options, means, ledger, pool);
                    Gathering gathering = new Gathering(files, ledger, options, means.fetcher(), progress)) {
                PageAddresses nowhere = new PageAddresses(collecting.base(), List.of());
                LocalFiles none = new LocalFiles(new NoSeeds(), nowhere, options.making().digest());
                Gatherer gatherer = gathering.gatherer(
                        none, collecting.date(), new Renewal(this::isDue, refresh, true));
                return retry(new ToldPages(files, collecting.firstSerial()), gatherer, collecting);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private CollectionName name(CollectionFiles files) throws IOException {
        String told = Datapackage.read(files.root()).text("title");
        Path folder = root.toAbsolutePath().normalize().getFileName();
        return CollectionName.near(told.isBlank() ? String.valueOf(folder) : told);
    }

    private boolean isDue(Cause cause) {
        return cause.worthRetrying() || (cause == Cause.RULE && wishes.manners().allowPrivate());
    }

    private record UnderWay(ToldPage page, Set<String> asked, CompletableFuture<List<Gathered>> assets) {}

    private RetryReport retry(ToldPages pages, Gatherer gatherer, Collecting collecting) throws IOException {
        RetryTally tally = new RetryTally();
        Iterator<CdxLine> next = pages.iterator();
        Deque<UnderWay> underWay = new ArrayDeque<>();
        long done = 0;
        while (next.hasNext() || !underWay.isEmpty()) {
            if (next.hasNext() && underWay.size() < PAGES_UNDER_WAY) {
                ToldPage page = pages.read(next.next());
                List<Gatherer.Wanted> wanted = wanted(page);
                if (wanted.isEmpty()) {
                    done++;
                } else {
                    underWay.addLast(start(page, wanted, gatherer, collecting.date()));
                }
            } else {
                UnderWay first = underWay.removeFirst();
                List<Gathered> gathered = Packer.await(first.assets);
                tally.add(gathered, first.asked);
                collecting.write(first.page, gathered);
                done++;
            }
            progress.article(done, pages.count(), tally.stillMissing());
        }
        return tally.report(collecting.finish());
    }

    private static UnderWay start(
            ToldPage page, List<Gatherer.Wanted> wanted, Gatherer gatherer, Instant date) {
        Set<String> seen = new HashSet<>();
        page.assets().forEach(asset -> seen.add(asset.url().isEmpty() ? "\n" + asset.asWritten() : asset.url()));
        Set<String> asked = new HashSet<>();
        wanted.forEach(one -> asked.add(one.ref().url().orElseThrow().toString()));
        return new UnderWay(page, asked, gatherer.gather(wanted, seen, Written.at(page.published(), date)));
    }

    private List<Gatherer.Wanted> wanted(ToldPage page) {
        List<AssetAccount> all = page.assets();
        return all.stream()
                .filter(asset -> asset.isMissing()
                        ? isDue(Cause.of(asset.cause()))
                        : refresh && FETCHED.contains(asset.outcome()))
                .filter(asset -> WebUrl.parse(asset.url()).filter(WebUrl::isHttp).isPresent())
                .map(asset -> new Gatherer.Wanted(ref(asset), via(asset, page), hops(asset, page, all)))
                .toList();
    }

    private static AssetRef ref(AssetAccount asset) {
        AssetRef.Kind kind = AssetRef.Kind.OTHER;
        for (AssetRef.Kind each : AssetRef.Kind.values()) {
            if (each.name().equalsIgnoreCase(asset.kind())) {
                kind = each;
            }
        }
        return new AssetRef(WebUrl.parse(asset.url()), asset.asWritten(), kind);
    }

    private static WebUrl via(AssetAccount asset, ToldPage page) {
        return WebUrl.parse(asset.via()).orElseGet(() -> WebUrl.of(page.pageUrl()));
    }

    /** The way to an asset, by the documents it and they stand in. */
    private static String hops(AssetAccount asset, ToldPage page, List<AssetAccount> all) {
        StringBuilder hops = new StringBuilder(Gathered.hop(ref(asset).kind()));
        String via = asset.via();
        while (!via.equals(page.pageUrl()) && hops.length() < MAX_DEPTH) {
            String document = via;
            Optional<AssetAccount> holder = all.stream().filter(each -> each.url().equals(document)).findFirst();
            hops.insert(0, holder.map(each -> Gathered.hop(ref(each).kind())).orElse("E"));
            via = holder.map(AssetAccount::via).orElse(page.pageUrl());
        }
        return hops.toString();
    }
}
