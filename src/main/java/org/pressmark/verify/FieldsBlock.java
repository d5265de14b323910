package org.pressmark.verify;

import java.nio.charset.StandardCharsets;

/** A block of {@code application/warc-fields}: lines of name, colon and value, folded lines and a last empty one. */
final class FieldsBlock implements BlockPart {
    private static final int KEPT = 200;

    private final StringBuilder start = new StringBuilder();
    private long line = 1;
    private boolean lineBegun;
    private boolean colon;
    private boolean badName;
    private boolean folded;
    private boolean ended;
    private boolean anyField;
    private int last = -1;
    private boolean bareLineFeed;
    private boolean control;
    private final Utf8Check utf8 = new Utf8Check();
    private String broken = "";

    @Override
    public void take(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            int b = bytes[i] & 255;
            utf8.take(b);
            if (b == '\n') {
                bareLineFeed |= last != '\r';
                endLine();
            } else {
                control |= last == '\r' || (b < ' ' && b != '\t' && b != '\r') || b == 127;
                if (b != '\r') {
                    inLine(b);
                }
            }
            last = b;
        }
    }

    private void inLine(int b) {
        if (!lineBegun) {
            lineBegun = true;
            folded = (b == ' ' || b == '\t') && anyField;
        }
        if (b == ':') {
            colon = true;
        } else if (!colon && !folded && !Texts.isTokenChar(b)) {
            badName = true;
        }
        if (start.length() < KEPT) {
            start.append((char) b);
        }
    }

    private void endLine() {
        boolean good = !lineBegun || ((folded || (colon && !badName)) && !ended);
        if (!good && broken.isEmpty()) {
            broken = "line " + line + ": " + new String(
                    start.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        ended |= !lineBegun;
        anyField |= lineBegun;
        line++;
        lineBegun = false;
        colon = false;
        badName = false;
        start.setLength(0);
    }

    @Override
    public void judge(Desk desk) {
        if (lineBegun) {
            endLine();
        }
        if (!broken.isEmpty()) {
            desk.breach(Rule.WARC_FIELDS_GRAMMAR, broken);
        } else if (!utf8.valid()) {
            desk.breach(Rule.WARC_FIELDS_GRAMMAR, "the text is not UTF-8");
        } else if (control) {
            desk.breach(Rule.WARC_FIELDS_GRAMMAR, "there is a control character in it");
        }
        if (bareLineFeed) {
            desk.breach(Rule.WARC_FIELDS_LINE_ENDING, "lines end with LF alone");
        }
    }
}
