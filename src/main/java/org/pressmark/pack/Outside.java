package org.pressmark.pack;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a run turns to beside the hosts of its assets, and how it goes there.
 *
 * @param archives TimeGates or TimeMaps that are asked for what the live web has lost, in this order
 * @param indexes where payloads may be held already: folders of collections, CDX files, CDX servers
 * @param proxy through what everything goes, as the user wrote it; empty for nothing
 * @param longestDelay how long a Crawl-delay of a robots.txt is kept at most
 */
public record Outside(List<String> archives, List<String> indexes, String proxy, Duration longestDelay) {
    /** Nothing but the hosts themselves; a Crawl-delay of up to 10 seconds is kept. */
    public static final Outside NOTHING = new Outside(List.of(), List.of(), "", Duration.ofSeconds(10));

    public Outside {
        archives = List.copyOf(archives);
        indexes = List.copyOf(indexes);
        Objects.requireNonNull(proxy, "proxy");
        Objects.requireNonNull(longestDelay, "longestDelay");
    }
}
