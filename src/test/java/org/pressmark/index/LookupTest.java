package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.CaptureTime;

/** What the indexes find by halving is what one finds by reading all lines. */
final class LookupTest {
    private static final List<CdxLine> ALL = new ArrayList<>();
    private static CaptureIndex zipNum;
    private static CaptureIndex sorted;
    private static MergedIndex merged;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 6000; i++) {
            String path = i % 3 == 0 ? "crowd" : "p" + random.nextInt(300);
            String time = CaptureTime.digits(Instant.ofEpochSecond(1_000_000_000L + random.nextInt(3000) * 3000L));
            String url = (random.nextInt(20) == 0 ? "http" : "https") + "://e.org/" + path;
            ALL.add(new CdxLine(Surt.key(url), time, url, "text/html", "200", "d" + i, 9, i, "x".repeat(random.nextInt(40)) + ".warc.gz"));
        }
        zipNum = ZipNumIndex.open(written(Files.createDirectory(folder.resolve("all")), ALL));
        Path text = folder.resolve("sorted.cdxj");
        try (IndexWriting index = new IndexWriting(folder, 100_000); OutputStream out = Files.newOutputStream(text)) {
            for (CdxLine line : ALL) {
                index.add(line);
            }
            index.writeLines(out);
        }
        sorted = SortedFileIndex.open(text);
        merged = new MergedIndex(List.of(
                ZipNumIndex.open(written(Files.createDirectory(folder.resolve("a")), ALL.subList(0, 2000))),
                ZipNumIndex.open(written(Files.createDirectory(folder.resolve("b")), ALL.subList(2000, 6000)))));
        ALL.sort(MergedIndex.ORDER);
    }

    private static Path written(Path folder, List<CdxLine> lines) throws IOException {
        try (IndexWriting index = new IndexWriting(folder, IndexWriting.DEFAULT_MEMORY)) {
            for (CdxLine line : lines) {
                index.add(line);
            }
            index.write(folder);
        }
        return folder;
    }

    @AfterAll
    static void close() throws IOException {
        zipNum.close();
        sorted.close();
        merged.close();
    }

    /** Not closed after each test, as JUnit would do with what can be closed. */
    private static CaptureIndex index(String name) {
        return Map.<String, CaptureIndex>of("ZipNum", zipNum, "sorted file", sorted, "merged", merged).get(name);
    }

    private static String bound(Random random) {
        CdxLine line = ALL.get(random.nextInt(ALL.size()));
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> line.key() + " ";
            case 2 -> line.key() + "!";
            case 3 -> line.key() + " " + line.timestamp();
            default -> line.key().substring(0, line.key().length() - 1);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZipNum", "sorted file", "merged"})
    void readsEveryRangeBothWays(String kind) throws IOException {
        CaptureIndex index = index(kind);
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            String from = bound(random);
            String to = bound(random);
            List<CdxLine> expected = new ArrayList<>(ALL.stream()
                    .filter(line -> line.toCdxj().compareTo(from) >= 0 && (to.isEmpty() || line.toCdxj().compareTo(to) < 0))
                    .toList());
            try (Stream<CdxLine> found = index.range(from, to)) {
                assertThat(found.toList()).as(from + " to " + to).isEqualTo(expected);
            }
            Collections.reverse(expected);
            try (Stream<CdxLine> found = index.backwards(from, to)) {
                assertThat(found.toList()).as(to + " back to " + from).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZipNum", "sorted file", "merged"})
    void choosesWhatReadingAllLinesWouldChoose(String kind) throws IOException {
        CaptureIndex index = index(kind);
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            CdxLine some = ALL.get(random.nextInt(ALL.size()));
            Instant wanted = Instant.ofEpochSecond(990_000_000L + random.nextInt(30_000_000));
            Optional<CdxLine> expected =
                    Closest.of(ALL.stream().filter(line -> line.key().equals(some.key())), wanted, some.url());
            Optional<CdxLine> found = Closest.in(index, wanted, some.url(), line -> true);
            assertThat(found.map(CdxLine::timestamp)).isEqualTo(expected.map(CdxLine::timestamp));
            assertThat(found.map(CdxLine::url)).isEqualTo(expected.map(CdxLine::url));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZipNum", "sorted file", "merged"})
    void knowsAboutHowManyLinesThereAre(String kind) throws IOException {
        CaptureIndex index = index(kind);
        assertThat(index.estimate("", "")).isBetween(5000L, 7500L);
        assertThat(index.estimate("org,e)/crowd ", "org,e)/crowd!")).isBetween(1000L, 3000L);
        assertThat(index.estimate("zz", "")).isZero();
    }
}
