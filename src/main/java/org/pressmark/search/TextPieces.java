package org.pressmark.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into pieces, one pass, linear. A Chinese, Japanese or Korean character and a digit are each a piece, for
 * parts of such runs are what people look for; a run of other letters is a piece. Everything else only stands between,
 * and what cannot be seen (zero-width characters, marks of direction, soft hyphens) does not even do that.
 */
final class TextPieces {
    private static final int LONGEST_WORD = 64;

    private final String text;
    private final char[] folded = new char[LONGEST_WORD + 2];
    private int length;
    private int at;
    private boolean single;
    private int start;
    private int end;

    TextPieces(String text) {
        this.text = text;
    }

    /**
     * A piece.
     *
     * @param folded its characters, folded
     * @param single whether it is one character of a run without blanks
     * @param start where it begins in the text
     * @param end where it ends, exclusive
     */
    record Piece(String folded, boolean single, int start, int end) {}

    /** The first pieces of a text, up to a limit. */
    static List<Piece> of(String text, int limit) {
        TextPieces pieces = new TextPieces(text);
        List<Piece> all = new ArrayList<>();
        while (all.size() < limit && pieces.next()) {
            all.add(new Piece(new String(pieces.folded, 0, pieces.length), pieces.single, pieces.start, pieces.end));
        }
        return all;
    }

    /** Goes to the next piece. */
    boolean next() {
        length = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int from = at;
            if (isSingle(c)) {
                at += Character.charCount(c);
                return found(from, c);
            }
            if (Character.isLetter(c)) {
                return word();
            }
            at += Character.charCount(c);
        }
        return false;
    }

    /** The characters of the piece, folded: the first {@link #length()} of these. */
    char[] folded() {
        return folded;
    }

    int length() {
        return length;
    }

    /** Whether the piece is a word, folded. */
    boolean is(String word) {
        boolean same = word.length() == length;
        for (int i = 0; same && i < length; i++) {
            same = folded[i] == word.charAt(i);
        }
        return same;
    }

    boolean single() {
        return single;
    }

    /** Where the piece begins in the text. */
    int start() {
        return start;
    }

    /** Where it ends, exclusive. */
    int end() {
        return end;
    }

    private boolean found(int from, int c) {
        length = Character.toChars(CharacterFolding.fold(c), folded, 0);
        single = true;
        start = from;
        end = at;
        return true;
    }

    private boolean word() {
        single = false;
        start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean letter = Character.isLetter(c) && !isSingle(c);
            if (!letter && !isUnseen(c)) {
                break;
            }
            at += Character.charCount(c);
            if (letter) {
                end = at;
                if (length < LONGEST_WORD) {
                    length += Character.toChars(CharacterFolding.fold(c), folded, length);
                }
            }
        }
        return true;
    }

    private static boolean isUnseen(int c) {
        int type = c < 0x80 ? 0 : Character.getType(c);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK;
    }

    private static boolean isSingle(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9';
        }
        if (c >= 0x2E80) {
            return (c >= 0x4E00 && c <= 0x9FFF) || isRareSingle(c);
        }
        return Character.isDigit(c);
    }

    /** Ideographs outside the main block, kana, hangul, digits of full width. */
    private static boolean isRareSingle(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3041 && c <= 0x30FF && Character.isLetter(c))
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xFF10 && c <= 0xFF19)
                || (c >= 0xFF66 && c <= 0xFF9D);
    }
}
