package org.pressmark.markup;

/**
 * The characters of a stylesheet and the smallest things made of them: names, escapes, strings, comments.
 *
 * <p>CSS Syntax Module Level 3, sections 4.2 and 4.3. Not thread-safe: one scanner for one text.
 */
final class CssScanner {
    private static final char REPLACEMENT = '\uFFFD';

    private final String css;
    private int at;

    CssScanner(String css) {
        this.css = css;
    }

    int position() {
        return at;
    }

    int length() {
        return css.length();
    }

    boolean atEnd() {
        return at >= css.length();
    }

    /** The character that many places ahead; a blank behind the end, which no rule takes for anything. */
    char peek(int ahead) {
        int index = at + ahead;
        return index < css.length() ? css.charAt(index) : ' ';
    }

    void skip(int count) {
        at = Math.min(css.length(), at + count);
    }

    boolean lookingAt(String text) {
        return css.startsWith(text, at);
    }

    String text(int start, int end) {
        return css.substring(start, end);
    }

    /** Goes behind a comment that starts here; an unclosed one runs to the end. */
    void skipComment() {
        int close = css.indexOf("*/", at + 2);
        at = close < 0 ? css.length() : close + 2;
    }

    void skipBlanks() {
        while (!atEnd() && isBlank(css.charAt(at))) {
            at++;
        }
    }

    /** Section 4.3.9: whether a name starts here that is no number. */
    boolean startsIdent() {
        char c = peek(0);
        if (c == '-') {
            return isNameStart(peek(1)) || peek(1) == '-' || startsEscape(1);
        }
        return isNameStart(c) || startsEscape(0);
    }

    /** Section 4.3.8: a backslash that is not followed by a line end. */
    boolean startsEscape(int ahead) {
        return peek(ahead) == '\\' && at + ahead + 1 < css.length() && !isLineEnd(peek(ahead + 1));
    }

    /** Section 4.3.11: reads a name as long as it goes, escapes decoded. */
    String name() {
        int start = at;
        while (!atEnd() && isName(css.charAt(at))) {
            at++;
        }
        if (!startsEscape(0)) {
            return css.substring(start, at);
        }
        StringBuilder out = new StringBuilder(css.substring(start, at));
        while (!atEnd()) {
            if (isName(css.charAt(at))) {
                out.append(css.charAt(at++));
            } else if (startsEscape(0)) {
                escape(out);
            } else {
                break;
            }
        }
        return out.toString();
    }

    /** Section 4.3.7: reads the escape that starts here. */
    void escape(StringBuilder out) {
        at++;
        int digits = 0;
        int point = 0;
        while (digits < 6 && !atEnd() && hex(css.charAt(at)) >= 0) {
            point = point * 16 + hex(css.charAt(at));
            digits++;
            at++;
        }
        if (digits == 0) {
            int plain = css.codePointAt(at);
            out.appendCodePoint(plain);
            at += Character.charCount(plain);
            return;
        }
        boolean impossible = point == 0 || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF);
        out.appendCodePoint(impossible ? REPLACEMENT : point);
        skipOneBlank();
    }

    private void skipOneBlank() {
        if (lookingAt("\r\n")) {
            at += 2;
        } else if (!atEnd() && isBlank(css.charAt(at))) {
            at++;
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || isLineEnd(c);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f';
    }

    /** Controls that end a bare address as broken: section 4.2, non-printable code point. */
    static boolean isUnprintable(char c) {
        return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80 || c == 0;
    }

    private static boolean isName(char c) {
        return isNameStart(c) || isDigit(c) || c == '-';
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
