package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Fetcher;

/** What was broken off anywhere and is run again equals what was never broken off. */
final class ResumeTest {
    @TempDir
    Path folder;

    /** The program's end, wherever it comes from. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends the run when the k-th article has been told of. */
    private static final class StoppingAfter implements Progress {
        private int left;

        StoppingAfter(int articles) {
            left = articles;
        }

        @Override
        public void article(long done, long total, long missing) {
            left--;
            if (left == 0) {
                throw new Stopped();
            }
        }

        @Override
        public void note(String line) {
            // of no interest
        }
    }

    private Path seeds() {
        return PlannedWeb.articles().in(folder.resolve("seeds"));
    }

    private SortedMap<String, String> unbroken() throws IOException {
        Path collection = folder.resolve("unbroken");
        Packing.with(PlannedWeb::in).fileBytes(150_000).pack(seeds(), collection);
        return Packing.sums(collection);
    }

    @Test
    void aRunStoppedAfterAnyArticleGoesOnToTheSameBytes() throws IOException {
        SortedMap<String, String> unbroken = unbroken();
        for (int k = 1; k <= 26; k += 3) {
            int stop = k;
            Path collection = folder.resolve("stopped" + k);
            assertThatThrownBy(() -> Packing.with(PlannedWeb::in)
                            .fileBytes(150_000)
                            .telling(new StoppingAfter(stop))
                            .pack(seeds(), collection))
                    .isInstanceOf(Stopped.class);
            assertThat(halves(collection)).as("after %s articles", k).isEmpty();

            Packing.with(PlannedWeb::in).fileBytes(150_000).pack(seeds(), collection);
            assertThat(Packing.sums(collection)).as("after %s articles", k).isEqualTo(unbroken);
        }
    }

    @Test
    void aFetcherThatBreaksAtAnyCallIsAskedAgainOnlyForWhatIsMissing() throws IOException {
        SortedMap<String, String> unbroken = unbroken();
        for (int k = 1; k <= 60; k += 7) {
            int stop = k;
            AtomicInteger before = new AtomicInteger();
            Path collection = folder.resolve("broken" + k);
            assertThatThrownBy(() -> Packing.with(to -> breakingAt(stop, PlannedWeb.counting(to, before)))
                            .fileBytes(150_000)
                            .pack(seeds(), collection))
                    .hasRootCauseInstanceOf(Stopped.class);

            AtomicInteger after = new AtomicInteger();
            Packing.with(to -> PlannedWeb.counting(to, after)).fileBytes(150_000).pack(seeds(), collection);
            assertThat(Packing.sums(collection)).as("broken at call %s", k).isEqualTo(unbroken);
            assertThat(before.get()).isGreaterThanOrEqualTo(k - 1);
        }
    }

    private static Fetcher breakingAt(int k, Fetcher web) {
        AtomicInteger calls = new AtomicInteger();
        return new Fetcher() {
            @Override
            public Outcome fetch(WebUrl target, Optional<WebUrl> referrer) {
                if (calls.incrementAndGet() == k) {
                    throw new Stopped();
                }
                return web.fetch(target, referrer);
            }

            @Override
            public void close() {
                web.close();
            }
        };
    }

    @Test
    void anAnsweredAddressIsNotAskedTwice() throws IOException {
        Path collection = folder.resolve("stopped");
        AtomicInteger calls = new AtomicInteger();
        Packing.with(to -> PlannedWeb.counting(to, calls)).pack(seeds(), collection);
        int all = calls.get();
        Files.writeString(folder.resolve("seeds/n0.md"), "# changed\n\n![](http://a.example/0.png)");
        Packing.with(to -> PlannedWeb.counting(to, calls)).at("2026-02-01T00:00:00Z").pack(
                folder.resolve("seeds"), collection);

        assertThat(calls.get()).isEqualTo(all);
    }

    @Test
    void whatAKilledProcessLeavesIsSweptAway() throws IOException {
        SortedMap<String, String> unbroken = unbroken();
        Path collection = folder.resolve("killed");
        Files.createDirectories(collection.resolve("archive"));
        Files.createDirectories(collection.resolve("indexes"));
        Files.createDirectories(collection.resolve("pages"));
        for (String open : List.of(
                "archive/things-20251231000000-00001.warc.gz.open", "archive/things-20260101120000-00001.warc.gz.open",
                "indexes/index.cdx.gz.open", "indexes/index.idx.open", "pages/pages.jsonl.open",
                "datapackage.json.open")) {
            Files.writeString(collection.resolve(open), "half of someth");
        }
        Packing.with(PlannedWeb::in).fileBytes(150_000).pack(seeds(), collection);

        assertThat(Packing.sums(collection)).isEqualTo(unbroken);
    }

