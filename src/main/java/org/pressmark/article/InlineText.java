package org.pressmark.article;

import org.jsoup.parser.Parser;

/** One line of Markdown or HTML as plain words: no emphasis, links, images, tags, escapes or entities. */
final class InlineText {
    private static final int MAX_INPUT = 4000;
    private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String in;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private InlineText(String in) {
        this.in = in;
    }

    /** The words of a line, with single blanks between them; what is longer than any title is cut. */
    static String plain(String line) {
        String bounded = line.length() > MAX_INPUT ? line.substring(0, MAX_INPUT) : line;
        return new InlineText(bounded).run();
    }

    private String run() {
        while (at < in.length()) {
            step(in.charAt(at));
        }
        String text = out.toString();
        return blanks(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    }

    private void step(char c) {
        switch (c) {
            case '\\' -> escape();
            case '*', '~' -> marks(c);
            case '_' -> underscore();
            case '`' -> at++;
            case '!' -> bang();
            case '[' -> open();
            case ']' -> close();
            case '<' -> tag();
            default -> copy(c);
        }
    }

    private void copy(char c) {
        out.append(c);
        at++;
    }

    private void escape() {
        if (at + 1 < in.length() && ESCAPABLE.indexOf(in.charAt(at + 1)) >= 0) {
            at++;
        }
        copy(in.charAt(at));
    }

    /** Stars are emphasis unless blanks stand on both sides, as in {@code 2 * 3}; one tilde alone is a tilde. */
    private void marks(char c) {
        int end = at;
        while (end < in.length() && in.charAt(end) == c) {
            end++;
        }
        boolean alone = isBlank(at - 1) && isBlank(end);
        if (c == '*' ? alone : end - at < 2) {
            out.append(in, at, end);
        }
        at = end;
    }

    private void underscore() {
        int end = at;
        while (end < in.length() && in.charAt(end) == '_') {
            end++;
        }
        if (isWord(at - 1) && isWord(end)) {
            out.append(in, at, end);
        }
        at = end;
    }

    private void bang() {
        if (at + 1 < in.length() && in.charAt(at + 1) == '[') {
            int end = linkEnd(at + 1);
            if (end > 0) {
                at = end;
                return;
            }
        }
        copy('!');
    }

    /** A bracket that opens a link is dropped, a footnote mark too; any other stays. */
    private void open() {
        int close = in.indexOf(']', at);
        if (close > 0 && in.startsWith("[^", at)) {
            at = close + 1;
        } else if (linkEnd(at) > 0) {
            at++;
        } else {
            copy('[');
        }
    }

    private void close() {
        int target = targetEnd(at + 1);
        if (target > 0) {
            at = target;
        } else {
            copy(']');
        }
    }

    /** Where a link that opens at a bracket ends; 0 where it is none. Brackets may nest. */
    private int linkEnd(int open) {
        int depth = 0;
        for (int i = open; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' && ++depth > 8) {
                return 0;
            } else if (c == ']' && --depth == 0) {
                return targetEnd(i + 1);
            }
        }
        return 0;
    }

    /** The end of {@code (target)} or {@code [label]}; 0 where neither stands there. */
    private int targetEnd(int from) {
        if (from < in.length() && in.charAt(from) == '(') {
            return LinkTarget.end(in, from, in.length());
        }
        if (from < in.length() && in.charAt(from) == '[') {
            return in.indexOf(']', from) + 1;
        }
        return 0;
    }

    private void tag() {
        boolean tag = at + 1 < in.length() && (isWord(at + 1) || "/!".indexOf(in.charAt(at + 1)) >= 0);
        int end = tag ? in.indexOf('>', at) : -1;
        if (end < 0) {
            copy('<');
            return;
        }
        String inside = in.substring(at + 1, end);
        if (inside.contains("://") && inside.indexOf(' ') < 0) {
            out.append(inside);
        } else if (inside.startsWith("br")) {
            out.append(' ');
        }
        at = end + 1;
    }

    private boolean isBlank(int index) {
        return index < 0 || index >= in.length() || Character.isWhitespace(in.charAt(index));
    }

    private boolean isWord(int index) {
        return index >= 0 && index < in.length() && Character.isLetterOrDigit(in.charAt(index));
    }

    /** One blank for any run of white space and format characters that break lines; none at the ends. */
    static String blanks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                pending = out.length() > 0;
            } else if (c != '\u200B' && c != '\uFEFF') {
                if (pending) {
                    out.append(' ');
                }
                pending = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
