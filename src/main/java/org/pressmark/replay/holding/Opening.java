package org.pressmark.replay.holding;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.DamagedIndexException;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Indexer;
import org.pressmark.index.MergedIndex;
import org.pressmark.index.ParallelIndexer;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.wacz.Datapackage;
import org.pressmark.warc.WarcReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens archives; makes the indexes that are missing. */
public final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** Up to so many indexes are read side by side; more are merged into one, for each costs a look-up. */
    private static final int SIDE_BY_SIDE = 4;

    /** So many are merged at a time, for each keeps files open. */
    private static final int MERGED_AT_ONCE = 256;

    /** Files below this size are read sooner than an index of their own is made. */
    private static final int TINY = 64 << 10;

    private static final long WORTH_THREADS = 64L << 20;

    private final IndexShelf indexes;
    private final int threads;

    /**
     * Opens archives.
     *
     * @param indexes where indexes are kept that archives do not bring
     * @param threads how many threads index one large file
     */
    public Opening(IndexShelf indexes, int threads) {
        this.indexes = indexes;
        this.threads = threads;
    }

    /**
     * Opens what lies at a place. The first time this reads all of an archive that has no index.
     *
     * @throws IOException where the archive cannot be read, or the index cannot be written
     */
    public Holding open(Place place) throws IOException {
        return switch (place.kind()) {
            case COLLECTION -> new Holding(
                    place, ofCollection(place), Map.of(), pagesOf(place).orElse(place.path().resolve("pages/pages.jsonl")), indexes);
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

    /** An index of archives whose own cannot be read. */
    CaptureIndex indexedAnew(Map<String, FileSlice> files) throws IOException {
        String name = files.values().stream().findFirst().map(file -> String.valueOf(file.file().getFileName())).orElse("");
        LOG.warn("an index cannot be read, and the archives are indexed anew: {}", name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
        return index(files);
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
        return Optional.of(joined(state.toString(), lists.stream().<PageLists.Source>map(list -> () -> Files.newInputStream(list)).toList()));
    }

    /** Lists of pages as one file, which is read at many places. */
    Path joined(String state, List<PageLists.Source> lists) throws IOException {
        Path folder = indexes.folder(state, (nothing, making) -> PageLists.join(lists, making.resolve("pages.jsonl")));
        return folder.resolve("pages.jsonl");
    }

    private Holding files(Place place) throws IOException {
        Map<String, FileSlice> files = filesOf(place);
        CaptureIndex index = index(files);
        Optional<Path> own = pagesOf(place);
        return new Holding(place, index, files, own.isPresent() ? own.get() : pages(place.state(), index), indexes);
    }

    /** One index for each file, so that a file that comes or changes costs no more than itself; tiny ones share one. */
    CaptureIndex index(Map<String, FileSlice> files) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Map<String, FileSlice> batch : batches(files)) {
            List<String> states = new ArrayList<>();
            for (Map.Entry<String, FileSlice> file : batch.entrySet()) {
                FileSlice slice = file.getValue();
                states.add(Place.stamp(slice.file()) + " " + slice.offset() + " " + slice.length() + " " + file.getKey());
            }
            String state = String.join("\n", states);
            indexes.keep(state);
            parts.add(new Part(state, () -> indexes.index(state, (index, folder) -> read(batch, index, folder))));
        }
        return joined(parts);
    }

    private static List<Map<String, FileSlice>> batches(Map<String, FileSlice> files) {
        List<Map<String, FileSlice>> batches = new ArrayList<>();
        Map<String, FileSlice> tiny = Map.of();
        for (Map.Entry<String, FileSlice> file : files.entrySet()) {
            boolean small = file.getValue().length() < TINY;
            boolean joins = small && !tiny.isEmpty() && tiny.size() < MERGED_AT_ONCE;
            Map<String, FileSlice> batch = joins ? tiny : new LinkedHashMap<>();
            batch.put(file.getKey(), file.getValue());
            if (!joins) {
                batches.add(batch);
            }
            tiny = small ? batch : Map.of();
        }
        return batches;
    }

    /**
     * An index that others are merged of.
     *
     * @param state another text where the index is another one
     */
    private record Part(String state, IndexSource source) {}

    private interface IndexSource {
        CaptureIndex open() throws IOException;
    }

    private CaptureIndex joined(List<Part> parts) throws IOException {
        if (parts.size() <= SIDE_BY_SIDE) {
            return sideBySide(parts);
        }
        if (parts.size() <= MERGED_AT_ONCE) {
            return merged(parts).source().open();
        }
        List<Part> groups = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += MERGED_AT_ONCE) {
            groups.add(merged(parts.subList(from, Math.min(parts.size(), from + MERGED_AT_ONCE))));
        }
        return joined(groups);
    }

    /** The parts are opened only where what is merged of them is not there yet. */
    private Part merged(List<Part> parts) {
        StringBuilder all = new StringBuilder("merged\n");
        parts.forEach(part -> all.append(part.state()).append('\n'));
        return new Part(all.toString(), () -> indexes.index(all.toString(), (index, folder) -> {
            try (CaptureIndex open = sideBySide(parts)) {
                index.addSorted(open.range("", ""));
            }
        }));
    }

    private static CaptureIndex sideBySide(List<Part> parts) throws IOException {
        List<CaptureIndex> open = new ArrayList<>();
        try {
            for (Part part : parts) {
                open.add(part.source().open());
            }
        } catch (IOException | RuntimeException failed) {
            MergedIndex opened = new MergedIndex(open);
            try (opened) {
                throw failed;
            }
        }
        return open.size() == 1 ? open.get(0) : new MergedIndex(open);
    }

    /** What is damaged is left out, and said in a file beside the index. */
    private void read(Map<String, FileSlice> files, IndexWriting index, Path folder) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Map.Entry<String, FileSlice> file : files.entrySet()) {
            read(file.getValue(), file.getKey(), index, findings);
        }
        Files.write(folder.resolve("findings.txt"), findings);
    }

    private void read(FileSlice file, String name, IndexWriting index, List<String> findings) throws IOException {
        boolean whole = file.offset() == 0 && file.length() == Files.size(file.file());
        if (whole && file.length() >= WORTH_THREADS) {
            new ParallelIndexer(threads, line -> IndexShelf.add(index, line), finding -> note(finding, findings))
                    .index(file.file(), name);
        } else if (file.length() > 0) {
            try (WarcReading reading = WarcReading.open(file, 0, WarcReading.HEADER_LIMIT)) {
                new Indexer(line -> IndexShelf.add(index, line), finding -> note(finding, findings)).index(reading, name);
            }
        }
    }

    private static void note(Finding finding, List<String> findings) {
        if (findings.size() < 10_000) {
            findings.add(finding.toString().replace('\n', ' '));
        }
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
