package org.pressmark.replay;

import org.pressmark.index.CdxLine;

/** Of neighbours that begin alike in a field only the first is shown: {@code timestamp:10}, {@code digest}. */
final class CdxCollapse {
    private final CdxField field;
    private final int length;
    private String before;

    private CdxCollapse(CdxField field, int length) {
        this.field = field;
        this.length = length;
    }

    static CdxCollapse parse(String text) {
        String[] parts = text.split(":", 2);
        CdxField field = CdxField.named(parts[0]).orElseThrow(
                () -> new BadQueryException("no field to collapse by: " + parts[0]));
        if (parts.length == 2 && !parts[1].matches("[0-9]{1,4}")) {
            throw new BadQueryException("collapse is field or field:length");
        }
        return new CdxCollapse(field, parts.length == 2 ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE);
    }

    /** Whether a line begins otherwise than the one asked about before. */
    boolean isNew(CdxLine line) {
        String value = field.of(line);
        String start = value.substring(0, Math.min(length, value.length()));
        boolean other = !start.equals(before);
        before = start;
        return other;
    }
}
