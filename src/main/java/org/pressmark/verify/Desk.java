package org.pressmark.verify;

import java.nio.file.Path;

/** Writes breaches down with the place that is being looked at. */
final class Desk {
    private static final int SHOWN = 240;

    /** A place in the file and the record there, in its shown form. */
    record Place(long offset, String recordId) {}

    private final Path file;
    private final String member;
    private final Breaches sink;
    private long offset;
    private String recordId = "";

    Desk(Path file, String member, Breaches sink) {
        this.file = file;
        this.member = member;
        this.sink = sink;
    }

    Path file() {
        return file;
    }

    /** The name of the file, or of the member of a package. */
    String name() {
        return member.isEmpty() ? String.valueOf(file.getFileName()) : member;
    }

    /** Passes on a breach of what starts at this place, now with the record it belongs to. */
    void relay(Breach breach) {
        if (breach.offset() == offset && breach.recordId().isEmpty()) {
            breach(breach.rule(), breach.severity(), place(), breach.found());
        } else {
            sink.add(breach);
        }
    }

    /** A desk for the same file whose breaches go elsewhere. */
    Desk withSink(Breaches other) {
        return new Desk(file, member, other);
    }

    /** Passes on a breach as it is. */
    void pass(Breach breach) {
        sink.add(breach);
    }

    /** From now on breaches belong to what starts at this offset. */
    void at(long newOffset) {
        offset = newOffset;
        recordId = "";
    }

    /** From now on breaches belong there. */
    void at(Place place) {
        offset = place.offset();
        recordId = place.recordId();
    }

    void record(String id) {
        recordId = shown(id);
    }

    /** Where the record looked at stands, for what can only be said later. */
    Place place() {
        return new Place(offset, recordId);
    }

    void breach(Rule rule, String found) {
        breach(rule, rule.severity(), place(), found);
    }

    void breachAt(long elsewhere, Rule rule, String found) {
        breach(rule, rule.severity(), new Place(elsewhere, recordId), found);
    }

    void breach(Rule rule, Severity severity, Place where, String found) {
        sink.add(new Breach(
                rule, severity, file, member, where.offset(), where.recordId(), shown(found), Remedies.of(rule)));
    }

    LintFinding lint(LintRule rule, LintTool tool, String found) {
        return new LintFinding(rule, tool, file, member, offset, shown(found));
    }

    /** Text of an archive made fit for a report: no controls, no direction marks, not long. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), SHOWN) + 1);
        int i = 0;
        for (; i < text.length() && out.length() < SHOWN; i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean unseen = type == Character.CONTROL || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
            if (unseen) {
                out.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16))
                        .append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        if (i == text.length()) {
            return out.toString();
        }
        boolean half = Character.isHighSurrogate(out.charAt(out.length() - 1));
        return out.substring(0, out.length() - (half ? 1 : 0)) + '…';
    }
}
