package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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

    /** RFC 9309 section 2.4: nobody should go by a robots.txt that is older. */
    private static final Duration ROBOTS_STAY = Duration.ofHours(24);
    private static final Pattern TWICE = Pattern.compile("%25([0-9A-Fa-f]{2})");

    private final LocalFiles local;
    private final Ledger ledger;
    private final Optional<Fetcher> fetcher;
    private final Instant runDate;
    private final HostTurns turns;
    private final AssetDocuments documents;
    private final Optional<Robots> robots;
    private final Optional<Predicate<Cause>> again;
    private final Set<WebUrl> tried = ConcurrentHashMap.newKeySet();
    private final Scope scope;
    private final Map<WebUrl, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    /**
     * Where fates come from.
     *
     * @param fetcher empty for a run that leaves the network alone
     * @param robots empty for a run that does not ask for robots.txt
     */
    record Sources(
            LocalFiles local,
            Ledger ledger,
            Optional<Fetcher> fetcher,
            AssetDocuments documents,
            Optional<Robots> robots) {}

    /**
     * A gatherer for one run.
     *
     * @param runDate the date of what was not attempted
     * @param turns the threads that wait for servers
     * @param scope what is left out
     * @param again which failures of the past are tried again; empty to leave them as they are
     */
    Gatherer(
            Sources sources,
            Instant runDate,
            HostTurns turns,
            Scope scope,
            Optional<Predicate<Cause>> again) {
        this.scope = scope;
        this.again = again;
        this.local = sources.local();
        this.ledger = sources.ledger();
        this.fetcher = sources.fetcher();
        this.documents = sources.documents();
        this.robots = sources.robots();
        this.runDate = runDate;
        this.turns = turns;
    }

    /** The assets of a page with their fates, in an order that depends on the documents alone. */
    CompletableFuture<List<Gathered>> gather(AssetScan scan, WebUrl page) {
        return level(scan.assets(), page, 1, new HashSet<>());
    }

    /**
     * An asset of a page that was gathered before.
     *
     * @param via the document it stands in
     * @param depth 1 for what the page itself refers to
     */
    record Wanted(AssetRef ref, WebUrl via, int depth) {}

    /**
     * Assets of a page gathered again, and behind them what newly found documents among them refer to.
     *
     * @param seen the addresses of all assets the page has
     */
    CompletableFuture<List<Gathered>> gather(List<Wanted> wanted, Set<String> seen) {
        List<CompletableFuture<Gathered>> fates = wanted.stream()
                .map(one -> fate(one.ref(), one.via())
                        .thenApply(fate -> new Gathered(one.ref(), one.via(), one.depth(), fate)))
                .toList();
        return all(fates).thenCompose(found -> {
            CompletableFuture<List<Gathered>> result = CompletableFuture.completedFuture(found);
            for (Gathered asset : found) {
                result = result.thenCompose(sofar -> deeper(List.of(asset), asset.depth(), seen)
                        .thenApply(more -> joined(sofar, more.subList(1, more.size()))));
            }
            return result;
        });
    }

    private static List<Gathered> joined(List<Gathered> some, List<Gathered> more) {
        List<Gathered> joined = new ArrayList<>(some);
        joined.addAll(more);
        return joined;
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
        if (asset.fate() instanceof Fate.FromWeb web) {
            return web.outcome() instanceof Outcome.Missing;
        }
        return asset.fate() instanceof Fate.Nowhere nowhere && nowhere.cause() == Cause.NO_SUCH_FILE;
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
                        .thenApply(more -> joined(sofar, more)));
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
        boolean asks = robots.isPresent() && fetcher.isPresent() && !url.pathAndQuery().equals("/robots.txt");
        return asks ? politely(url, via) : fromWeb(url, via).thenApply(out -> new Fate.FromWeb(out, Optional.empty()));
    }

    private CompletableFuture<Fate> politely(WebUrl url, WebUrl via) {
        WebUrl rules = WebUrl.of(url.origin() + "/robots.txt");
        return fromWeb(rules, via).thenCompose(told -> {
            Optional<Outcome> refused = robots.orElseThrow().refusal(url, told);
            CompletableFuture<Outcome> outcome = refused.isPresent()
                    ? settled(url, refused.get())
                    : fromWeb(url, via);
            return outcome.thenApply(out -> new Fate.FromWeb(out, Optional.of(told)));
        });
    }

    /** What needs no asking is recorded like what does, once. */
    private CompletableFuture<Outcome> settled(WebUrl url, Outcome outcome) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        settle(url, mine, () -> outcome);
        return mine;
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private CompletableFuture<Outcome> fromWeb(WebUrl url, WebUrl via) {
        try {
            Optional<Outcome> known = known(url);
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.get());
            }
        } catch (IOException failed) {
            return CompletableFuture.failedFuture(new UncheckedIOException(failed));
        }
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> other = underWay.putIfAbsent(url, mine);
        if (other != null) {
            return other;
        }
        if (fetcher.isEmpty()) {
            settle(url, mine, () -> new Outcome.Missing(url, runDate, List.of(), Cause.NOT_ATTEMPTED, "offline", 0));
        } else {
            turns.execute(url, () -> settle(url, mine, () -> fetcher.get().fetch(url, referrer(via))));
        }
        return mine;
    }

    /** What is known of an address and shall stay so: nothing of what is to be tried, or tried again. */
    private Optional<Outcome> known(WebUrl url) throws IOException {
        return ledger.outcome(url).filter(outcome -> {
            if (fetcher.isEmpty() || tried.contains(url)) {
                return true;
            }
            if (url.pathAndQuery().equals("/robots.txt")) {
                return again.isEmpty() && Duration.between(outcome.at(), runDate).compareTo(ROBOTS_STAY) < 0;
            }
            if (!(outcome instanceof Outcome.Missing missing)) {
                return true;
            }
            boolean due = again.filter(causes -> causes.test(missing.cause())).isPresent();
            return missing.cause() != Cause.NOT_ATTEMPTED && !due;
        });
    }

    private interface Attempt {
        Outcome make();
    }

    private void settle(WebUrl url, CompletableFuture<Outcome> waiting, Attempt attempt) {
        try {
            Optional<Outcome> known = known(url);
            waiting.complete(known.isPresent() ? known.get() : ledger.record(attempt.make()));
            tried.add(url);
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

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }
}
