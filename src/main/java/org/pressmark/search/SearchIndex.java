package org.pressmark.search;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.pressmark.capture.FileSlice;

/**
 * The search index of one collection, in {@code .pressmark/search}. It can be asked while it grows; one thread at a time
 * makes it grow. Where the folder cannot be written to, the index is held in memory instead; where another program is
 * building it, what that one has finished is read.
 */
public final class SearchIndex implements Closeable {
    private static final double BUFFER_MB = 32;
    private static final int SHOW_FIRST = 500;
    private static final long SAVE_EVERY = 256L << 20;

    private final Path pages;
    private final Directory directory;
    private final Optional<IndexWriter> writer;
    private final Object listingLock = new Object();
    private Optional<Listing> listing = Optional.empty();
    private volatile DirectoryReader reader;
    private volatile Progress progress = new Progress(0, 0);

    /**
     * How much of pages.jsonl is indexed.
     *
     * @param done bytes that can be searched
     * @param all bytes there are
     */
    public record Progress(long done, long all) {
        /** Whether everything can be searched. */
        public boolean isComplete() {
            return done >= all;
        }

        /** Whole percents. */
        public int percent() {
            return all == 0 ? 100 : (int) Math.min(100, done * 100 / all);
        }
    }

    private SearchIndex(Path pages, Directory directory, Optional<IndexWriter> writer, DirectoryReader reader) {
        this.pages = pages;
        this.directory = directory;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Opens the index of a collection, as far as it is there; {@link #update} makes it whole.
     *
     * @param collection the collection's folder
     */
    public static SearchIndex open(Path collection) throws IOException {
        return open(collection.resolve("pages").resolve("pages.jsonl"), collection.resolve(".pressmark").resolve("search"));
    }

    /**
     * Opens the index of a list of pages.
     *
     * @param pages the list, JSON lines; it may not be there yet
     * @param place the folder of the index
     */
    public static SearchIndex open(Path pages, Path place) throws IOException {
        Directory directory = directory(place);
        try {
            IndexWriter writer = writer(directory);
            return new SearchIndex(pages, directory, Optional.of(writer), DirectoryReader.open(writer)).measured();
        } catch (LockObtainFailedException busy) {
            DirectoryReader reader = DirectoryReader.indexExists(directory)
                    ? DirectoryReader.open(directory)
                    : DirectoryReader.open(emptied());
            return new SearchIndex(pages, directory, Optional.empty(), reader).measured();
        }
    }

    private static Directory directory(Path place) throws IOException {
        try {
            return FSDirectory.open(Files.createDirectories(place));
        } catch (FileSystemException readOnly) {
            return new ByteBuffersDirectory();
        }
    }

    private static Directory emptied() throws IOException {
        Directory empty = new ByteBuffersDirectory();
        new IndexWriter(empty, new IndexWriterConfig()).close();
        return empty;
    }

    /** An index nobody can read any more is thrown away: all of it can be made again. */
    private static IndexWriter writer(Directory directory) throws IOException {
        try {
            return new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
        } catch (org.apache.lucene.index.CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException unreadable) {
            return new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE));
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig().setOpenMode(mode).setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false);
    }

    /** Whether what is indexed is there for the next one to open: false where its folder cannot be written to. */
    public boolean isKept() {
        return directory instanceof FSDirectory;
    }

    /**
     * Indexes the lines that came since, or everything where the old ones are no longer there.
     *
     * @param stop asked between articles; where it says so, what was done is kept and the rest is left
     */
    public synchronized void update(BooleanSupplier stop) throws IOException {
        measured();
        if (writer.isEmpty() || progress.isComplete()) {
            return;
        }
        if (progress.done() == 0) {
            writer.get().deleteAll();
        }
        grow(writer.get(), stop);
    }

    private void grow(IndexWriter into, BooleanSupplier stop) throws IOException {
        long all = progress.all();
        long saved = progress.done();
        int added = 0;
        int shown = 0;
        try (PageLines lines = new PageLines(pages, saved, all)) {
            while (!stop.getAsBoolean() && lines.next()) {
                Optional<PageText> page = PageText.parse(lines.bytes());
                if (page.isPresent()) {
                    into.addDocument(PageDocument.of(page.get(), lines.start(), lines.end() - lines.start()));
                    added++;
                }
                if (lines.end() - saved >= SAVE_EVERY) {
                    saved = lines.end();
                    save(into, saved);
                }
                if (added >= shown + Math.max(SHOW_FIRST, shown / 2)) {
                    progress = new Progress(lines.end(), all);
                    show(); // a segment each time: so not too often
                    shown = added;
                }
            }
            boolean whole = !stop.getAsBoolean();
            save(into, lines.end());
            progress = new Progress(whole ? all : lines.end(), all);
        }
        show();
    }

