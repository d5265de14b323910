package org.pressmark.pack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pressmark.article.Article;
import org.pressmark.article.Seed;
import org.pressmark.article.SeedSource;
import org.pressmark.asset.AssetRef;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;

/** Reads, renders and searches every seed as a run would, and tells what it found: nothing is fetched or written. */
public final class DryRun {
    private static final int UNDER_WAY = 64;

    private final SeedSource source;
    private final CollectionName name;
    private final PackOptions options;
    private final String software;

    /**
     * What became of a seed.
     *
     * @param path the seed's path
     * @param url where its page would live
     * @param article what was read; empty for a seed that cannot be read, or is too large to be
     * @param assets what the page refers to
     * @param findings what was odd
     */
    public record Entry(
            String path, WebUrl url, Optional<Article> article, List<AssetRef> assets,
            List<Finding> findings) {
        public Entry {
            assets = List.copyOf(assets);
            findings = List.copyOf(findings);
        }
    }

    /** Of the articles of a source, as a run with these options would pack them. */
    public DryRun(SeedSource source, CollectionName name, PackOptions options, String software) {
        this.source = source;
        this.name = name;
        this.options = options;
        this.software = software;
    }

    /** Tells of every seed, in byte order of their paths. */
    public void run(Consumer<Entry> entries) throws IOException {
        WebUrl base = options.making().base().orElseGet(() -> WebUrl.of("https://" + name.label() + ".seeds.invalid/"));
        PageAddresses addresses = new PageAddresses(base, source.paths());
        Preparing preparing = new Preparing(options, addresses, new LinkedFiles(source, addresses), software);
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        Deque<Future<Entry>> underWay = new ArrayDeque<>();
        try {
            for (String path : source.paths()) {
                underWay.addLast(pool.submit(() -> entry(preparing, addresses, source.seed(path))));
                if (underWay.size() > UNDER_WAY) {
                    entries.accept(await(underWay.removeFirst()));
                }
            }
            while (!underWay.isEmpty()) {
                entries.accept(await(underWay.removeFirst()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Entry entry(Preparing preparing, PageAddresses addresses, Seed seed) {
        try {
            Prepared prepared = preparing.prepare(seed);
            return new Entry(
                    seed.path(), prepared.pageUrl(), prepared.article(), prepared.scan().assets(),
                    prepared.findings());
        } catch (IOException unreadable) {
            Finding finding = new Finding("unreadable", Reasons.of(unreadable), 0);
            return new Entry(
                    seed.path(), addresses.pageOf(seed.path()), Optional.empty(), List.of(),
                    List.of(finding));
        }
    }

    private static Entry await(Future<Entry> entry) throws IOException {
        try {
            return entry.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
