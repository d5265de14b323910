package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;

/**
 * What is missing from all pages of a collection, by what is told of each page last. It is counted in the background,
 * once for each opening of the collection. Thread-safe.
 */
final class MissingAssets {
    private static final String TOLD = "urn:pageinfo:";
    private static final int KEPT = 10_000;
    private static final int HOSTS = 10_000;

    private final OpenCollection collection;
    private final Map<String, Long> causes = new TreeMap<>();
    private final Map<String, Long> hosts = new TreeMap<>();
    private final List<Lacking> assets = new ArrayList<>();
    private long pages;
    private boolean begun;
    private final CountDownLatch done = new CountDownLatch(1);

    MissingAssets(OpenCollection collection) {
        this.collection = collection;
    }

    /**
     * An asset that is missing.
     *
     * @param asset what is known of it
     * @param host its host; empty where it has none
     * @param page the page that needs it
     */
    record Lacking(MissingAsset asset, String host, CdxLine page) {}

    /** How many assets are missing for a cause or from a host. */
    record Count(String name, long count) {}

    /**
     * What is known so far.
     *
     * @param causes the most frequent first
     * @param hosts the most frequent first
     * @param assets the first of them
     * @param pages how many pages were looked at
     * @param isWhole whether that is all
     */
    record Known(List<Count> causes, List<Count> hosts, List<Lacking> assets, long pages, boolean isWhole) {}

    /** What is known; who asks first waits so many milliseconds for all of it. */
    Known within(long millis) {
        boolean first = begin();
        try {
            boolean whole = done.await(first ? millis : 0, TimeUnit.MILLISECONDS);
            synchronized (this) {
                return new Known(sorted(causes), sorted(hosts), List.copyOf(assets), pages, whole);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Known(List.of(), List.of(), List.of(), 0, false);
        }
    }

    /** Begins to count; whether nobody has before. */
    private synchronized boolean begin() {
        if (begun) {
            return false;
        }
        begun = true;
        Thread counter = new Thread(this::count, "missing");
        counter.setDaemon(true);
        counter.start();
        return true;
    }

    private static List<Count> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream().map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed()).toList();
    }

    private void count() {
        try (Stream<CdxLine> lines = collection.index().range(TOLD, TOLD + "~")) {
            CdxLine last = null;
            for (Iterator<CdxLine> each = lines.iterator(); each.hasNext(); ) {
                CdxLine line = each.next();
                if (last != null && !last.url().equals(line.url())) {
                    add(last);
                }
                last = line;
            }
            if (last != null) {
                add(last);
            }
        } catch (IOException unreadable) {
            return; // what was counted so far is shown as a part
        }
        done.countDown();
    }

    private void add(CdxLine told) throws IOException {
        PageInfo info = PageInfo.read(collection, told);
        synchronized (this) {
            pages++;
            for (MissingAsset asset : info.missing()) {
                String host = WebUrl.parse(asset.url()).flatMap(WebUrl::host).orElse("");
                causes.merge(asset.cause(), 1L, Long::sum);
                if (hosts.size() < HOSTS || hosts.containsKey(host)) {
                    hosts.merge(host, 1L, Long::sum);
                }
                if (assets.size() < KEPT) {
                    assets.add(new Lacking(asset, host, told));
                }
            }
        }
    }
}
