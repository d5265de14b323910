package org.pressmark.replay.holding;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.DamagedIndexException;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.wacz.Datapackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens archives; makes the indexes that are missing. */
public final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final IndexShelf indexes;
    private final FileIndexes made;

    /**
     * Opens archives.
     *
     * @param indexes where indexes are kept that archives do not bring
     * @param threads how many threads index one large file
     */
    public Opening(IndexShelf indexes, int threads) {
        this.indexes = indexes;
        this.made = new FileIndexes(indexes, threads);
    }

    /**
     * Opens what lies at a place. The first time this reads all of an archive that has no index.
     *
     * @throws IOException where the archive cannot be read, or the index cannot be written
     */
    public Holding open(Place place) throws IOException {
        return switch (place.kind()) {
            case COLLECTION -> new Holding(
                    place, ofCollection(place), Map.of(),
                    pagesOf(place).orElse(place.path().resolve("pages/pages.jsonl")), indexes);
            case WACZ -> new WaczOpening(indexes, this).open(place);
            case FILES -> files(place);
        };
    }

    private CaptureIndex ofCollection(Place place) throws IOException {
        try {
            return ownIndex(place);
        } catch (DamagedIndexException damaged) {
            return indexedAnew(filesOf(place));
        }
    }

    /** An index of archives that bring none. */
    CaptureIndex indexed(Map<String, FileSlice> files) throws IOException {
        return made.of(files);
    }

    /** An index of archives whose own cannot be read. */
    CaptureIndex indexedAnew(Map<String, FileSlice> files) throws IOException {
        String name = files.values().stream().findFirst().map(file -> String.valueOf(file.file().getFileName())).orElse("");
        LOG.warn("an index cannot be read, and the archives are indexed anew: {}",
                name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
        return made.of(files);
    }

    private CaptureIndex ownIndex(Place place) throws IOException {
        CaptureIndex own = ZipNumIndex.open(place.path().resolve("indexes"));
        return Files.exists(place.path().resolve("datapackage.json"))
                ? underOurKeys(place.state(), own, Files.newInputStream(place.path().resolve("datapackage.json")))
                : own;
    }

    /**
     * An index whose lines are found by the keys that are looked up here. That of a package of ours is one; any other is
     * read through once and sorted anew.
     *
     * @param state another text where the index is another one
     * @param description the datapackage.json beside it; it is closed
     */
    CaptureIndex underOurKeys(String state, CaptureIndex own, InputStream description) throws IOException {
        if (isOurs(description)) {
            return own;
        }
        try (own) {
            return indexes.index("keys\n" + state, (index, folder) -> {
                try (Stream<CdxLine> lines = own.range("", "")) {
                    lines.forEach(line -> IndexShelf.add(index, line.underOurKey()));
                }
            });
        }
    }

    private static boolean isOurs(InputStream description) throws IOException {
        try (description) {
            return Datapackage.read(description).isOurs();
        } catch (JsonProcessingException damaged) {
            return false;
        }
    }

    /**
     * The WARC and ARC files at a place by their names, without its index. Those that are deflated inside a WACZ are
     * unpacked beside the indexes.
     */
    public Map<String, FileSlice> archives(Place place) throws IOException {
        return place.kind() == Place.Kind.WACZ ? new WaczOpening(indexes, this).archives(place) : filesOf(place);
    }

    private static Map<String, FileSlice> filesOf(Place place) throws IOException {
        Map<String, FileSlice> files = new LinkedHashMap<>();
        for (Path file : place.archives()) {
            files.put(place.nameOf(file), FileSlice.of(file));
        }
        return files;
    }

    /** The list of pages of a folder that has one. */
    private Optional<Path> pagesOf(Place place) throws IOException {
        List<Path> lists = PageLists.in(place.path().resolve("pages"));
        if (lists.isEmpty() || PageLists.isOneWhole(lists)) {
            return lists.stream().findFirst();
        }
        StringBuilder state = new StringBuilder("page lists\n");
        for (Path list : lists) {
            state.append(Place.stamp(list)).append('\n');
        }
        return Optional.of(
                joined(state.toString(),
                        lists.stream().<PageLists.Source>map(list -> () -> Files.newInputStream(list)).toList()));
    }

    /** Lists of pages as one file, which is read at many places. */
    Path joined(String state, List<PageLists.Source> lists) throws IOException {
        Path folder = indexes.folder(state, (nothing, making) -> PageLists.join(lists, making.resolve("pages.jsonl")));
        return folder.resolve("pages.jsonl");
    }

    private Holding files(Place place) throws IOException {
        Map<String, FileSlice> files = filesOf(place);
        CaptureIndex index = made.of(files);
        Optional<Path> own = pagesOf(place);
        return new Holding(place, index, files, own.isPresent() ? own.get() : pages(place.state(), index), indexes);
    }

    /** A list of the pages in an index, for archives that bring none. */
    Path pages(String state, CaptureIndex index) throws IOException {
        Path folder = indexes.folder("pages\n" + state, (nothing, making) -> {
            try (Stream<CdxLine> lines = index.range("", "")) {
                FoundPages.write(lines, making.resolve("pages.jsonl"));
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
        });
        return folder.resolve("pages.jsonl");
    }
}
