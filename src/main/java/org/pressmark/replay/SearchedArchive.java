package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pressmark.replay.holding.Place;
import org.pressmark.search.SearchIndex;

/**
 * What is searched of one archive: the index, and before it the list its words are gathered in, where the archive's own
 * list of pages lacks them. One thread at a time makes it grow; where another program does, what that one has finished is
 * read.
 */
final class SearchedArchive implements Closeable {
    private static final int PAGES_AT_ONCE = 200;

    /** So many bytes are indexed in a moment. */
    private static final long LITTLE = 4 << 20;

    private final SearchIndex index;
    private final Optional<PageTexts> texts;

    private SearchedArchive(SearchIndex index, Optional<PageTexts> texts) {
        this.index = index;
        this.texts = texts;
    }

    /** Opens it as far as it is there. */
    static SearchedArchive of(OpenCollection collection) throws IOException {
        Path pages = collection.holding().pages();
        Place place = collection.holding().place();
        if (place.kind() == Place.Kind.COLLECTION && pages.startsWith(place.path())) {
            return new SearchedArchive(SearchIndex.open(place.path()), Optional.empty());
        }
        Path folder = pages.resolveSibling(pages.getFileName() + ".search");
        if (pages.startsWith(place.path())) {
            return new SearchedArchive(SearchIndex.open(pages, folder), Optional.empty());
        }
        Path texts = pages.resolveSibling("texts.jsonl");
        SearchIndex index = SearchIndex.open(texts, folder);
        return new SearchedArchive(index, Optional.of(new PageTexts(collection, texts, index.canGrow())));
    }

    SearchIndex index() {
        return index;
    }

    boolean isBehind() throws IOException {
        return index.isBehind() || (texts.isPresent() && !texts.get().isWhole());
    }

    /** Whether what is not indexed yet is little. */
    boolean isShort() throws IOException {
        boolean few = texts.isEmpty() || texts.get().isShort();
        return few && index.progress().all() - index.progress().done() < LITTLE;
    }

    /** The bytes of its words, those that are still to be gathered among them by estimate. */
    SearchIndex.Progress progress() throws IOException {
        SearchIndex.Progress indexed = index.progress();
        int gathered = texts.isPresent() ? Math.max(1, texts.get().percent()) : 100;
        return new SearchIndex.Progress(indexed.done(), Math.max(indexed.all() * 100 / gathered, gathered < 100 ? 1 : 0));
    }

    /**
     * Gathers and indexes what is not indexed yet.
     *
     * @param stop asked again and again; where it says so, what was done is kept and the rest is left
     */
    void grow(BooleanSupplier stop) throws IOException {
        boolean more = true;
        while (more && !stop.getAsBoolean()) {
            if (texts.isPresent() && index.canGrow()) {
                texts.get().grow(PAGES_AT_ONCE);
            }
            index.update(stop);
            more = texts.isPresent() && index.canGrow() && !texts.get().isWhole();
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
