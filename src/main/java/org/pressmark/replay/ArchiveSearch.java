package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.pressmark.replay.holding.IndexShelf;
import org.pressmark.replay.holding.Opening;
import org.pressmark.replay.holding.Place;
import org.pressmark.replay.holding.Places;
import org.pressmark.search.Found;
import org.pressmark.search.Search;
import org.pressmark.search.SearchIndex;
import org.pressmark.search.SearchRequest;

/** Searches archives as the pages of the server do, without a server: collections, packages and archive files of anybody. */
public final class ArchiveSearch implements Closeable {
    private final Map<String, OpenCollection> collections = new LinkedHashMap<>();
    private final Map<String, SearchedArchive> searched = new LinkedHashMap<>();

    /**
     * Opens archives. What brings no index of its captures is read whole the first time.
     *
     * @param paths archives, or folders that hold them
     * @param indexes the folder for indexes of archives that bring none
     */
    public ArchiveSearch(List<Path> paths, Path indexes) throws IOException {
        Opening opening = new Opening(new IndexShelf(indexes), Math.min(8, Runtime.getRuntime().availableProcessors()));
        try {
            for (Map.Entry<String, Place> place : Places.in(paths).entrySet()) {
                OpenCollection collection = new OpenCollection(opening.open(place.getValue()));
                collections.put(place.getKey(), collection);
                searched.put(place.getKey(), SearchedArchive.of(collection));
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** The names of the archives that were found. */
    public List<String> names() {
        return List.copyOf(searched.keySet());
    }

    /**
     * Indexes what is not indexed yet, as far as no other program is doing so.
     *
     * @param stop asked again and again; where it says so, what was done is kept and the rest is left
     */
    public void build(BooleanSupplier stop) throws IOException {
        for (SearchedArchive archive : searched.values()) {
            archive.grow(stop);
        }
    }

    /** Whole percents of the words that can be searched. */
    public int percent() throws IOException {
        long done = 0;
        long all = 0;
        for (SearchedArchive archive : searched.values()) {
            done += archive.progress().done();
            all += archive.progress().all();
        }
        return new SearchIndex.Progress(done, all).percent();
    }

    /** Finds what is asked for in all of them. */
    public Found find(SearchRequest request) throws IOException {
        Map<String, SearchIndex> indexes = new LinkedHashMap<>();
        searched.forEach((name, archive) -> indexes.put(name, archive.index()));
        return new Search(indexes).find(request);
    }

    @Override
    public void close() throws IOException {
        for (SearchedArchive archive : searched.values()) {
            archive.close();
        }
        for (OpenCollection collection : collections.values()) {
            collection.close();
        }
    }
}
