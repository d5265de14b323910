package org.pressmark.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what some tools will not show. Counts all, keeps the first of each rule and tool. */
final class Lints {
    private final Set<LintTool> tools;
    private final int keptPerRule;
    private final Map<LintRule, Long> counts = new EnumMap<>(LintRule.class);
    private final List<LintFinding> kept = new ArrayList<>();
    private final Set<String> filesToldOf = new HashSet<>();

    Lints(Set<LintTool> tools, int keptPerRule) {
        this.tools = tools;
        this.keptPerRule = keptPerRule;
    }

    boolean isAsked() {
        return !tools.isEmpty();
    }

    void record(LintSubject record, Desk desk) {
        met(record).forEach(rule -> add(rule, desk, record.inWords()));
    }

    /** The habits that a record meets. */
    static List<LintRule> met(LintSubject record) {
        return Stream.of(LintRule.values()).filter(rule -> rule.meets(record)).toList();
    }

    void file(Format format, Desk desk) {
        for (LintRule rule : LintRule.values()) {
            if (rule.meets(format)) {
                add(rule, desk, format.word());
            }
        }
    }

    /** A breach that tells of a habit of the file; once a file is enough. */
    void breach(Breach breach) {
        for (LintRule rule : LintRule.values()) {
            boolean first = rule.meets(breach)
                    && filesToldOf.add(rule.id() + " " + breach.file() + " " + breach.member());
            if (first) {
                add(rule, new Desk(breach.file(), breach.member(), ignored -> { }), breach.found());
            }
        }
    }

    /** A part of a package: the name of a file in it, or something its description says. */
    void part(String part, Desk desk) {
        for (LintRule rule : LintRule.values()) {
            if (rule.meets(part)) {
                add(rule, desk, part);
            }
        }
    }

    void add(LintRule rule, Desk desk, String found) {
        for (LintTool tool : LintTool.values()) {
            if (tools.contains(tool) && rule.concerns(tool) && counts.merge(rule, 1L, Long::sum) <= keptPerRule) {
                kept.add(desk.lint(rule, tool, found));
            }
        }
    }

    /** Adds what was found in later files. */
    void absorb(Lints later) {
        Map<LintRule, Long> before = new EnumMap<>(counts);
        for (LintFinding finding : later.kept) {
            if (before.merge(finding.rule(), 1L, Long::sum) <= keptPerRule) {
                kept.add(finding);
            }
        }
        later.counts.forEach((rule, count) -> counts.merge(rule, count, Long::sum));
        filesToldOf.addAll(later.filesToldOf);
    }

    Map<LintRule, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    List<LintFinding> kept() {
        return kept;
    }
}
