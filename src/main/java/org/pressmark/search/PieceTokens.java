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
    private final StringBuilder piece = new StringBuilder();
    private final StringBuilder ahead = new StringBuilder();
    private boolean single;
    private boolean aheadSingle;
    private boolean more;
    private boolean begun;
    private boolean afterSingle;
    private boolean aloneToo;

    PieceTokens(CharSequence text) {
        this.pieces = new TextPieces(text);
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (aloneToo) {
            aloneToo = false;
            term.append(piece);
            step.setPositionIncrement(0);
            return true;
        }
        if (!advance()) {
            return false;
        }
        term.append(piece);
        boolean paired = single && more && aheadSingle;
        if (paired) {
            term.append(ahead);
            aloneToo = !afterSingle;
        }
        return true;
    }

    /** Takes the piece that was ahead and looks one further. */
    private boolean advance() {
        if (!begun) {
            begun = true;
            look();
        } else {
            afterSingle = single;
        }
        if (!more) {
            return false;
        }
        piece.setLength(0);
        piece.append(ahead);
        single = aheadSingle;
        look();
        return true;
    }

    private void look() {
        more = pieces.next();
        ahead.setLength(0);
        ahead.append(pieces.folded());
        aheadSingle = pieces.single();
    }
}
