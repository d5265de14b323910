package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.disk.Folders;

/** The same seeds, the same date and the same ledger give the same bytes, whatever is different around them. */
final class SameBytesTest {
    @TempDir
    Path folder;

    private SortedMap<String, String> usual() throws IOException {
        Path collection = folder.resolve("usual");
        Packing.offline().threads(1).pack(SeedFolder.ofEveryKind().in(folder.resolve("seeds")), collection);
        return Packing.sums(collection);
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 8})
    void theNumberOfThreadsDoesNotShow(int threads) throws IOException {
        SortedMap<String, String> usual = usual();
        Packing.offline().threads(threads).pack(folder.resolve("seeds"), folder.resolve("other"));

        assertThat(Packing.sums(folder.resolve("other"))).isEqualTo(usual);
    }

    @Test
    void everyPartOfTheCollectionIsCompared() throws IOException {
        assertThat(usual()).containsOnlyKeys(
                "archive/things-20260101120000-00001.warc.gz", "datapackage-digest.json", "datapackage.json",
                "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl");
    }

    @ParameterizedTest(name = "order {0}")
    @ValueSource(longs = {1, 2, 3})
    void neitherTheFolderNorTheOrderOfItsEntriesShows(long order) throws IOException {
        SortedMap<String, String> usual = usual();
        Path elsewhere = folder.resolve("quite/elsewhere");
        SeedFolder.ofEveryKind().shuffledIn(elsewhere, order);
        Packing.offline().pack(elsewhere, folder.resolve("deep/down/there"));

        assertThat(Packing.sums(folder.resolve("deep/down/there"))).isEqualTo(usual);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"tr-TR,Asia/Kathmandu", "ar-EG-u-nu-arab,Pacific/Apia", "th-TH-u-ca-buddhist,America/St_Johns"})
    void neitherLocaleNorTimeZoneShows(String language, String zone) throws IOException {
        SortedMap<String, String> usual = usual();
        Locale locale = Locale.getDefault();
        TimeZone timeZone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Packing.offline().pack(folder.resolve("seeds"), folder.resolve("other"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(timeZone);
        }

        assertThat(Packing.sums(folder.resolve("other"))).isEqualTo(usual);
    }

    /** A tmpfs lists what came last first; most disks list by a hash of the name. */
    @Test
    void ofTwoLinksToOneFolderTheSameIsTakenInWhateverOrderTheyAreListed() throws IOException {
        SortedMap<String, String> first = packedWithLinks("one", "a", "b", "c");

        assertThat(packedWithLinks("two", "c", "b", "a")).isEqualTo(first);
        assertThat(packedWithLinks("three", "b", "c", "a")).isEqualTo(first);
    }

    private SortedMap<String, String> packedWithLinks(String place, String... links) throws IOException {
        Path memory = Path.of("/dev/shm");
        Path parent = Files.isWritable(memory) ? Files.createTempDirectory(memory, "pressmark") : folder;
        Path seeds = new SeedFolder().with("zzz/x.md", "# x").in(parent.resolve(place));
        for (String link : links) {
            Files.createSymbolicLink(seeds.resolve(link), Path.of("zzz"));
        }
        Packing.offline().pack(seeds, folder.resolve(place + "-packed"));
        if (!parent.equals(folder)) {
            Folders.remove(parent);
        }
        return Packing.sums(folder.resolve(place + "-packed"));
    }

    @Test
    void theOrderInWhichServersAnswerDoesNotShow() throws IOException {
        Path seeds = PlannedWeb.articles().in(folder.resolve("seeds"));
        Packing.with(PlannedWeb::in).threads(1).pack(seeds, folder.resolve("first"));
        SortedMap<String, String> first = Packing.sums(folder.resolve("first"));

        for (int round = 0; round < 3; round++) {
            Path other = folder.resolve("other" + round);
            Packing.with(PlannedWeb::in).threads(2 + 3 * round).pack(seeds, other);
            assertThat(Packing.sums(other)).isEqualTo(first);
        }
    }

    @Test
    void filesThatAreRolledOverAreTheSameToo() throws IOException {
        Path seeds = PlannedWeb.articles().in(folder.resolve("seeds"));
        Packing.with(PlannedWeb::in).threads(1).fileBytes(150_000).pack(seeds, folder.resolve("first"));
        SortedMap<String, String> first = Packing.sums(folder.resolve("first"));
        Packing.with(PlannedWeb::in).threads(8).fileBytes(150_000).pack(seeds, folder.resolve("other"));

        assertThat(first.keySet().stream().filter(path -> path.startsWith("archive/"))).hasSizeGreaterThan(4);
        assertThat(Packing.sums(folder.resolve("other"))).isEqualTo(first);
    }
}
