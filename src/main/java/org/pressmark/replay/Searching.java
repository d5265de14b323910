package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pressmark.replay.holding.Place;
import org.pressmark.search.Found;
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

    private final Shelf shelf;
    private final Map<Path, SearchIndex> indexes = new ConcurrentHashMap<>();
    private final Map<SearchIndex, Future<?>> growing = new ConcurrentHashMap<>();
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
        for (OpenCollection collection : one.isPresent() ? List.of(one.get()) : readable(request)) {
            asked.put(collection.name(), index(collection));
        }
        for (SearchIndex index : asked.values()) {
            await(index);
        }
        long done = asked.values().stream().mapToLong(index -> index.progress().done()).sum();
        long all = asked.values().stream().mapToLong(index -> index.progress().all()).sum();
        return new Answer(new Search(asked).find(request), new SearchIndex.Progress(done, all).percent());
    }

    /** What is indexed in a moment is waited for; of all else what is there is searched. */
    private void await(SearchIndex index) {
        Future<?> growth = growing.get(index);
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

    private SearchIndex index(OpenCollection collection) throws IOException {
        Path pages = collection.holding().pages();
        SearchIndex index = indexes.get(pages);
        if (index == null) {
            index = opened(pages, collection.holding().place());
        }
        if (index.isBehind()) {
            growing.computeIfAbsent(index, behind -> background.submit(() -> grow(pages, behind)));
        }
        return index;
    }

    private synchronized SearchIndex opened(Path pages, Place place) throws IOException {
        SearchIndex known = indexes.get(pages);
        if (known != null) {
            return known;
        }
        Path folder = place.kind() == Place.Kind.COLLECTION
                ? place.path().resolve(".pressmark").resolve("search")
                : pages.resolveSibling(pages.getFileName() + ".search");
        SearchIndex index = SearchIndex.open(pages, folder);
        indexes.put(pages, index);
        return index;
    }

    private void grow(Path pages, SearchIndex index) {
        try {
            index.update(() -> closed);
        } catch (IOException failed) {
            LOG.warn("the search index of {} could not be built", pages, failed);
        } finally {
            growing.remove(index);
        }
    }

    @Override
    public void close() {
        closed = true;
        background.shutdown();
        for (SearchIndex index : indexes.values()) {
            try {
                index.close();
            } catch (IOException failed) {
                LOG.warn("a search index could not be closed", failed);
            }
        }
    }
}
