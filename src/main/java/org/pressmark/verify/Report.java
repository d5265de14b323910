package org.pressmark.verify;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a check found.
 *
 * @param files the files in the order given
 * @param counts how often each rule was broken, only rules that were, in the order of {@link Rule}
 * @param severities how many breaches of each weight there are
 * @param breaches the first breaches of each rule, in the order found
 * @param lintCounts how often each habit of the tools asked for is met, summed over them
 * @param lints the first of each
 */
public record Report(
        List<FileVerdict> files, Map<Rule, Long> counts, Map<Severity, Long> severities, List<Breach> breaches,
        Map<LintRule, Long> lintCounts, List<LintFinding> lints) {
    public Report {
        files = List.copyOf(files);
        breaches = List.copyOf(breaches);
        lints = List.copyOf(lints);
        Objects.requireNonNull(lintCounts, "lintCounts");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(severities, "severities");
    }

    /** Whether no violation was found; recommendations and notes do not count. */
    public boolean valid() {
        return count(Severity.VIOLATION) == 0;
    }

    /** How many breaches of one weight there are, listed or not. */
    public long count(Severity severity) {
        return severities.getOrDefault(severity, 0L);
    }

    /** How often one rule was broken, listed or not. */
    public long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }

    /** Records of all files. */
    public long records() {
        return files.stream().mapToLong(FileVerdict::records).sum();
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(FileVerdict::bytes).sum();
    }
}
