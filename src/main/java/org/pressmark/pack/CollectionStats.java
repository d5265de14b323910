package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.provenance.ToldPage;

/**
 * What a collection's pages need and what of it is missing, by host and by cause, as the archive's latest provenance
 * tells it. An address counts once, however many pages need it.
 */
public final class CollectionStats {
    private final long pages;
    private final SortedMap<String, Host> hosts = new TreeMap<>();
    private final SortedMap<String, Long> causes = new TreeMap<>();

    /**
     * What a host has brought.
     *
     * @param held addresses the archive holds
     * @param bytes the length of their payloads together
     * @param recovered how many of them come from other archives, the host having lost them
     * @param missing addresses that are missing, by the code of their cause
     */
    public record Host(long held, long bytes, long recovered, SortedMap<String, Long> missing) {}

    private CollectionStats(long pages) {
        this.pages = pages;
    }

    /**
     * Counts a collection.
     *
     * @param missing told of every missing address once, with a page that needs it
     */
    public static CollectionStats of(Path root, BiConsumer<String, AssetAccount> missing) throws IOException {
        CollectionFiles files = new CollectionFiles(root);
        if (!Files.isDirectory(files.archive())) {
            throw new NoSuchFileException(files.archive().toString());
        }
        ToldPages told = new ToldPages(files, Long.MAX_VALUE);
        CollectionStats stats = new CollectionStats(told.count());
        Set<String> seen = new HashSet<>();
        for (Iterator<CdxLine> lines = told.iterator(); lines.hasNext(); ) {
            ToldPage page = told.read(lines.next());
            for (AssetAccount asset : page.assets()) {
                String key = asset.url().isEmpty() ? asset.asWritten() : asset.url();
                if (seen.add(key)) {
                    stats.count(asset);
                    if (asset.isMissing()) {
                        missing.accept(page.pageUrl(), asset);
                    }
                }
            }
        }
        return stats;
    }

    private void count(AssetAccount asset) {
        String host = WebUrl.parse(asset.url()).flatMap(WebUrl::host).orElse("");
        Host before = hosts.getOrDefault(host, new Host(0, 0, 0, new TreeMap<>()));
        if (asset.isMissing()) {
            before.missing().merge(asset.cause(), 1L, Long::sum);
            causes.merge(asset.cause(), 1L, Long::sum);
            hosts.put(host, before);
        } else {
            long recovered = before.recovered() + (asset.source().isPresent() ? 1 : 0);
            hosts.put(host, new Host(before.held() + 1, before.bytes() + asset.bytes(), recovered, before.missing()));
        }
    }

    /** How many pages there are. */
    public long pages() {
        return pages;
    }

    /** By host, in ASCII order; what has no host stands under the empty name. */
    public SortedMap<String, Host> hosts() {
        return hosts;
    }

    /** Missing addresses by the code of their cause. */
    public SortedMap<String, Long> causes() {
        return causes;
    }
}
