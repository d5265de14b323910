package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Fetcher;
import org.pressmark.ledger.Ledger;

/**
 * Finds out the fate of every asset of an article: from the source's files, from the ledger, else from the web, with
 * each new outcome committed to the ledger. Thread-safe.
 */
final class Gatherer {
    /** How deep documents within documents are followed: page, frame or stylesheet, import, its import. */
    private static final int MAX_DEPTH = 4;

    private static final Pattern TWICE = Pattern.compile("%25([0-9A-Fa-f]{2})");

    private final LocalFiles local;
    private final Ledger ledger;
    private final Optional<Fetcher> fetcher;
    private final Instant runDate;
    private final ExecutorService fetches;
    private final Scope scope;
    private final AssetDocuments documents = new AssetDocuments();
    private final Map<WebUrl, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    /**
     * A gatherer for one run.
     *
     * @param fetcher empty for a run that leaves the network alone
     * @param runDate the date of what was not attempted
     * @param fetches the threads that wait for servers
     * @param scope what is left out
     */
    Gatherer(
            LocalFiles local,
            Ledger ledger,
            Optional<Fetcher> fetcher,
            Instant runDate,
            ExecutorService fetches,
            Scope scope) {
        this.local = local;
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.runDate = runDate;
        this.fetches = fetches;
        this.scope = scope;
    }

    /** The assets of a page with their fates, in an order that depends on the documents alone. */
    CompletableFuture<List<Gathered>> gather(AssetScan scan, WebUrl page) {
        return level(scan.assets(), page, 1, new HashSet<>());
    }

    private CompletableFuture<List<Gathered>> level(List<AssetRef> refs, WebUrl via, int depth, Set<String> seen) {
        List<CompletableFuture<Gathered>> fates = new ArrayList<>();
        for (AssetRef ref : refs) {
            if (seen.add(ref.url().map(WebUrl::toString).orElse("\n" + ref.asWritten()))) {
                fates.add(fate(ref, via).thenApply(fate -> new Gathered(ref, via, depth, fate)));
            }
        }
        return all(fates)
                .thenCompose(found -> withAlternates(found, seen))
                .thenCompose(found -> deeper(found, depth, seen));
    }

    /**
     * An exporter that encoded an address twice wrote {@code %25E6} for {@code %E6}. What is written is asked for
     * first; only where that is missing the once-decoded form is asked for too, under its own address and kind.
     */
    private CompletableFuture<List<Gathered>> withAlternates(List<Gathered> found, Set<String> seen) {
        List<CompletableFuture<Gathered>> all = new ArrayList<>();
        for (Gathered asset : found) {
            all.add(done(asset));
        }
        for (Gathered asset : found) {
            Optional<WebUrl> alternate = isMissing(asset) ? asset.ref().url().flatMap(Gatherer::onceDecoded) : Optional.empty();
            if (alternate.isPresent() && seen.add(alternate.get().toString())) {
                AssetRef ref = new AssetRef(alternate, asset.ref().asWritten(), AssetRef.Kind.ALTERNATE);
                all.add(fate(ref, asset.via()).thenApply(fate -> new Gathered(ref, asset.via(), asset.depth(), fate)));
            }
        }
        return all(all);
    }

    private static boolean isMissing(Gathered asset) {
        return (asset.fate() instanceof Fate.FromWeb web && web.outcome() instanceof Outcome.Missing)
                || (asset.fate() instanceof Fate.Nowhere nowhere && nowhere.cause() == Cause.NO_SUCH_FILE);
    }

    private static Optional<WebUrl> onceDecoded(WebUrl url) {
        String written = url.toString();
        String decoded = TWICE.matcher(written).replaceAll("%$1");
        return decoded.equals(written) ? Optional.empty() : WebUrl.parse(decoded);
    }

    /** Follows what the documents among the found assets refer to, one after the other so that the order is fixed. */
    private CompletableFuture<List<Gathered>> deeper(List<Gathered> found, int depth, Set<String> seen) {
        CompletableFuture<List<Gathered>> result = CompletableFuture.completedFuture(found);
        if (depth >= MAX_DEPTH) {
            return result;
        }
        for (Gathered asset : found) {
            AssetScan inside = documents.scan(asset);
            if (!inside.assets().isEmpty()) {
                result = result.thenCompose(sofar -> level(inside.assets(), inside.base(), depth + 1, seen)
                        .thenApply(more -> {
                            List<Gathered> joined = new ArrayList<>(sofar);
                            joined.addAll(more);
                            return joined;
                        }));
            }
        }
        return result;
    }

    private CompletableFuture<Fate> fate(AssetRef ref, WebUrl via) {
        if (ref.url().isEmpty()) {
            return done(new Fate.Nowhere(Cause.BAD_ADDRESS, "not an address"));
        }
        WebUrl url = ref.url().get();
        Optional<String> excluded = scope.excluded(url);
        if (excluded.isPresent()) {
            return done(new Fate.Nowhere(Cause.RULE, excluded.get()));
        }
        Optional<Fate> here = local.find(url, via, ref.asWritten());
        if (here.isPresent()) {
            return done(here.get());
        }
        if (!url.isHttp()) {
            return done(new Fate.Nowhere(Cause.UNSUPPORTED_SCHEME, url.scheme() + " addresses are not fetched"));
        }
        Optional<String> notIncluded = scope.notIncluded(url);
        if (notIncluded.isPresent()) {
            return done(new Fate.Nowhere(Cause.RULE, notIncluded.get()));
        }
        return fromWeb(url, via).thenApply(Fate.FromWeb::new);
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private CompletableFuture<Outcome> fromWeb(WebUrl url, WebUrl via) {
        Optional<Outcome> known = ledger.outcome(url).filter(outcome -> fetcher.isEmpty() || !wasNotAttempted(outcome));
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> other = underWay.putIfAbsent(url, mine);
        if (other != null) {
            return other;
        }
        if (fetcher.isEmpty()) {
            settle(url, mine, () -> new Outcome.Missing(url, runDate, List.of(), Cause.NOT_ATTEMPTED, "offline", 0));
        } else {
            fetches.execute(() -> settle(url, mine, () -> fetcher.get().fetch(url, referrer(via))));
        }
        return mine;
    }

    private interface Attempt {
        Outcome make();
    }

    private void settle(WebUrl url, CompletableFuture<Outcome> waiting, Attempt attempt) {
        try {
            Outcome known = ledger.outcome(url).filter(outcome -> !wasNotAttempted(outcome)).orElse(null);
            waiting.complete(known != null ? known : ledger.record(attempt.make()));
        } catch (IOException failed) {
            waiting.completeExceptionally(new UncheckedIOException(failed));
        } catch (RuntimeException | Error failed) {
            waiting.completeExceptionally(failed);
        } finally {
            underWay.remove(url);
        }
    }

    /** A made-up host means nothing to a server; the publisher's own pages would. */
    private static Optional<WebUrl> referrer(WebUrl via) {
        return via.host().filter(host -> !host.endsWith(".invalid")).map(host -> via);
    }

    private static boolean wasNotAttempted(Outcome outcome) {
        return outcome instanceof Outcome.Missing missing && missing.cause() == Cause.NOT_ATTEMPTED;
    }

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }
}
