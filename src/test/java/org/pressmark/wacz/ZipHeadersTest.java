package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.Body;

class ZipHeadersTest {
    private static final long FOUR_GB = 0xFFFF_FFFFL;

    @TempDir
    private Path folder;

    private static ZipEntryFacts stored(long size, long header) {
        return new ZipEntryFacts("archive/a.warc.gz", 0, 0x12345678L, size, size, header);
    }

    private static ByteBuffer read(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest(name = "{0} bytes => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "0 => 0", "4294967294 => 0", "4294967295 => 20", "4294967296 => 20", "53687091200 => 20"
    })
    void a_local_header_has_the_large_form_from_4_GB_on_and_not_before(long size, int extra) {
        ByteBuffer header = read(ZipHeaders.local(stored(size, 0)));
        assertThat(header.getShort(28)).isEqualTo((short) extra);
        if (extra == 0) {
            assertThat(header.getInt(22) & FOUR_GB).isEqualTo(size);
        } else {
            int field = 30 + header.getShort(26);
            assertThat(header.getInt(18)).as("packed size says: look there").isEqualTo(-1);
            assertThat(header.getInt(22)).isEqualTo(-1);
            assertThat(header.getShort(field)).isEqualTo((short) 1);
            assertThat(header.getLong(field + 4)).isEqualTo(size);
            assertThat(header.getLong(field + 12)).isEqualTo(size);
        }
        assertThat(header.getShort(8)).as("stored").isZero();
        assertThat(header.getShort(6)).as("no data descriptor").isZero();
    }

    @ParameterizedTest(name = "size {0}, begins at {1} => {2} bytes of extra field")
    @CsvSource({"100, 100, 0", "4294967295, 100, 20", "100, 4294967295, 12", "4294967295, 4294967295, 28"})
    void a_directory_line_holds_only_the_values_that_did_not_fit(long size, long header, int extra) {
        ByteBuffer line = read(ZipHeaders.central(stored(size, header)));
        assertThat(line.getShort(30)).isEqualTo((short) extra);
        int field = 46 + line.getShort(28);
        if (extra == 12) {
            assertThat(line.getInt(42)).isEqualTo(-1);
            assertThat(line.getLong(field + 4)).isEqualTo(header);
        }
        if (extra == 28) {
            assertThat(line.getLong(field + 4)).isEqualTo(size);
            assertThat(line.getLong(field + 20)).isEqualTo(header);
        }
    }

    @Test
    void the_end_has_the_large_form_for_many_entries_and_for_a_directory_beyond_4_GB() {
        List<ZipEntryFacts> two = Collections.nCopies(2, stored(1, 0));
        assertThat(ZipHeaders.end(two, 100, 50)).hasSize(22);
        assertThat(ZipHeaders.end(two, FOUR_GB, 50)).hasSize(98);
        assertThat(ZipHeaders.end(Collections.nCopies(65_535, stored(1, 0)), 100, 50)).hasSize(98);
        ByteBuffer end = read(ZipHeaders.end(two, 5_000_000_000L, 50));
        assertThat(end.getLong(48)).as("where the directory begins").isEqualTo(5_000_000_000L);
        assertThat(end.getLong(56 + 8)).as("where the large end begins").isEqualTo(5_000_000_050L);
        assertThat(end.getInt(76 + 16)).isEqualTo(-1);
    }

    @Test
    void the_directory_of_a_file_with_an_entry_beyond_4_GB_is_read_back() throws IOException {
        Path file = folder.resolve("sparse.zip");
        ZipEntryFacts far = stored(5_000_000_000L, 6_000_000_000L);
        byte[] line = ZipHeaders.central(far);
        try (java.nio.channels.FileChannel sparse = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(ZipHeaders.local(far)), far.header());
            sparse.write(ByteBuffer.wrap(line), 11_000_000_100L);
            byte[] end = ZipHeaders.end(List.of(far), 11_000_000_100L, line.length);
            sparse.write(ByteBuffer.wrap(end), 11_000_000_100L + line.length);
        }
        ZipReading reading = ZipReading.open(file);
        ZipEntryFacts found = reading.entries().get("archive/a.warc.gz");
        assertThat(found).isEqualTo(far);
        assertThat(reading.packed(found).length()).isEqualTo(5_000_000_000L);
        assertThat(reading.packed(found).offset()).isEqualTo(6_000_000_000L + 30 + 17 + 20);
    }

    @Test
    void what_is_written_is_read_by_java_and_by_us() throws IOException {
        Path file = folder.resolve("a.zip");
        byte[] text = "文章".getBytes(StandardCharsets.UTF_8);
        try (ZipWriting zip = new ZipWriting(file)) {
            zip.add("pages/页.jsonl", text);
            zip.add("empty", new byte[0]);
            zip.finish();
        }
        try (ZipFile java = new ZipFile(file.toFile())) {
            ZipEntry entry = java.getEntry("pages/页.jsonl");
            assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(java.getInputStream(entry).readAllBytes()).isEqualTo(text);
            assertThat(java.getEntry("empty").getSize()).isZero();
        }
        ZipReading reading = ZipReading.open(file);
        assertThat(reading.entries().keySet()).containsExactly("pages/页.jsonl", "empty");
        assertThat(reading.content(reading.entries().get("pages/页.jsonl")).readAllBytes()).isEqualTo(text);
    }

    @Test
    void a_deflated_entry_of_another_program_is_read_and_copied_as_it_is() throws IOException {
        Path file = folder.resolve("other.zip");
        byte[] text = "a".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream other = new ZipOutputStream(Files.newOutputStream(file))) {
            other.putNextEntry(new ZipEntry("datapackage.json"));
            other.write(text);
        }
        ZipReading reading = ZipReading.open(file);
        ZipEntryFacts entry = reading.entries().get("datapackage.json");
        assertThat(reading.content(entry).readAllBytes()).isEqualTo(text);
        Path copy = folder.resolve("copy.zip");
        try (ZipWriting zip = new ZipWriting(copy)) {
            zip.copy(entry, reading.packed(entry));
            zip.finish();
        }
        try (ZipFile java = new ZipFile(copy.toFile())) {
            assertThat(java.getInputStream(java.getEntry("datapackage.json")).readAllBytes()).isEqualTo(text);
        }
    }

    @Test
    void an_entry_that_is_not_what_its_checksum_says_is_refused_and_leaves_no_file() throws IOException {
        Path file = folder.resolve("a.zip");
        CRC32 other = new CRC32();
        other.update(1);
        try (ZipWriting zip = new ZipWriting(file)) {
            ZipEntryFacts entry = new ZipEntryFacts("a", ZipEntryFacts.STORED, other.getValue(), 3, 3, 0);
            assertThatThrownBy(() -> zip.copy(entry, Body.of("abc")))
                    .isInstanceOf(IOException.class).hasMessageContaining("checksum");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "40", "70"})
    void a_file_that_is_cut_off_is_an_error_with_its_name(int keep) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ZipEntryFacts entry = stored(3, 0);
        whole.writeBytes(ZipHeaders.local(entry));
        whole.writeBytes(new byte[] {1, 2, 3});
        whole.writeBytes(ZipHeaders.central(entry));
        Path file = folder.resolve("cut.zip");
        Files.write(file, java.util.Arrays.copyOf(whole.toByteArray(), keep));
        assertThatThrownBy(() -> ZipReading.open(file)).isInstanceOf(IOException.class).hasMessageContaining("cut.zip");
    }
}