    /** Everything of a run is in its place, only the ledger's last line never came to the disk. */
    @Test
    void aRunWhoseEndWasNotNotedIsNotPackedTwice() throws IOException {
        SortedMap<String, String> unbroken = unbroken();
        Path collection = folder.resolve("unbroken");
        cutLastLine(collection.resolve(".pressmark/ledger.jsonl"));
        Packing.with(PlannedWeb::in).fileBytes(150_000).pack(seeds(), collection);

        assertThat(Packing.sums(collection)).isEqualTo(unbroken);
    }

    /** A seed may have changed since; the archive holds its earlier version and must not lose it. */
    @Test
    void whatIsPublishedStaysWhenTheLedgerIsDamaged() throws IOException {
        unbroken();
        Path collection = folder.resolve("unbroken");
        List<String> earlier = ids(collection);
        Files.writeString(folder.resolve("seeds/n3.md"), "# a later version");
        Path ledger = collection.resolve(".pressmark/ledger.jsonl");
        byte[] lines = Files.readAllBytes(ledger);
        lines[lines.length / 2] ^= 1;
        Files.write(ledger, lines);
        Packing.with(PlannedWeb::in).fileBytes(150_000).at("2026-03-01T00:00:00Z").pack(
                folder.resolve("seeds"), collection);

        assertThat(ids(collection)).containsAll(earlier);
    }

    @Test
    void whatIsPublishedStaysWhenTheLedgerIsLost() throws IOException {
        unbroken();
        Path collection = folder.resolve("unbroken");
        List<String> earlier = ids(collection);
        Files.delete(collection.resolve(".pressmark/ledger.jsonl"));
        Packing.with(PlannedWeb::in).fileBytes(150_000).at("2026-03-01T00:00:00Z").pack(
                folder.resolve("seeds"), collection);

        assertThat(ids(collection)).containsAll(earlier).doesNotHaveDuplicates();
    }

    /** A broken run noted what it wrote; none of that is in the archive, so none of it may count. */
    @Test
    void whatABrokenRunNotedDoesNotCountOnceTheNextOneIsFinished() throws IOException {
        Path seeds = new SeedFolder()
                .with("a.md", "# a\n\n![](p.png)")
                .with("b.md", "# b")
                .with("c.md", "# c")
                .with("p.png", SeedFolder.noise(1, 100))
                .in(folder.resolve("few"));
        Path collection = folder.resolve("collection");
        assertThatThrownBy(() -> Packing.offline().telling(new StoppingAfter(2)).pack(seeds, collection))
                .isInstanceOf(Stopped.class);
        byte[] a = Files.readAllBytes(seeds.resolve("a.md"));
        Files.delete(seeds.resolve("a.md"));
        Packing.offline().pack(seeds, collection);
        Files.write(seeds.resolve("a.md"), a);
        Packing.offline().at("2026-02-01T00:00:00Z").pack(seeds, collection);

        String base = "https://things.seeds.invalid/";
        assertThat(Packing.records(collection, "resource", base + "a.md")).hasSize(1);
        assertThat(Packing.records(collection, "resource", base + "p.png")).hasSize(1);
    }

    /** The two index files get their names one after the other; a kill may fall between. */
    @Test
    void anIndexOfWhichOnlyOneFileIsThereIsMadeAnew() throws IOException {
        Path collection = folder.resolve("unbroken");
        unbroken();
        Files.writeString(folder.resolve("seeds/zz.md"), "# new");
        Packing.with(PlannedWeb::in).fileBytes(150_000).at("2026-03-01T00:00:00Z").pack(
                folder.resolve("seeds"), collection);
        SortedMap<String, String> whole = Packing.sums(collection);

        Files.delete(collection.resolve("indexes/index.idx"));
        Files.delete(collection.resolve("datapackage.json"));
        cutLastLine(collection.resolve(".pressmark/ledger.jsonl"));
        Packing.with(PlannedWeb::in).fileBytes(150_000).at("2026-03-01T00:00:00Z").pack(
                folder.resolve("seeds"), collection);

        assertThat(Packing.sums(collection)).containsEntry(
                "indexes/index.cdx.gz", whole.get("indexes/index.cdx.gz"));
        assertThat(Packing.sums(collection)).containsEntry("indexes/index.idx", whole.get("indexes/index.idx"));
    }

    private static void cutLastLine(Path ledger) throws IOException {
        String lines = Files.readString(ledger);
        Files.writeString(ledger, lines.substring(0, lines.lastIndexOf('\n', lines.length() - 2) + 1));
    }

    private static List<String> ids(Path collection) throws IOException {
        return Packing.records(collection).stream().map(record -> record.field("WARC-Record-ID")).toList();
    }

    private static List<Path> halves(Path collection) throws IOException {
        try (Stream<Path> files = Files.walk(collection)) {
            return files.filter(path -> path.toString().endsWith(".open")).toList();
        }
    }
}
