package org.pressmark.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts all breaches and keeps the first of each rule. */
final class Tally implements Breaches {
    private final int keptPerRule;
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);
    private final Map<Path, Long> violations = new HashMap<>();
    private final List<Breach> kept = new ArrayList<>();

    Tally(int keptPerRule) {
        this.keptPerRule = keptPerRule;
    }

    @Override
    public void add(Breach breach) {
        if (counts.merge(breach.rule(), 1L, Long::sum) <= keptPerRule) {
            kept.add(breach);
        }
        if (breach.severity() == Severity.VIOLATION) {
            violations.merge(breach.file(), 1L, Long::sum);
        }
        severities.merge(breach.severity(), 1L, Long::sum);
    }

    /** Adds what was counted of later files. */
    void absorb(Tally later) {
        Map<Rule, Long> before = new EnumMap<>(counts);
        for (Breach breach : later.kept) {
            if (before.merge(breach.rule(), 1L, Long::sum) <= keptPerRule) {
                kept.add(breach);
            }
        }
        later.counts.forEach((rule, count) -> counts.merge(rule, count, Long::sum));
        later.severities.forEach((severity, count) -> severities.merge(severity, count, Long::sum));
        later.violations.forEach((file, count) -> violations.merge(file, count, Long::sum));
    }

    private FileVerdict judged(FileVerdict seen) {
        long found = violations.getOrDefault(seen.file(), 0L);
        return new FileVerdict(seen.file(), seen.format(), seen.bytes(), seen.records(), found);
    }

    /** The report on files whose violations are still to be filled in. */
    Report report(List<FileVerdict> files, Lints lints) {
        return new Report(
                files.stream().map(this::judged).toList(),
                Collections.unmodifiableMap(counts),
                Collections.unmodifiableMap(severities),
                kept,
                lints.counts(),
                lints.kept());
    }
}
