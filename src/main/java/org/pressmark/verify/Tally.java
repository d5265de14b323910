package org.pressmark.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all breaches and keeps the first of each rule. */
final class Tally implements Breaches {
    private final int keptPerRule;
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);
    private final List<Breach> kept = new ArrayList<>();

    Tally(int keptPerRule) {
        this.keptPerRule = keptPerRule;
    }

    @Override
    public void add(Breach breach) {
        if (counts.merge(breach.rule(), 1L, Long::sum) <= keptPerRule) {
            kept.add(breach);
        }
        severities.merge(breach.severity(), 1L, Long::sum);
    }

    long violations() {
        return severities.getOrDefault(Severity.VIOLATION, 0L);
    }

    Report report(List<FileVerdict> files) {
        return new Report(
                files, Collections.unmodifiableMap(counts), Collections.unmodifiableMap(severities), kept);
    }
}
