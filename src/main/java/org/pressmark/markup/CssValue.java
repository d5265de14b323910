package org.pressmark.markup;

/**
 * A string or a bare address read from a stylesheet.
 *
 * @param start where it begins, behind its quote
 * @param end where it ends, before its quote
 * @param value what it means, escapes decoded
 * @param good whether the standard takes it for one; a string broken by a line end or an address with a quote is not
 */
record CssValue(int start, int end, String value, boolean good) {

    /** Section 4.3.5: reads the string whose opening quote the scanner stands at. */
    static CssValue string(CssScanner in) {
        char quote = in.peek(0);
        in.skip(1);
        int start = in.position();
        StringBuilder out = null;
        while (!in.atEnd()) {
            char c = in.peek(0);
            if (c == quote) {
                CssValue whole = of(in, start, out, true);
                in.skip(1);
                return whole;
            }
            if (CssScanner.isLineEnd(c)) {
                return of(in, start, out, false);
            }
            if (c == '\\' && out == null) {
                out = new StringBuilder(in.text(start, in.position()));
            }
            stringCharacter(in, out, c);
        }
        return of(in, start, out, true);
    }

    private static void stringCharacter(CssScanner in, StringBuilder out, char c) {
        if (in.startsEscape(0)) {
            in.escape(out);
            return;
        }
        if (c == '\\') {
            in.skip(in.peek(1) == '\r' && in.peek(2) == '\n' ? 3 : 2); // a line end behind a backslash is nothing
            return;
        }
        in.skip(1);
        if (out != null) {
            out.append(c);
        }
    }

    /** Section 4.3.6: reads the bare address the scanner stands at, and its closing parenthesis. */
    static CssValue bareAddress(CssScanner in) {
        in.skipBlanks();
        int start = in.position();
        StringBuilder out = null;
        while (!in.atEnd() && in.peek(0) != ')' && !CssScanner.isBlank(in.peek(0))) {
            char c = in.peek(0);
            if (c == '"' || c == '\'' || c == '(' || CssScanner.isUnprintable(c) || (c == '\\' && !in.startsEscape(0))) {
                return broken(in, start);
            }
            if (c == '\\') {
                out = out == null ? new StringBuilder(in.text(start, in.position())) : out;
                in.escape(out);
                continue;
            }
            if (out != null) {
                out.append(c);
            }
            in.skip(1);
        }
        CssValue whole = of(in, start, out, true);
        in.skipBlanks();
        if (!in.atEnd() && in.peek(0) != ')') {
            return broken(in, start);
        }
        in.skip(1);
        return whole;
    }

    /** Section 4.3.14: what is left of a broken address goes up to its parenthesis. */
    private static CssValue broken(CssScanner in, int start) {
        while (!in.atEnd() && in.peek(0) != ')') {
            in.skip(in.startsEscape(0) ? 2 : 1);
        }
        int end = in.position();
        in.skip(1);
        return new CssValue(start, end, "", false);
    }

    private static CssValue of(CssScanner in, int start, StringBuilder decoded, boolean good) {
        String value = decoded == null ? in.text(start, in.position()) : decoded.toString();
        return new CssValue(start, in.position(), value, good);
    }
}
