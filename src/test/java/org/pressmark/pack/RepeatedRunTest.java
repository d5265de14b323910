package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.ZipNumIndex;

/** Packing into a collection that is there already. */
final class RepeatedRunTest {
    private static final String BASE = "https://things.seeds.invalid/";

    @TempDir
    Path folder;

    private Path seeds;
    private Path collection;

    @BeforeEach
    void packOnce() throws IOException {
        seeds = new SeedFolder()
                .with("a.md", "# a\n\n![](p.png)")
                .with("b.md", "# b\n\n![](http://x.example/q.png)")
                .with("p.png", SeedFolder.noise(1, 5_000))
                .in(folder.resolve("seeds"));
        collection = folder.resolve("collection");
        Packing.offline().pack(seeds, collection);
    }

    private PackReport later() throws IOException {
        return Packing.offline().at("2026-02-01T00:00:00Z").pack(seeds, collection);
    }

    @Test
    void unchangedSeedsWriteNothingAndTouchNothing() throws IOException {
        SortedMap<String, String> sums = Packing.sums(collection);
        SortedMap<String, FileTime> times = times();
        PackReport report = later();

        assertThat(report.articles()).isZero();
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.files()).isEmpty();
        assertThat(Packing.sums(collection)).isEqualTo(sums);
        assertThat(times()).isEqualTo(times);
    }

    @Test
    void aChangedSeedBecomesANewCaptureOfTheSameAddress() throws IOException {
        Files.writeString(seeds.resolve("a.md"), "# a, second version\n\n![](p.png)");
        PackReport report = later();

        assertThat(report.articles()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        List<Packing.Found> versions = Packing.records(collection, "resource", BASE + "a.md");
        assertThat(versions).extracting(found -> new String(found.block(), StandardCharsets.UTF_8))
                .containsExactly("# a\n\n![](p.png)", "# a, second version\n\n![](p.png)");
        assertThat(versions).extracting(found -> found.field("WARC-Date"))
                .containsExactly("2026-01-01T12:00:00Z", "2026-02-01T00:00:00Z");
        assertThat(Packing.records(collection, "resource", BASE + "p.png")).hasSize(1);
    }

    /** The date being fixed, ids are told apart by the number of the run alone. */
    @Test
    void noRunNumberIsGivenTwiceWhateverIsLeftOfTheLedger() throws IOException {
        Path ledger = collection.resolve(".pressmark/ledger.jsonl");
        byte[] first = Files.readAllBytes(ledger);
        Files.writeString(seeds.resolve("b.md"), "# b, second version");
        Packing.offline().pack(seeds, collection);
        for (byte[] left : List.of(first, new byte[0])) {
            Files.write(ledger, left);
            Files.writeString(seeds.resolve("b.md"), "# b, yet another version " + left.length);
            Packing.offline().pack(seeds, collection);
        }
        List<Packing.Found> records = Packing.records(collection);
        assertThat(records).extracting(found -> found.field("WARC-Record-ID")).doesNotHaveDuplicates();
        assertThat(records).filteredOn(found -> found.field("WARC-Target-URI").endsWith(":configuration"))
                .extracting(found -> found.field("WARC-Target-URI")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aNewSeedIsAddedAndIndexAndPagesHoldBoth() throws IOException {
        Files.writeString(seeds.resolve("0.md"), "# zero");
        byte[] pagesBefore = Files.readAllBytes(collection.resolve("pages/pages.jsonl"));
        later();

        assertThat(Files.readAllBytes(collection.resolve("pages/pages.jsonl"))).startsWith(pagesBefore);
        assertThat(Files.readAllLines(collection.resolve("pages/pages.jsonl"))).hasSize(4);
        assertThat(urls()).contains(BASE + "a.html", BASE + "b.html", BASE + "0.html", BASE + "p.png");
        assertThat(urls()).hasSize((int) Packing.records(collection).stream()
                .filter(found -> found.head().type().equals("resource"))
                .count());
    }

    @Test
    void aChangedPictureIsKeptBesideTheEarlierOne() throws IOException {
        Files.write(seeds.resolve("p.png"), SeedFolder.noise(2, 5_000));
        Files.writeString(seeds.resolve("a.md"), "# a again\n\n![](p.png)");
        later();

        assertThat(Packing.records(collection, "resource", BASE + "p.png")).extracting(Packing.Found::block)
                .containsExactly(SeedFolder.noise(1, 5_000), SeedFolder.noise(2, 5_000));
    }

    @Test
    void theEarlierWarcFileStaysAsItIs() throws IOException {
        SortedMap<String, String> before = Packing.sums(collection);
        Files.writeString(seeds.resolve("c.md"), "# c");
        later();
        SortedMap<String, String> after = Packing.sums(collection);

        String first = "archive/things-20260101120000-00001.warc.gz";
        assertThat(after).containsEntry(first, before.get(first));
        assertThat(after).containsKey("archive/things-20260201000000-00002.warc.gz");
    }

    @Test
    void everyIndexLineLeadsToItsRecord() throws IOException {
        Files.writeString(seeds.resolve("c.md"), "# c");
        later();
        try (CaptureIndex index = ZipNumIndex.open(collection.resolve("indexes"));
                Stream<CdxLine> lines = index.range("", "")) {
            lines.forEach(line -> assertThat(targetAt(line)).isEqualTo(line.url()));
        }
    }

    private String targetAt(CdxLine line) {
        Path file = collection.resolve("archive").resolve(line.filename());
        try (var found = org.pressmark.warc.WarcReading.at(file, line.offset())) {
            return found.record().target().orElseThrow();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private List<String> urls() throws IOException {
        try (CaptureIndex index = ZipNumIndex.open(collection.resolve("indexes"));
                Stream<CdxLine> lines = index.range("", "")) {
            return lines.map(CdxLine::url).toList();
        }
    }

    private SortedMap<String, FileTime> times() throws IOException {
        SortedMap<String, FileTime> times = new TreeMap<>();
        for (String path : Packing.sums(collection).keySet()) {
            times.put(path, Files.getLastModifiedTime(collection.resolve(path)));
        }
        return times;
    }
}