    private void save(IndexWriter into, long done) throws IOException {
        into.setLiveCommitData(Map.of(
                        "version", Fields.VERSION, "done", Long.toString(done), "mark", Watermark.of(pages, done))
                                .entrySet());
        into.commit();
    }

    private void show() throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(reader);
        if (newer != null) {
            DirectoryReader older = reader;
            reader = newer;
            older.decRef();
        }
    }

    /** Looks at how much of the file as it is now the index holds. */
    private SearchIndex measured() throws IOException {
        long all = Files.isRegularFile(pages) ? Watermark.finishedLines(pages) : 0;
        progress = new Progress(Math.min(all, held(all)), all);
        return this;
    }

    private long held(long all) throws IOException {
        if (writer.isEmpty()) {
            show();
        }
        Map<String, String> saved = saved();
        long done = Long.parseLong(saved.getOrDefault("done", "0"));
        boolean same = Fields.VERSION.equals(saved.get("version"))
                && done <= all
                && Watermark.of(pages, done).equals(saved.get("mark"));
        return same ? done : 0;
    }

    private Map<String, String> saved() throws IOException {
        if (writer.isEmpty()) {
            return reader.getIndexCommit().getUserData();
        }
        Map<String, String> saved = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.get().getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> saved.put(entry.getKey(), entry.getValue()));
        }
        return saved;
    }

    /** Whether this program can make it grow; where it cannot, another one is. */
    public boolean canGrow() {
        return writer.isPresent();
    }

    /** How far the index is. */
    public Progress progress() {
        return progress;
    }

    /** Whether the file has grown or changed since it was last looked at; a look at its length only. */
    public boolean isBehind() throws IOException {
        return Files.isRegularFile(pages)
                && (Files.size(pages) < progress.all() || Watermark.finishedLines(pages) != progress.done());
    }

    /**
     * Lists articles, each once, by its latest capture.
     *
     * @param name what the collection is called in the hits
     * @param from how many to pass over
     * @param limit how many to give
     */
    public Found articles(String name, ListOrder order, int from, int limit) throws IOException {
        IndexReader taken = take();
        try {
            Listing known = listing(taken);
            int[] all = known.in(order);
            List<Hit> hits = new ArrayList<>();
            for (int i = Math.max(0, from); i < all.length && i - from < limit; i++) {
                page(taken, all[i]).ifPresent(page -> hits.add(Hit.of(name, page, List.of())));
            }
            return new Found(all.length, known.bytes(), known.lacking(), hits, Map.of());
        } finally {
            taken.decRef();
        }
    }

    private Listing listing(IndexReader now) throws IOException {
        synchronized (listingLock) {
            if (listing.isEmpty() || !listing.get().isOf(now)) {
                listing = Optional.of(new Listing(now));
            }
            return listing.get();
        }
    }

    /** The line a document was made of; empty where the file has changed and it no longer is one. */
    Optional<PageText> page(IndexReader in, int document) throws IOException {
        LeafReaderContext leaf = in.leaves().get(ReaderUtil.subIndex(document, in.leaves()));
        long from = number(leaf, Fields.OFFSET, document - leaf.docBase);
        try {
            return PageText.parse(new FileSlice(pages, from, number(leaf, Fields.LENGTH, document - leaf.docBase)).bytes());
        } catch (EOFException shorter) {
            return Optional.empty();
        }
    }

    private static long number(LeafReaderContext leaf, String field, int document) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        return values.advanceExact(document) ? values.longValue() : 0;
    }

    /** The index as it is now; whoever takes it gives it back by {@code decRef}. */
    IndexReader take() {
        DirectoryReader now = reader;
        while (!now.tryIncRef()) {
            DirectoryReader newer = reader;
            if (newer.equals(now)) { // not renewed meanwhile
                throw new AlreadyClosedException("the search index of " + pages + " is closed");
            }
            now = newer;
        }
        return now;
    }

    @Override
    public synchronized void close() throws IOException {
        reader.decRef();
        if (writer.isPresent()) {
            writer.get().rollback();
        }
        directory.close();
    }
}
