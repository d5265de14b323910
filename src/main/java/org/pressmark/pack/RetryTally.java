package org.pressmark.pack;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/** Counts addresses: one that a thousand pages need counts once. */
final class RetryTally {
    private final Map<String, Optional<Cause>> asked = new HashMap<>();
    private final Map<String, Optional<Cause>> found = new HashMap<>();

    /**
     * Counts the assets of a page.
     *
     * @param wanted the addresses that were asked for again; others were found in documents that came now
     */
    void add(List<Gathered> assets, Set<String> wanted) {
        for (Gathered asset : assets) {
            String url = asset.ref().url().map(WebUrl::toString).orElse(asset.ref().asWritten());
            (wanted.contains(url) ? asked : found).put(url, cause(asset.fate()));
        }
    }

    private static Optional<Cause> cause(Fate fate) {
        if (fate instanceof Fate.Nowhere nowhere) {
            return Optional.of(nowhere.cause());
        }
        return fate instanceof Fate.FromWeb web && web.isMissing() && web.outcome() instanceof Outcome.Missing missing
                ? Optional.of(missing.cause())
                : Optional.empty();
    }

    long stillMissing() {
        return asked.values().stream().filter(Optional::isPresent).count();
    }

    RetryReport report(PackReport run) {
        Map<Cause, Long> missing = new EnumMap<>(Cause.class);
        asked.values().forEach(cause -> cause.ifPresent(why -> missing.merge(why, 1L, Long::sum)));
        List<String> arrived = asked.entrySet().stream()
                .filter(address -> address.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new RetryReport(run, asked.size(), asked.size() - stillMissing(), missing, arrived, found.size());
    }
}
