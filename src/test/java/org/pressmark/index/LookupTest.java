package org.pressmark.index;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
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
            ALL.add(new CdxLine(Surt.key(url), time, url, "text/html", "200", "d" + i, 9, i,
                    "x".repeat(random.nextInt(40)) + ".warc.gz"));
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

    @Test
    void findsLinesThatBeginJustWhereAPieceDoes(@TempDir Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1000; i < 1600; i++) {
            String line = new CdxLine("org,e)/" + i, "20240501120000", "", "", "", "", 1, 1, "").toCdxj();
            lines.add(line + " ".repeat(127 - line.length())); // 128 with its end: pieces of any power of two fit
        }
        Path text = Files.writeString(folder.resolve("even.cdxj"), String.join("\n", lines) + "\n");
        try (CaptureIndex index = SortedFileIndex.open(text); Stream<CdxLine> found = index.range("", "")) {
            assertThat(found.map(CdxLine::key)).hasSameSizeAs(lines).doesNotHaveDuplicates();
        }
    }

    @Test
    void findsLinesLongerThanThePiecesTheyLieIn(@TempDir Path folder) throws IOException {
        List<CdxLine> lines = new ArrayList<>();
        for (int i = 100; i < 140; i++) {
            String file = "x".repeat(i % 3 * 50_000) + ".warc.gz";
            lines.add(new CdxLine("org,e)/" + i, "20240501120000", "http://e.org/" + i, "", "200", "", 1, i, file));
        }
        Path text = Files.writeString(folder.resolve("long.cdxj"),
                lines.stream().map(line -> line.toCdxj() + "\n").collect(joining()));
        try (CaptureIndex index = SortedFileIndex.open(text)) {
            for (CdxLine line : lines) {
                try (Stream<CdxLine> found = index.captures(line.key())) {
                    assertThat(found).containsExactly(line);
                }
            }
        }
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
    @ValueSource(strings = {"ZipNum", "merged"})
    void countsWithoutReadingAllLines(String kind) throws IOException {
        CaptureIndex index = index(kind);
        assertThat(index.count("", "")).isEqualTo(ALL.size());
        assertThat(index.count("zz", "")).isZero();
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            String text = bound(random) + (random.nextInt(3) == 0 ? " {\"url" : "");
            assertThat(index.below(text))
                    .as(text)
                    .isEqualTo(text.isEmpty()
                            ? ALL.size()
                            : ALL.stream().filter(line -> line.toCdxj().compareTo(text) < 0).count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZipNum", "merged"})
    void findsTheLineBelowWhichSoManyLie(String kind) throws IOException {
        CaptureIndex index = index(kind);
        for (int number = 0; number < ALL.size(); number += number < 900 ? 1 : 97) {
            assertThat(index.at(number)).as("line " + number).contains(ALL.get(number).toCdxj());
        }
        assertThat(index.at(ALL.size())).isEmpty();
        assertThat(index.at(Long.MAX_VALUE / 2)).isEmpty();
    }

    @Test
    void knowsOfPlainFilesAboutHowManyLinesThereAre() throws IOException {
        assertThat(sorted.count("", "")).isBetween(5000L, 7500L);
        assertThat(sorted.count("org,e)/crowd ", "org,e)/crowd!")).isBetween(1000L, 3000L);
        assertThat(sorted.count("zz", "")).isZero();
    }

    /** Blocks as no program writes them, lines that are there twice, a block of other lines than the small file says. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLineIsInOnePieceWhateverTheBlocksAre(int seed, @TempDir Path folder) throws IOException {
        Random random = new Random(seed);
        List<CaptureIndex> parts = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int part = 0; part < 1 + random.nextInt(4); part++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(400); i > 0; i--) {
                String key = "org,e)/" + random.nextInt(seed % 2 == 0 ? 2 : 50) + " 2020010100000"
                        + random.nextInt(seed % 3 == 0 ? 1 : 10);
                lines.add(key + " {\"url\": \"http://e.org/\", \"filename\": \"" + random.nextInt(30) + "\"}");
            }
            Collections.sort(lines);
            all.addAll(lines);
            parts.add(unevenly(lines, random, Files.createDirectory(folder.resolve("p" + part))));
        }
        Collections.sort(all);
        try (MergedIndex index = new MergedIndex(parts)) {
            for (int size : List.of(1, 7, 50, 300)) {
                List<String> found = new ArrayList<>();
                long end = index.count("", "");
                for (long first = 0; first < end; first += size) {
                    Optional<String> from = first == 0 ? Optional.of("") : index.at(first);
                    Optional<String> to = index.at(first + size);
                    if (from.isPresent() && !to.equals(from)) {
                        try (Stream<CdxLine> piece = index.range(from.get(), to.orElse(""))) {
                            piece.forEach(line -> found.add(line.key() + " " + line.timestamp() + " {\"url\": \""
                                    + line.url() + "\", \"filename\": \"" + line.filename() + "\"}"));
                        }
                    }
                }
                assertThat(found).as("pieces of " + size).isEqualTo(all);
            }
        }
    }

    private static CaptureIndex unevenly(List<String> lines, Random random, Path folder) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        StringBuilder idx = new StringBuilder(random.nextBoolean() ? "!meta 0 {\"format\": \"cdxj-gzip-1.0\"}\n" : "");
        for (int at = 0; at < lines.size(); ) {
            int end = Math.min(lines.size(), at + 1 + random.nextInt(random.nextBoolean() ? 4 : 60));
            byte[] member = GzipMember.of((String.join("\n", lines.subList(at, end)) + "\n").getBytes(StandardCharsets.UTF_8));
            idx.append(lines.get(at), 0, lines.get(at).indexOf(" {")).append(" {\"offset\": ").append(packed.size())
                    .append(", \"length\": ").append(member.length).append("}\n");
            packed.writeBytes(member);
            at = end;
        }
        Files.write(folder.resolve("index.cdx.gz"), packed.toByteArray());
        Files.writeString(folder.resolve("index.idx"), idx);
        return ZipNumIndex.open(folder);
    }
}
