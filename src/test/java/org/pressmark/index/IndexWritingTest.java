package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.FileSlice;

class IndexWritingTest {
    @TempDir
    Path folder;

    private static CdxLine line(String key, String timestamp, int offset) {
        return new CdxLine(key, timestamp, "http://e.org/" + offset, "text/html", "200", "", 10, offset, "a.warc.gz");
    }

    private static String time(int seconds) {
        return Long.toString(20240101000000L + seconds % 60);
    }

    private Path write(String name, List<CdxLine> lines, int memory) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        try (IndexWriting writing = new IndexWriting(folder, memory)) {
            for (CdxLine line : lines) {
                writing.add(line);
            }
            writing.write(target);
        }
        return target;
    }

    @Test
    void aBlockIsUnpackedBelowItsLimitAndNeverCut() throws IOException {
        byte[] member = GzipMember.of(new byte[1000]);

        assertThat(GzipMember.unpack(member, 1001)).hasSize(1000);
        assertThatThrownBy(() -> GzipMember.unpack(member, 1000)).hasMessageContaining("larger than 1000");
    }

    private static List<String> bruteForce(List<CdxLine> lines, String from, String to) {
        byte[] low = from.getBytes(StandardCharsets.UTF_8);
        byte[] high = to.getBytes(StandardCharsets.UTF_8);
        return lines.stream()
                .map(line -> line.toCdxj().getBytes(StandardCharsets.UTF_8))
                .filter(bytes -> Arrays.compareUnsigned(bytes, low) >= 0)
                .filter(bytes -> to.isEmpty() || Arrays.compareUnsigned(bytes, high) < 0)
                .sorted(Arrays::compareUnsigned)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .distinct()
                .toList();
    }

    private static List<String> found(CaptureIndex index, String from, String to) throws IOException {
        try (Stream<CdxLine> lines = index.range(from, to)) {
            return lines.map(CdxLine::toCdxj).toList();
        }
    }

    @Test
    void writesTheSameBytesWhateverTheOrderAndTheMemory() throws IOException {
        List<CdxLine> lines = new ArrayList<>(IntStream.range(0, 5000)
                .mapToObj(i -> line("org,e)/" + i % 700, time(i), i))
                .toList());
        Path one = write("one", lines, 1 << 30);
        Collections.shuffle(lines, new Random(1));
        lines.addAll(lines.subList(0, 500));
        Path two = write("two", lines, 50_000);

        for (String name : List.of("index.cdx.gz", "index.idx")) {
            assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**index-run-*");
        assertThat(two).isDirectoryNotContaining("glob:**.open");
    }

    @Test
    void namesEveryBlockByItsFirstLine() throws IOException {
        List<CdxLine> lines = IntStream.range(0, 2050)
                .mapToObj(i -> line("org,e)/" + (10_000 + i), time(i), i))
                .toList();
        List<String> idx = Files.readAllLines(write("idx", lines, 1 << 20).resolve("index.idx"));
        assertThat(idx).hasSize(8);
        assertThat(idx.get(0)).isEqualTo("!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"index.cdx.gz\"}");
        assertThat(idx.get(1)).startsWith("org,e)/10000 20240101000000 {\"offset\": 0, \"length\": ");
        assertThat(idx.get(2)).startsWith("org,e)/10300 ").contains("\"digest\": \"sha256:");
    }

    @Test
    void findsWhatAFullSearchFindsAmong200000Lines() throws IOException {
        Random random = new Random(5);
        List<CdxLine> lines = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            String key = i % 40 == 0 ? "org,e)/many" : "org,e)/" + Integer.toString(random.nextInt(100_000), 36);
            lines.add(line(key, time(random.nextInt(60)), i));
        }
        Path target = write("large", lines, 4 << 20);
        Path flat = folder.resolve("flat.cdxj");
        Files.write(flat, bruteForce(lines, "", ""));

        try (CaptureIndex zip = ZipNumIndex.open(target);
                CaptureIndex plain = SortedFileIndex.open(flat)) {
            List<String> keys = new ArrayList<>(List.of("org,e)/many", "org,e)/", "a", "zz", "org,e)/zzzz", "!", ""));
            for (int i = 0; i < 12; i++) {
                keys.add(lines.get(random.nextInt(lines.size())).key());
            }
            for (String key : keys) {
                List<String> expected = bruteForce(lines, key + " ", key + "!");
                assertThat(found(zip, key + " ", key + "!")).as(key).isEqualTo(expected);
                assertThat(found(plain, key + " ", key + "!")).as(key).isEqualTo(expected);
            }
            assertThat(found(zip, "org,e)/a", "org,e)/b")).isEqualTo(bruteForce(lines, "org,e)/a", "org,e)/b"));
            assertThat(found(zip, "", "")).isEqualTo(bruteForce(lines, "", ""));
        }
    }

    @Test
    void findsAKeyThatGoesOverTheEdgeOfABlock() throws IOException {
        List<CdxLine> lines = new ArrayList<>();
        IntStream.range(0, 1020).forEach(i -> lines.add(line("a)/" + (1000 + i), time(0), i)));
        IntStream.range(0, 3000).forEach(i -> lines.add(line("b)/", time(i % 50), i)));
        lines.add(line("c)/", time(0), 1));
        try (CaptureIndex index = ZipNumIndex.open(write("edge", lines, 1 << 20));
                Stream<CdxLine> found = index.captures("b)/")) {
            assertThat(found.map(CdxLine::key)).hasSize(3000).containsOnly("b)/");
        }
    }

    @Test
    void sortsByTheBytesOfUtf8AndNotByChars() throws IOException {
        List<CdxLine> lines = List.of(
                line("org,e)/\ud842\udfb7", time(0), 1), line("org,e)/\uffee", time(0), 2), line("org,e)/中", time(0), 3));
        try (CaptureIndex index = ZipNumIndex.open(write("utf8", lines, 1 << 20))) {
            assertThat(found(index, "org", "").stream().map(text -> CdxLine.parse(text).orElseThrow().offset()))
                    .containsExactly(3L, 2L, 1L);
            try (Stream<CdxLine> found = index.captures("org,e)/\ud842\udfb7")) {
                assertThat(found.map(CdxLine::offset)).containsExactly(1L);
            }
        }
    }

    @Test
    void addsToAnIndexThatIsThere() throws IOException {
        List<CdxLine> old = IntStream.range(0, 3000).mapToObj(i -> line("o)/" + i, time(0), i)).toList();
        List<CdxLine> fresh = IntStream.range(2990, 3100).mapToObj(i -> line("o)/" + i, time(0), i)).toList();
        Path target = write("grown", old, 1 << 20);
        try (CaptureIndex before = ZipNumIndex.open(target);
                IndexWriting writing = new IndexWriting(folder, 1 << 20)) {
            for (CdxLine line : fresh) {
                writing.add(line);
            }
            writing.addSorted(before.range("", ""));
            assertThat(writing.write(target)).isEqualTo(3100);
            assertThat(found(before, "", "")).as("the reader that was open").hasSize(3000);
        }
        List<CdxLine> all = new ArrayList<>(old);
        all.addAll(fresh);
        Path atOnce = write("at-once", all, 1 << 20);
        assertThat(target.resolve("index.cdx.gz")).hasSameBinaryContentAs(atOnce.resolve("index.cdx.gz"));
        assertThat(target.resolve("index.idx")).hasSameBinaryContentAs(atOnce.resolve("index.idx"));
    }

    @Test
    void refusesAnIndexThatIsNotSorted() throws IOException {
        try (IndexWriting writing = new IndexWriting(folder, 1 << 20)) {
            writing.addSorted(Stream.of(line("b)/", time(0), 1), line("a)/", time(0), 2)));
            assertThatThrownBy(() -> writing.write(folder)).isInstanceOf(IOException.class).hasMessageContaining("sorted");
        }
    }

    @Test
    void anEmptyIndexAndAnEmptyFileHaveNoCaptures() throws IOException {
        try (CaptureIndex index = ZipNumIndex.open(write("empty", List.of(), 1 << 20))) {
            assertThat(found(index, "", "")).isEmpty();
        }
        Path empty = Files.createFile(folder.resolve("empty.cdxj"));
        try (CaptureIndex index = SortedFileIndex.open(empty)) {
            assertThat(found(index, "a", "")).isEmpty();
        }
    }

    @Test
    void readsAFileInsideAnotherAndAHeaderLine() throws IOException {
        String text = " CDX N b a m s k r M S V g\norg,e)/ 20240101000000 http://e.org/ text/html 200 A - - 1 2 f.warc.gz\n";
        Path file = Files.writeString(folder.resolve("zip"), "front" + text + "zzz)/ behind");
        try (CaptureIndex index = SortedFileIndex.open(new FileSlice(file, 5, text.length()))) {
            assertThat(found(index, "", "")).hasSize(1);
            assertThat(found(index, "org,f", "")).isEmpty();
        }
    }

    @Test
    void saysWhenTheTwoFilesDoNotFit() throws IOException {
        Path target = write("torn", List.of(line("a)/", time(0), 1)), 1 << 20);
        Files.write(target.resolve("index.cdx.gz"), new byte[3]);
        try (CaptureIndex index = ZipNumIndex.open(target)) {
            assertThatThrownBy(() -> index.range("", "")).isInstanceOf(IOException.class).hasMessageContaining("does not fit");
        }
    }

    @Test
    void mergesSeveralIndexesIntoOneOrder() throws IOException {
        Path one = write("m1", List.of(line("a)/", time(1), 1), line("b)/", time(1), 2)), 1 << 20);
        Path two = write("m2", List.of(line("a)/", time(0), 3), line("c)/", time(1), 4)), 1 << 20);
        try (CaptureIndex merged = new MergedIndex(List.of(ZipNumIndex.open(one), ZipNumIndex.open(two)))) {
            assertThat(found(merged, "", "").stream().map(text -> CdxLine.parse(text).orElseThrow().offset()))
                    .containsExactly(3L, 1L, 2L, 4L);
        }
    }
}
