package org.pressmark.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.Cause;
import org.pressmark.capture.WebUrl;

/**
 * Finds out the fate of every asset of an article: from the source's files, from the ledger, else from the web, with
 * each new outcome committed to the ledger. Thread-safe.
 */
final class Gatherer {
    /** How deep documents within documents are followed: page, frame or stylesheet, import, its import. */
    private static final int MAX_DEPTH = 4;

    private static final Pattern TWICE = Pattern.compile("%25([0-9A-Fa-f]{2})");

    private final LocalFiles local;
    private final WebAssets web;
    private final AssetDocuments documents;
    private final Scope scope;

    /**
     * A gatherer for one run.
     *
     * @param scope what is left out
     */
    Gatherer(LocalFiles local, WebAssets web, AssetDocuments documents, Scope scope) {
        this.local = local;
        this.web = web;
        this.documents = documents;
        this.scope = scope;
    }

    /** What assets are gathered for: all of them are told by this, however deep they stand. */
    private record Page(Instant written, Set<String> seen) {}

    /**
     * The assets of a page with their fates, in an order that depends on the documents alone.
     *
     * @param written when the article was written: where the live web has lost an asset, a memento near to that is
     *     sought
     */
    CompletableFuture<List<Gathered>> gather(AssetScan scan, WebUrl page, Instant written) {
        return level(scan.assets(), page, "", new Page(written, new HashSet<>()));
    }

    /**
     * An asset of a page that was gathered before.
     *
     * @param via the document it stands in
     * @param hops the way to it, as {@link Gathered} has it
     */
    record Wanted(AssetRef ref, WebUrl via, String hops) {}

    /**
     * Assets of a page gathered again, and behind them what newly found documents among them refer to.
     *
     * @param seen the addresses of all assets the page has
     * @param written when the article was written
     */
    CompletableFuture<List<Gathered>> gather(List<Wanted> wanted, Set<String> seen, Instant written) {
        Page page = new Page(written, seen);
        List<CompletableFuture<Gathered>> fates = wanted.stream()
                .map(one -> fate(one.ref(), one.via(), page)
                        .thenApply(fate -> new Gathered(one.ref(), one.via(), one.hops(), fate)))
                .toList();
        return all(fates).thenCompose(found -> deeper(found, page));
    }

    private static List<Gathered> joined(List<Gathered> some, List<Gathered> more) {
        List<Gathered> joined = new ArrayList<>(some);
        joined.addAll(more);
        return joined;
    }

    private CompletableFuture<List<Gathered>> level(List<AssetRef> refs, WebUrl via, String hops, Page page) {
        List<CompletableFuture<Gathered>> fates = new ArrayList<>();
        for (AssetRef ref : refs) {
            if (page.seen().add(ref.url().map(WebUrl::toString).orElse("\n" + ref.asWritten()))) {
                String way = hops + Gathered.hop(ref.kind());
                fates.add(fate(ref, via, page).thenApply(fate -> new Gathered(ref, via, way, fate)));
            }
        }
        return all(fates)
                .thenCompose(found -> withAlternates(found, page))
                .thenCompose(found -> deeper(found, page));
    }

    /**
     * An exporter that encoded an address twice wrote {@code %25E6} for {@code %E6}. What is written is asked for
     * first; only where that is missing the once-decoded form is asked for too, under its own address and kind.
     */
    private CompletableFuture<List<Gathered>> withAlternates(List<Gathered> found, Page page) {
        List<CompletableFuture<Gathered>> all = new ArrayList<>();
        for (Gathered asset : found) {
            all.add(done(asset));
        }
        for (Gathered asset : found) {
            Optional<WebUrl> alternate =
                    isMissing(asset) ? asset.ref().url().flatMap(Gatherer::onceDecoded) : Optional.empty();
            if (alternate.isPresent() && page.seen().add(alternate.get().toString())) {
                AssetRef ref = new AssetRef(alternate, asset.ref().asWritten(), AssetRef.Kind.ALTERNATE);
                String way = asset.hops().substring(0, asset.hops().length() - 1) + Gathered.hop(ref.kind());
                all.add(fate(ref, asset.via(), page).thenApply(fate -> new Gathered(ref, asset.via(), way, fate)));
            }
        }
        return all(all);
    }

    private static boolean isMissing(Gathered asset) {
        if (asset.fate() instanceof Fate.FromWeb web) {
            return web.isMissing();
        }
        return asset.fate() instanceof Fate.Nowhere nowhere && nowhere.cause() == Cause.NO_SUCH_FILE;
    }

    private static Optional<WebUrl> onceDecoded(WebUrl url) {
        String written = url.toString();
        String decoded = TWICE.matcher(written).replaceAll("%$1");
        return decoded.equals(written) ? Optional.empty() : WebUrl.parse(decoded);
    }

    /** Follows what the documents among the found assets refer to, one after the other so that the order is fixed. */
    private CompletableFuture<List<Gathered>> deeper(List<Gathered> found, Page page) {
        CompletableFuture<List<Gathered>> result = CompletableFuture.completedFuture(found);
        for (Gathered asset : found) {
            if (asset.hops().length() >= MAX_DEPTH) {
                continue;
            }
            AssetScan inside = documents.scan(asset);
            if (!inside.assets().isEmpty()) {
                result = result.thenCompose(sofar -> level(inside.assets(), inside.base(), asset.hops(), page)
                        .thenApply(more -> joined(sofar, more)));
            }
        }
        return result;
    }

    private CompletableFuture<Fate> fate(AssetRef ref, WebUrl via, Page page) {
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
        return web.get(url, via, page.written());
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }
}
