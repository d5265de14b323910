package org.pressmark.replay.holding;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CaptureIndex;

/** One archive that is open: its index, the files the index points into, its list of pages. Thread-safe. */
public final class Holding implements Closeable {
    private final Place place;
    private final CaptureIndex index;
    private final Map<String, FileSlice> files;
    private final Path pages;
    private final Originals originals;
    private final Claims claims;

    Holding(Place place, CaptureIndex index, Map<String, FileSlice> files, Path pages, IndexShelf indexes) {
        this.place = place;
        this.index = index;
        this.files = files;
        this.pages = pages;
        this.originals = new Originals(this, indexes);
        this.claims = new Claims(this, indexes);
    }

    /** Where it lies. */
    public Place place() {
        return place;
    }

    /** Every capture in it. */
    public CaptureIndex index() {
        return index;
    }

    /** What revisits may refer to by other means than address and date. */
    public Originals originals() {
        return originals;
    }

    /** Which articles name an address as their source. */
    public Claims claims() {
        return claims;
    }

    /** The list of pages, a file of JSON lines that may not be there. */
    public Path pages() {
        return pages;
    }

    /**
     * The bytes of one of its WARC or ARC files.
     *
     * @param name as the index has it
     * @throws IOException where the file's size cannot be read
     */
    public Optional<FileSlice> file(String name) throws IOException {
        return files.isEmpty() ? place.file(name) : Optional.ofNullable(files.get(name)).or(() -> inAnyFolder(name));
    }

    /** Indexes of other tools name the folder too, or leave it out: one file of that name is the one. */
    private Optional<FileSlice> inAnyFolder(String name) {
        List<String> same = files.keySet().stream().filter(file -> lastPart(file).equals(lastPart(name))).toList();
        return same.size() == 1 ? Optional.of(files.get(same.get(0))) : Optional.empty();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The names of all its WARC and ARC files, in order. */
    public List<String> files() throws IOException {
        return files.isEmpty() ? place.names() : List.copyOf(files.keySet());
    }

    @Override
    public void close() throws IOException {
        try (index; claims) {
            originals.close();
        }
    }
}
