package org.pressmark.replay.holding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Indexer;
import org.pressmark.index.MergedIndex;
import org.pressmark.index.ParallelIndexer;
import org.pressmark.warc.WarcReading;

/** Makes indexes of archive files that bring none, and keeps them; few files or very many. */
final class FileIndexes {
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
     * Makes indexes.
     *
     * @param threads how many threads index one large file
     */
    FileIndexes(IndexShelf indexes, int threads) {
        this.indexes = indexes;
        this.threads = threads;
    }

    /** One index for each file, so that a file that comes or changes costs no more than itself; tiny ones share one. */
    CaptureIndex of(Map<String, FileSlice> files) throws IOException {
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
            try (WarcReading reading = WarcReading.open(file)) {
                new Indexer(line -> IndexShelf.add(index, line), finding -> note(finding, findings)).index(reading, name);
            }
        }
    }

    private static void note(Finding finding, List<String> findings) {
        if (findings.size() < 10_000) {
            findings.add(finding.toString().replace('\n', ' '));
        }
    }
}
