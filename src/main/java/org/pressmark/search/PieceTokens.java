package org.pressmark.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The tokens of a text. Every piece takes one position. Single characters stand as pairs with their right neighbour; the
 * first and the last of a run stand alone as well, so that {@code 用Java写} is found inside {@code 使用Java写程序}.
 *
 * <pre>
 *   使      用      Java   写       程       序
 *   使用,使 用      java   写程,写  程序     序
 * </pre>
 */
final class PieceTokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final TextPieces pieces;

    /** The piece of this position; the one behind it is where {@code pieces} is. */
    private char[] piece = new char[2];
    private int length;
    private boolean single;
    private boolean more;
    private boolean begun;
    private boolean afterSingle;
    private boolean aloneToo;

    PieceTokens(String text) {
        this.pieces = new TextPieces(text);
    }

    /** Sets all that these tokens ever set; to clear the rest for each of them would cost more than to find them. */
    @Override
    public boolean incrementToken() {
        if (aloneToo) {
            aloneToo = false;
            term.copyBuffer(piece, 0, length);
            step.setPositionIncrement(0);
            return true;
        }
        if (!advance()) {
            return false;
        }
        term.copyBuffer(piece, 0, length);
        step.setPositionIncrement(1);
        if (single && more && pieces.single()) {
            char[] pair = term.resizeBuffer(length + pieces.length());
            System.arraycopy(pieces.folded(), 0, pair, length, pieces.length());
            term.setLength(length + pieces.length());
            aloneToo = !afterSingle;
        }
        return true;
    }

    /** Takes the piece that was ahead and looks one further. */
    private boolean advance() {
        if (begun) {
            afterSingle = single;
        } else {
            begun = true;
            more = pieces.next();
        }
        if (!more) {
            return false;
        }
        length = pieces.length();
        piece = piece.length < length ? new char[length] : piece;
        System.arraycopy(pieces.folded(), 0, piece, 0, length);
        single = pieces.single();
        more = pieces.next();
        return true;
    }
}
