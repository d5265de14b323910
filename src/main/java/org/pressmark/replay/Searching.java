package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pressmark.search.Found;
import org.pressmark.search.ListOrder;
import org.pressmark.search.Search;
import org.pressmark.search.SearchIndex;
import org.pressmark.search.SearchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search indexes of what is on the shelf. They grow in the background, one after the other; asking never waits. */
final class Searching implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Searching.class);

    /** Milliseconds. */
    private static final long MOMENT = 300;

    /** A list is waited for so many milliseconds to be counted. */
    static final long COUNTING = 30;

    private final Shelf shelf;
    private final Map<Path, SearchedArchive> indexes = new ConcurrentHashMap<>();
    private final Map<SearchedArchive, Future<?>> growing = new ConcurrentHashMap<>();
    private final ExecutorService background;
    private volatile boolean closed;

    Searching(Shelf shelf) {
        this.shelf = shelf;
        this.background = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "search-index");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What was found, and how far the indexes are.
     *
     * @param found the hits
     * @param percent how much of the texts could be searched
     */
    record Answer(Found found, int percent) {}

    /** Asks one collection, or all of them. */
    Answer ask(Optional<OpenCollection> one, SearchRequest request) throws IOException {
        Map<String, SearchIndex> asked = new LinkedHashMap<>();
        long done = 0;
        long all = 0;
        for (OpenCollection collection : one.isPresent() ? List.of(one.get()) : readable(request)) {
            SearchedArchive searched = searched(collection);
            await(searched);
            asked.put(collection.name(), searched.index());
            done += searched.progress().done();
            all += searched.progress().all();
        }
        return new Answer(new Search(asked).find(request), new SearchIndex.Progress(done, all).percent());
    }

    /** Lists the articles of a collection, each once, as far as they are indexed. */
    Answer list(OpenCollection collection, ListOrder order, int from, int limit) throws IOException {
        SearchedArchive searched = searched(collection);
        await(searched);
        int percent = searched.progress().percent();
        return new Answer(searched.index().articles(collection.name(), order, from, limit), percent);
    }

    /** How many articles a collection has: by the index, else as many as are listed, if that is known at once. */
    OptionalLong articles(OpenCollection collection) throws IOException {
        Answer known = list(collection, ListOrder.COLLECTION, 0, 0);
        if (known.percent() == 100) {
            return OptionalLong.of(known.found().total());
        }
        OptionalInt listed = collection.pages().quickCount(COUNTING);
        return listed.isPresent() ? OptionalLong.of(listed.getAsInt()) : OptionalLong.empty();
    }

    /** What is indexed in a moment is waited for; of all else what is there is searched at once. */
    private void await(SearchedArchive searched) throws IOException {
        Future<?> growth = searched.isShort() ? growing.get(searched) : null;
        try {
            if (growth != null) {
                growth.get(MOMENT, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | CancellationException | ExecutionException later) {
            LOG.debug("searched as far as it is indexed", later);
        }
    }

    /** An archive that cannot be opened must not keep the others from being searched. */
    private List<OpenCollection> readable(SearchRequest request) throws IOException {
        Map<String, OpenCollection> open = new LinkedHashMap<>();
        String only = request.only().get(SearchRequest.Facet.COLLECTION);
        for (String name : shelf.names()) {
            if (only == null || only.equals(name)) {
                try {
                    shelf.find(name).ifPresent(collection -> open.put(name, collection));
                } catch (IOException unreadable) {
                    LOG.warn("{} is not searched", ArchivedHeaders.harmless(name), unreadable);
                }
            }
        }
        return List.copyOf(open.values());
    }

    private SearchedArchive searched(OpenCollection collection) throws IOException {
        Path pages = collection.holding().pages();
        SearchedArchive known = indexes.get(pages);
        SearchedArchive searched = known == null ? opened(collection, pages) : known;
        if (searched.isBehind()) {
            growing.computeIfAbsent(searched, behind -> background.submit(() -> grow(collection.name(), behind)));
        }
        return searched;
    }

    private synchronized SearchedArchive opened(OpenCollection collection, Path pages) throws IOException {
        SearchedArchive known = indexes.get(pages);
        if (known != null) {
            return known;
        }
        SearchedArchive searched = SearchedArchive.of(collection);
        indexes.put(pages, searched);
        return searched;
    }

    private void grow(String name, SearchedArchive searched) {
        try {
            searched.grow(() -> closed);
        } catch (IOException failed) {
            LOG.warn("the search index of {} could not be built", ArchivedHeaders.harmless(name), failed);
        } finally {
            growing.remove(searched);
        }
    }

    @Override
    public void close() {
        closed = true;
        background.shutdown();
        for (SearchedArchive searched : indexes.values()) {
            try {
                searched.close();
            } catch (IOException failed) {
                LOG.warn("a search index could not be closed", failed);
            }
        }
    }
}
