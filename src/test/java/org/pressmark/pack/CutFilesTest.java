package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.disk.Folders;
import org.pressmark.disk.TestDisk;
import org.pressmark.fetch.Fetcher;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Indexer;
import org.pressmark.ledger.LedgerLine;
import org.pressmark.warc.WarcFormat;

/**
 * Files that end where a crash ended them: hardening promise R1. A finished archive, and what a
 * killed run leaves, are cut at some bytes here, {@code -Dpressmark.cuts=full} at every one.
 */
final class CutFilesTest {
    private static final boolean FULL = System.getProperty("pressmark.cuts", "").equals("full");
    private static final int STEP = FULL ? 1 : 401;
    private static final int RECORD_STEP = FULL ? 1 : 13;

    @TempDir
    Path folder;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private Fetcher web(Path spool) {
        return PlannedWeb.telling(spool, target -> asked.add(target.toString()));
    }

    private static Path seeds(Path folder) {
        return new SeedFolder()
                .with("a.md", "![](http://a.example/1.txt) ![](https://a.example/moved/1.txt)\n")
                .with("b.md", "![](http://d.example/dns/x) ![](http://c.example/gone/1)\n")
                .in(folder);
    }

    @ParameterizedTest(name = "gzip {0}")
    @ValueSource(booleans = {true, false})
    void aFinishedArchiveCutAtAnyByteKeepsEveryWholeRecordAndInventsNone(boolean gzip) throws IOException {
        Path collection = folder.resolve("c");
        Packing.with(PlannedWeb::in)
                .format(new WarcFormat(WarcFormat.Version.V1_1, gzip))
                .pack(seeds(folder.resolve("s")), collection);
        Path warc = new CollectionFiles(collection).warcs().get(0);
        byte[] whole = Files.readAllBytes(warc);
        List<CdxLine> all = lines(warc);
        int trailer = gzip ? 0 : 4; // where only the line ends behind its block are cut off, a record is whole
        assertThat(all).hasSizeGreaterThan(8);
        Path cut = folder.resolve(warc.getFileName().toString());
        for (int end = 0; end <= whole.length; end += RECORD_STEP) {
            Files.write(cut, Arrays.copyOf(whole, end));
            int there = end;
            assertThat(lines(cut)).as("cut at %s", end)
                    .usingElementComparator(Comparator.comparing(CdxLine::offset).thenComparing(CdxLine::digest))
                    .isEqualTo(all.stream().filter(line -> line.offset() + line.length() - trailer <= there).toList());
        }
    }

    private static List<CdxLine> lines(Path warc) throws IOException {
        List<CdxLine> lines = new ArrayList<>();
        new Indexer(lines::add, finding -> {}).index(warc, warc.getFileName().toString());
        return lines;
    }

    /** The state of a run that was killed when its last article was written: all is gathered, nothing is in place. */
    private Path killed(Path seeds) throws IOException {
        Path state = folder.resolve("state");
        assertThatThrownBy(() -> Packing.with(this::web)
                        .threads(1)
                        .telling(new Progress() {
                            @Override
                            public void article(long done, long total, long missing) {
                                if (done == total) {
                                    throw new IllegalStateException("killed");
                                }
                            }

                            @Override
                            public void note(String line) {
                                // of no interest
                            }
                        })
                        .pack(seeds, state))
                .hasMessage("killed");
        return state;
    }

    @Test
    void whatAKilledRunLeavesMayEndAnywhereAndTheNextRunComesToTheSameBytes() throws IOException {
        Path seeds = seeds(folder.resolve("s"));
        Path unbroken = folder.resolve("unbroken");
        Packing.with(this::web).threads(1).pack(seeds, unbroken);
        SortedMap<String, String> whole = Packing.sums(unbroken);
        Path state = killed(seeds);
        List<String> files = new ArrayList<>(List.of(".pressmark/ledger.jsonl"));
        Folders.files(state.resolve(".pressmark/spool"), "*").forEach(file -> files.add(state.relativize(file).toString()));
        for (String path : List.of("pages/pages.jsonl", "datapackage.json", "indexes/index.idx", "indexes/index.cdx.gz")) {
            Files.copy(unbroken.resolve(path), state.resolve(path + ".open"));
            files.add(path + ".open");
        }
        Path warc = new CollectionFiles(unbroken).warcs().get(0);
        String open = "archive/" + warc.getFileName() + ".open";
        Files.copy(warc, state.resolve(open));
        files.add(open);
        assertThat(files).hasSizeGreaterThan(6);
        for (String file : files) {
            int length = (int) Files.size(state.resolve(file));
            for (int end = 0; end <= length; end += STEP) {
                goesOn(state, file, end, seeds, whole);
            }
        }
    }

    private void goesOn(Path state, String file, int end, Path seeds, SortedMap<String, String> whole) throws IOException {
        Path left = folder.resolve("left");
        copy(state, left);
        Path cut = left.resolve(file);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), end));
        List<String> known = new ArrayList<>();
        if (!file.contains("spool")) {
            LedgerLine.read(left.resolve(".pressmark"), line -> known.add(line.target()));
        }
        asked.clear();
        Packing.with(this::web).threads(1).pack(seeds, TestDisk.over(left, new TestDisk.Hazard() {}));
        assertThat(Packing.sums(left)).as("%s cut at %s", file, end).isEqualTo(whole);
        assertThat(known).as("known from the ledger, asked again: %s cut at %s", file, end).noneMatch(asked::contains);
        Folders.remove(left);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
