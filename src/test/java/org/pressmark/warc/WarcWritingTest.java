package org.pressmark.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.warc.StoredRecord.Field;

final class WarcWritingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final String INFO_ID = "urn:uuid:00000000-0000-5000-8000-000000000000";

    @TempDir
    Path folder;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private static NewRecord info() {
        return record(RecordType.WARCINFO, INFO_ID, Optional.empty(), Body.of("software: test\r\n"));
    }

    private static NewRecord record(RecordType type, String id, Optional<String> target, Body block) {
        return new NewRecord(
                type, id, NOON, target, "application/octet-stream", block, Digest.Algorithm.SHA256.digest(new byte[0]),
                Optional.empty(), List.of());
    }

    private static NewRecord resource(int number, Body block) {
        return record(
                RecordType.RESOURCE, "urn:uuid:00000000-0000-5000-8000-" + String.format(java.util.Locale.ROOT, "%012d", number),
                Optional.of("https://a.example/" + number), block);
    }

    private static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest(name = "gzip {0}")
    @ValueSource(booleans = {true, false})
    void everyPlaceThatIsToldHoldsItsRecord(boolean gzip) throws IOException {
        WarcFormat format = new WarcFormat(WarcFormat.Version.V1_1, gzip);
        Path file = folder.resolve("a" + format.ending());
        List<Place> places = new ArrayList<>();
        List<byte[]> blocks = new ArrayList<>();
        try (WarcWriting writing = new WarcWriting(format, pool)) {
            writing.begin(file, info());
            for (int i = 0; i < 300; i++) {
                byte[] block = i % 3 == 0 ? noise(i, i * 97) : ("text " + i + " ").repeat(i).getBytes(StandardCharsets.UTF_8);
                blocks.add(block);
                writing.write(resource(i, Body.of(block)), places::add);
            }
            writing.finish();
        }

        assertThat(places).hasSize(300).extracting(Place::file).containsOnly(file.getFileName().toString());
        long end = places.get(0).offset();
        for (int i = 0; i < 300; i++) {
            Place place = places.get(i);
            assertThat(place.offset()).isEqualTo(end);
            end += place.length();
            try (RecordAt found = WarcReading.at(file, place.offset())) {
                assertThat(found.record().target()).contains("https://a.example/" + i);
                assertThat(found.record().first("WARC-Warcinfo-ID")).contains("<" + INFO_ID + ">");
                assertThat(found.record().block().readAllBytes()).isEqualTo(blocks.get(i));
            }
        }
        assertThat(Files.size(file)).isEqualTo(end);
    }

    @Test
    void eachRecordIsAGzipMemberThatEndsWithItsRecord() throws IOException {
        Path file = folder.resolve("a.warc.gz");
        List<Place> places = new ArrayList<>();
        try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
            writing.begin(file, info());
            writing.write(resource(1, Body.of("one")), places::add);
            writing.write(resource(2, Body.of(noise(1, 50_000))), places::add);
            writing.finish();
        }
        byte[] all = Files.readAllBytes(file);
        for (Place place : places) {
            int from = (int) place.offset();
            byte[] member = Arrays.copyOfRange(all, from, from + (int) place.length());
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(member))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .startsWith("WARC/1.1\r\n")
                        .endsWith("\r\n\r\n");
            }
        }
        assertThat(all[4] | all[5] | all[6] | all[7]).as("no time in the gzip head").isZero();
    }

    @Test
    void aSecondFileHasItsOwnWarcinfoAndItsRecordsPointToIt() throws IOException {
        String second = "urn:uuid:00000000-0000-5000-8000-00000000000b";
        try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
            writing.begin(folder.resolve("a.warc.gz"), info());
            writing.write(resource(1, Body.of("one")), place -> {});
            writing.finish();
            writing.begin(folder.resolve("b.warc.gz"), record(RecordType.WARCINFO, second, Optional.empty(), Body.of("x")));
            writing.write(resource(2, Body.of("two")), place -> {});
            writing.finish();
        }
        try (WarcReading reading = WarcReading.open(folder.resolve("b.warc.gz"))) {
            assertThat(reading.next().orElseThrow().first("WARC-Record-ID")).contains("<" + second + ">");
            assertThat(reading.next().orElseThrow().first("WARC-Warcinfo-ID")).contains("<" + second + ">");
        }
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "V1_0 => 2026-01-01T12:00:00Z", "V1_1 => 2026-01-01T12:00:00.123Z"
    })
    void theOldVersionKnowsWholeSecondsOnly(WarcFormat.Version version, String date) throws IOException {
        Path file = folder.resolve("a.warc");
        try (WarcWriting writing = new WarcWriting(new WarcFormat(version, false), pool)) {
            writing.begin(file, info());
            writing.finish();
        }
        assertThat(Files.readString(file)).startsWith("WARC/" + version.text() + "\r\n").contains("WARC-Date: " + date + "\r\n");
    }

    /** A body that says one length and gives another. */
    private static Body lying(long stated, int given) {
        return new Body() {
            @Override
            public long length() {
                return stated;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[given]);
            }
        };
    }

    @ParameterizedTest(name = "says {0}, gives {1}")
    @CsvSource({"10, 9", "10, 0", "10, 11", "0, 1", "5000000, 4999999", "5000000, 5000001"})
    void aBlockThatIsNotAsLongAsItSaysIsRefusedAndTheFileNeverAppears(long stated, int given) throws IOException {
        Path file = folder.resolve("a.warc.gz");
        assertThatThrownBy(() -> {
                    try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
                        writing.begin(file, info());
                        writing.write(resource(1, Body.of("good")), place -> {});
                        writing.write(resource(2, lying(stated, given)), place -> {});
                        writing.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("urn:uuid:00000000-0000-5000-8000-000000000002");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatWasWholeBeforeAFailureStaysWhole() throws IOException {
        Path file = folder.resolve("a.warc.gz");
        try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
            writing.begin(file, info());
            writing.write(resource(1, Body.of("good")), place -> {});
            writing.write(resource(2, lying(6_000_000, 5_000_000)), place -> {});
            assertThatThrownBy(writing::finish).isInstanceOf(IOException.class);
            writing.finish();
        }
        List<String> ids = new ArrayList<>();
        try (WarcReading reading = WarcReading.open(file)) {
            for (Optional<StoredRecord> next = reading.next(); next.isPresent(); next = reading.next()) {
                ids.add(next.get().first("WARC-Record-ID").orElseThrow());
            }
        }
        assertThat(ids).containsExactly("<" + INFO_ID + ">", "<urn:uuid:00000000-0000-5000-8000-000000000001>");
    }

    @Test
    void aLargeBlockStreamsThrough() throws IOException {
        long length = 50L << 20;
        Body large = new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new Counting(length);
            }

            @Override
            public byte[] bytes() {
                throw new AssertionError("held in memory");
            }
        };
        Path file = folder.resolve("a.warc.gz");
        List<Place> places = new ArrayList<>();
        try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
            writing.begin(file, info());
            writing.write(resource(1, large), places::add);
            writing.finish();
        }
        try (RecordAt found = WarcReading.at(file, places.get(0).offset())) {
            assertThat(found.record().contentLength()).isEqualTo(length);
            assertThat(found.record().block().transferTo(OutputStream.nullOutputStream())).isEqualTo(length);
        }
    }

    /** Bytes that count up, as many as wanted. */
    private static final class Counting extends InputStream {
        private long left;

        Counting(long length) {
            left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return (int) (left & 255);
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (left == 0) {
                return -1;
            }
            int got = (int) Math.min(left, count);
            for (int i = 0; i < got; i++) {
                into[from + i] = (byte) (left - i);
            }
            left -= got;
            return got;
        }
    }

    @Test
    void picturesAreStoredAndTextIsDeflated() throws IOException {
        List<Place> places = new ArrayList<>();
        byte[] text = "中文的文章，一段又一段。".repeat(3_000).getBytes(StandardCharsets.UTF_8);
        try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
            writing.begin(folder.resolve("a.warc.gz"), info());
            writing.write(resource(1, Body.of(noise(1, 100_000))), places::add);
            writing.write(resource(2, Body.of(text)), places::add);
            writing.finish();
        }
        assertThat(places.get(0).length()).isBetween(100_000L, 101_500L);
        assertThat(places.get(1).length()).isLessThan(text.length / 10);
    }

    @Test
    void closingUnfinishedLeavesNothing() throws IOException {
        try (WarcWriting writing = new WarcWriting(WarcFormat.DEFAULT, pool)) {
            writing.begin(folder.resolve("a.warc.gz"), info());
            writing.write(resource(1, Body.of("x")), place -> {});
            assertThat(folder.resolve("a.warc.gz")).doesNotExist();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '`', value = {
        "X-Note,a\\r\\nWARC-Type: evil", "X-Note,a\\nb", "X-Note,a\\rb", "X-Note,a\\0b", "X-Note,\\u001b[31m", "X Note,a",
        "X-Note:,a", "``,a", "X\\r\\nY,a", "Ünï,a", "X-Note,\\ud800", "X-Note,a\\u007f", "(X),a"
    })
    void nothingThatCouldBecomeAnotherHeaderIsWritten(String name, String value) {
        Field field = new Field(unescaped(name), unescaped(value));

        assertThatThrownBy(() -> new NewRecord(
                        RecordType.METADATA, INFO_ID, NOON, Optional.empty(), "text/plain", Body.of(""),
                        Digest.Algorithm.SHA256.digest(new byte[0]), Optional.empty(), List.of(field)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("[ -~]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/ b", "https://a.example/\r\nX: y", "", "https://中文/", "<urn:x>"})
    void aTargetThatIsNoUriIsRefused(String target) {
        assertThatThrownBy(() -> record(RecordType.RESOURCE, INFO_ID, Optional.of(target), Body.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain\r\nX: y", "text/plain\u0000"})
    void aContentTypeOfTwoLinesIsRefused(String type) {
        assertThatThrownBy(() -> new NewRecord(
                        RecordType.RESOURCE, INFO_ID, NOON, Optional.of("urn:x"), type, Body.of(""),
                        Digest.Algorithm.SHA256.digest(new byte[0]), Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesInOtherScriptsAndRepeatedFieldsAreWrittenAsTheyAre() throws IOException {
        Path file = folder.resolve("a.warc");
        NewRecord record = new NewRecord(
                RecordType.METADATA, INFO_ID, NOON, Optional.empty(), "text/plain", Body.of(""),
                Digest.Algorithm.SHA256.digest(new byte[0]), Optional.empty(),
                List.of(new Field("X-Note", "中文 😀"), new Field("X-Note", "b")));
        try (WarcWriting writing = new WarcWriting(new WarcFormat(WarcFormat.Version.V1_1, false), pool)) {
            writing.begin(file, info());
            writing.write(record, place -> {});
            writing.finish();
        }
        assertThat(Files.readString(file)).contains("X-Note: 中文 😀\r\n").contains("X-Note: b\r\n");
    }

    private static String unescaped(String written) {
        return written.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0")
                .replace("\\u001b", "\u001b").replace("\\ud800", "\ud800").replace("\\u007f", "\u007f");
    }
}
