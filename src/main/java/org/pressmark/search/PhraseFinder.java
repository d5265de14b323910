package org.pressmark.search;

/**
 * Looks for one phrase among the pieces of a text as they go by, each looked at once however they repeat (Knuth, Morris,
 * Pratt).
 */
final class PhraseFinder {
    private final String[] phrase;
    private final int[] border;
    private final int[] starts;
    private int met;
    private int seen;

    PhraseFinder(PhraseWords words) {
        this.phrase = words.pieces().stream().map(TextPieces.Piece::folded).toArray(String[]::new);
        this.border = new int[phrase.length + 1];
        this.starts = new int[phrase.length];
        for (int i = 1, k = 0; i < phrase.length; i++) {
            while (k > 0 && !phrase[i].equals(phrase[k])) {
                k = border[k];
            }
            k += phrase[i].equals(phrase[k]) ? 1 : 0;
            border[i + 1] = k;
        }
    }

    /** Takes the next piece; whether the phrase ends with it. */
    boolean endsWith(TextPieces piece) {
        starts[seen++ % phrase.length] = piece.start();
        met = met == phrase.length ? border[met] : met;
        while (met > 0 && !piece.is(phrase[met])) {
            met = border[met];
        }
        met += piece.is(phrase[met]) ? 1 : 0;
        return met == phrase.length;
    }

    /** Where the phrase that has just ended begins. */
    int start() {
        return starts[seen % phrase.length];
    }
}
