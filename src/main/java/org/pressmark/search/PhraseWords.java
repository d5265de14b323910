package org.pressmark.search;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What is looked for, as pieces that stand next to each other.
 *
 * @param pieces the pieces; at least one
 */
record PhraseWords(List<TextPieces.Piece> pieces) {
    private static final int LONGEST = 64;
    private static final float TITLE_COUNTS = 3f;

    PhraseWords {
        pieces = List.copyOf(pieces);
    }

    static PhraseWords of(String text) {
        return new PhraseWords(TextPieces.of(text, LONGEST));
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** In titles and texts; titles count more. */
    Query anywhere() {
        return new BooleanQuery.Builder()
                .add(new BoostQuery(in(Fields.TITLE), TITLE_COUNTS), BooleanClause.Occur.SHOULD)
                .add(in(Fields.TEXT), BooleanClause.Occur.SHOULD)
                .build();
    }

    Query in(String field) {
        if (pieces.size() == 1) {
            Term term = new Term(field, pieces.get(0).folded());
            return pieces.get(0).single() ? new PrefixQuery(term) : new TermQuery(term);
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int i = 0;
        while (i < pieces.size()) {
            int end = runEnd(i);
            run(phrase, field, i, end);
            i = end;
        }
        PhraseQuery built = phrase.build();
        return built.getTerms().length == 1 ? new TermQuery(built.getTerms()[0]) : built;
    }

    /** Every second pair says where every character stands; of an odd run the last pair is needed too. */
    private void run(PhraseQuery.Builder phrase, String field, int start, int end) {
        if (end - start == 1) {
            phrase.add(new Term(field, pieces.get(start).folded()), start);
            return;
        }
        for (int i = start; i < end; i += 2) {
            int pair = Math.min(i, end - 2);
            phrase.add(new Term(field, pieces.get(pair).folded() + pieces.get(pair + 1).folded()), pair);
        }
    }

    private int runEnd(int start) {
        int end = start + 1;
        while (pieces.get(start).single() && end < pieces.size() && pieces.get(end).single()) {
            end++;
        }
        return end;
    }
}
