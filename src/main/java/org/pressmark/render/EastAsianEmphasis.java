package org.pressmark.render;

import java.util.Optional;

/**
 * Emphasis beside Chinese, Japanese and Korean characters.
 *
 * <p>CommonMark 0.31 section 6.2 tells opening from closing asterisks by the blanks and punctuation around them. These
 * scripts write no blanks, so {@code **这是“重点”**后面} stays two stars: the closing run has punctuation before it and a
 * letter behind it. Read as meant, a run may also open or close where the letter on its other side is one of these
 * scripts', or where the punctuation is theirs.
 *
 * <p>The parser's own rule already says so when the letter is punctuation. So a mark, which is punctuation and does
 * not occur in the text, is put between the run and the letter before parsing, and taken out of the nodes afterwards.
 * Text without these characters never gets a mark and is parsed exactly as CommonMark says.
 */
final class EastAsianEmphasis {
    /** No character below this belongs to these scripts. */
    static final char FIRST = 0x1100;

    /** Rare punctuation outside these scripts; one that the text does not hold serves as the mark. */
    private static final char[] MARKS = {'\u2E38', '\u10FB', '\u1360', '\uA6F3', '\u0F3A'};

    private enum Side {
        BLANK,
        LETTER,
        PUNCTUATION,
        EAST_ASIAN_LETTER,
        EAST_ASIAN_PUNCTUATION
    }

    private EastAsianEmphasis() {}

    /**
     * Where marks are needed.
     *
     * @param text the content of one block
     * @return the content with marks and the mark; empty where the parser's own rule does well
     */
    static Optional<Marked> mark(String text) {
        StringBuilder out = null;
        char mark = 0;
        int copied = 0;
        for (int at = nextRun(text, 0); at < text.length(); ) {
            int end = runEnd(text, at);
            int place = markPlace(text, at, end);
            if (place >= 0 && out == null) {
                mark = unused(text);
                if (mark == 0) {
                    return Optional.empty();
                }
                out = new StringBuilder(text.length() + 64);
            }
            if (place >= 0) {
                out.append(text, copied, place).append(mark);
                copied = place;
            }
            at = nextRun(text, end);
        }
        return out == null
                ? Optional.empty()
                : Optional.of(new Marked(out.append(text, copied, text.length()).toString(), mark));
    }

    /** Text with marks in it. */
    record Marked(String text, char mark) {}

    private static int nextRun(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '*' && text.charAt(at) != '~') {
            at++;
        }
        return at;
    }

    private static int runEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end;
    }

    /** Where the mark of the run goes, on the side of the letter; -1 where none is needed. */
    private static int markPlace(String text, int start, int end) {
        Side before = start == 0 ? Side.BLANK : sideOf(text.codePointBefore(start));
        Side after = end == text.length() ? Side.BLANK : sideOf(text.codePointAt(end));
        if (hindered(after, before)) {
            return start;
        }
        return hindered(before, after) ? end : -1;
    }

    private static boolean hindered(Side punctuation, Side letter) {
        return switch (punctuation) {
            case EAST_ASIAN_PUNCTUATION -> letter == Side.LETTER || letter == Side.EAST_ASIAN_LETTER;
            case PUNCTUATION -> letter == Side.EAST_ASIAN_LETTER;
            default -> false;
        };
    }

    private static Side sideOf(int point) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return Side.BLANK;
        }
        boolean eastAsian = isEastAsian(point);
        if (isPunctuation(point)) {
            return eastAsian ? Side.EAST_ASIAN_PUNCTUATION : Side.PUNCTUATION;
        }
        return eastAsian ? Side.EAST_ASIAN_LETTER : Side.LETTER;
    }

    /** CommonMark section 2.1: the general categories P and S. */
    private static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION, Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    /** The blocks of Unicode that are written without blanks between words, and Hangul with them. */
    private static boolean isEastAsian(int point) {
        return (point >= 0x1100 && point <= 0x11FF)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xA960 && point <= 0xA97F)
                || (point >= 0xAC00 && point <= 0xD7FF)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE10 && point <= 0xFE1F)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFFEF)
                || (point >= 0x1AFF0 && point <= 0x1B16F)
                || (point >= 0x1F200 && point <= 0x1F2FF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }

    private static char unused(String text) {
        for (char mark : MARKS) {
            if (text.indexOf(mark) < 0) {
                return mark;
            }
        }
        return 0;
    }
}
