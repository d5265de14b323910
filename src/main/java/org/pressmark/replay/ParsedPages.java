package org.pressmark.replay;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Pages as trees. A tree takes fifty times the memory of its markup where that is nothing but tags: so it has no more
 * than so many, and few are there at a time.
 */
final class ParsedPages {
    /** Counted as signs that may open one; what comes behind is not read. */
    private static final int MOST_TAGS = 100_000;

    private static final Semaphore TREES = new Semaphore(2, true);

    private ParsedPages() {}

    /**
     * Reads a page.
     *
     * @param base what its addresses are relative to
     * @param reader takes from the tree what is wanted, and must not keep it
     */
    static <T> T read(String markup, String base, Function<Document, T> reader) {
        TREES.acquireUninterruptibly();
        try {
            return reader.apply(Jsoup.parse(bounded(markup), base));
        } finally {
            TREES.release();
        }
    }

    private static String bounded(String markup) {
        int tags = 0;
        int at = markup.indexOf('<');
        while (at >= 0 && tags < MOST_TAGS) {
            tags++;
            at = markup.indexOf('<', at + 1);
        }
        return at < 0 ? markup : markup.substring(0, at);
    }
}
