package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A report for people: each breach with its place and remedy, then the counts. The same report, the same text. */
public final class ReportText {
    private ReportText() {}

    /** Writes the report in English, lines ended by LF. */
    public static void write(Report report, Appendable out) throws IOException {
        for (Breach breach : report.breaches()) {
            line(breach, out);
        }
        for (Map.Entry<Rule, Long> count : report.counts().entrySet()) {
            long listed = report.breaches().stream().filter(b -> b.rule() == count.getKey()).count();
            if (count.getValue() > listed) {
                out.append(Long.toString(count.getValue() - listed)).append(" more of ")
                        .append(count.getKey().id()).append('\n');
            }
        }
        for (FileVerdict file : report.files()) {
            out.append(file.valid() ? "valid    " : "INVALID  ").append(Desk.shown(file.file().toString())).append("  ")
                    .append(file.format()).append(", ").append(Long.toString(file.records())).append(" records, ")
                    .append(Long.toString(file.bytes())).append(" bytes, ")
                    .append(Long.toString(file.violations())).append(" violations\n");
        }
        lints(report, out);
        out.append(Long.toString(report.count(Severity.VIOLATION))).append(" violations, ")
                .append(Long.toString(report.count(Severity.RECOMMENDATION))).append(" recommendations, ")
                .append(Long.toString(report.count(Severity.NOTE))).append(" notes\n");
    }

    private static void lints(Report report, Appendable out) throws IOException {
        for (LintFinding lint : report.lints()) {
            place(lint.file(), lint.member(), lint.offset(), out);
            out.append(lint.tool().word()).append(' ').append(lint.rule().effect().words()).append(' ')
                    .append(lint.rule().id()).append(": ").append(lint.found()).append('\n');
        }
        for (Map.Entry<LintRule, Long> count : report.lintCounts().entrySet()) {
            LintRule rule = count.getKey();
            out.append("lint     ").append(Long.toString(count.getValue())).append(" of ").append(rule.id())
                    .append(" (").append(rule.effect().words()).append("): ").append(rule.sentence())
                    .append(" Known from: ").append(rule.source()).append('\n');
        }
    }

    private static void place(Path file, String member, long offset, Appendable out) throws IOException {
        out.append(Desk.shown(file.toString()));
        if (!member.isEmpty()) {
            out.append('!').append(Desk.shown(member));
        }
        out.append(" at byte ").append(Long.toString(offset)).append(": ");
    }

    /** Writes one breach, two lines; good for showing breaches while the check goes on. */
    public static void line(Breach breach, Appendable out) throws IOException {
        place(breach.file(), breach.member(), breach.offset(), out);
        out.append(breach.severity().word()).append(' ').append(breach.rule().id()).append(": ").append(breach.found());
        if (!breach.recordId().isEmpty()) {
            out.append(" [").append(breach.recordId()).append(']');
        }
        out.append("\n    ").append(breach.rule().sentence()).append(" (").append(breach.rule().standard().title())
                .append(", ").append(breach.rule().section()).append(") ").append(breach.remedy()).append('\n');
    }
}
