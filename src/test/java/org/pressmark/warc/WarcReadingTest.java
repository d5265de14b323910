package org.pressmark.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.http;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pressmark.capture.FileSlice;

class WarcReadingTest {
    private static final byte[] ONE = response("http://e.org/1", "one");
    private static final byte[] TWO = response("http://e.org/2", "two, and some more of it");
    private static final byte[] THREE = response("http://e.org/3", "three");

    @TempDir
    Path folder;

    /** What one pass over a file gave: targets with their block, and the places of damage. */
    private record Pass(List<String> targets, List<String> blocks, List<Long> offsets, List<Long> lengths, List<Long> damage) {
        static Pass over(Path file) throws IOException {
            Pass pass = new Pass(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            try (WarcReading reading = WarcReading.open(file)) {
                while (pass.step(reading)) {
                    assertThat(pass.damage.size() + pass.targets.size()).isLessThan(1000);
                }
            }
            return pass;
        }

        private boolean step(WarcReading reading) throws IOException {
            try {
                Optional<StoredRecord> record = reading.next();
                if (record.isEmpty()) {
                    return false;
                }
                String block = new String(record.get().block().readAllBytes(), StandardCharsets.UTF_8);
                long length = reading.finish();
                targets.add(record.get().target().orElse(""));
                blocks.add(block);
                offsets.add(record.get().offset());
                lengths.add(length);
            } catch (DamagedRecordException damaged) {
                damage.add(damaged.offset());
            }
            return true;
        }
    }

    private Path file(byte[]... parts) throws IOException {
        return Files.write(folder.resolve("test.warc"), join(parts));
    }

    static Stream<Map.Entry<String, UnaryOperator<byte[]>>> packings() {
        return Stream.of(
                Map.entry("plain", bytes -> bytes),
                Map.entry("gzip", Records::gzip),
                Map.entry("zstd", bytes -> Zstd.compress(bytes, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packings")
    void givesEveryRecordWithItsPlaceInTheFile(Map.Entry<String, UnaryOperator<byte[]>> packing) throws IOException {
        byte[] one = packing.getValue().apply(ONE);
        byte[] two = packing.getValue().apply(TWO);
        byte[] three = packing.getValue().apply(THREE);
        Path file = file(one, two, three);

        Pass pass = Pass.over(file);

        assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/2", "http://e.org/3");
        assertThat(pass.blocks.get(1)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("two, and some more of it");
        assertThat(pass.offsets).containsExactly(0L, (long) one.length, (long) one.length + two.length);
        assertThat(pass.lengths).containsExactly((long) one.length, (long) two.length, (long) three.length);
        assertThat(pass.damage).isEmpty();
        try (RecordAt at = WarcReading.at(file, one.length)) {
            assertThat(at.record().target()).contains("http://e.org/2");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packings")
    void measuresRecordsThatAreSkippedUnread(Map.Entry<String, UnaryOperator<byte[]>> packing) throws IOException {
        byte[] one = packing.getValue().apply(record("resource", "http://e.org/", "image/png", new byte[3_000_000]));
        byte[] two = packing.getValue().apply(TWO);
        try (WarcReading reading = WarcReading.open(file(one, two))) {
            assertThat(reading.next()).isPresent();
            assertThat(reading.finish()).isEqualTo(one.length);
            assertThat(reading.next().orElseThrow().offset()).isEqualTo(one.length);
            assertThat(reading.next()).isEmpty();
        }
    }

    @Test
    void readsAFileCompressedAsAWholeAndFindsItsRecordsAgain() throws IOException {
        Path file = file(gzip(join(ONE, TWO, THREE)));

        Pass pass = Pass.over(file);

        assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/2", "http://e.org/3");
        assertThat(pass.offsets).containsOnly(0L);
        FileSlice whole = new FileSlice(file, 0, Files.size(file));
        try (RecordAt at = WarcReading.at(whole, 0, r -> r.target().equals(Optional.of("http://e.org/3")))) {
            assertThat(new String(at.record().block().readAllBytes(), StandardCharsets.UTF_8)).endsWith("three");
        }
        assertThatThrownBy(() -> WarcReading.at(whole, 0, r -> false)).isInstanceOf(DamagedRecordException.class);
    }

    @Test
    void readsAFileThatLiesInsideAnother() throws IOException {
        Path file = file(utf8("zip bytes in front"), gzip(ONE), gzip(TWO), utf8("and behind"));
        FileSlice slice = new FileSlice(file, 18, gzip(ONE).length + gzip(TWO).length);
        try (WarcReading reading = WarcReading.open(slice, gzip(ONE).length, WarcReading.HEADER_LIMIT)) {
            StoredRecord record = reading.next().orElseThrow();
            assertThat(record.offset()).isEqualTo(gzip(ONE).length);
            assertThat(record.target()).contains("http://e.org/2");
            assertThat(reading.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void readsZstdWithADictionary(boolean packed) throws IOException {
        byte[] dictionary = utf8("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/".repeat(8));
        byte[] stored = packed ? Zstd.compress(dictionary, 3) : dictionary;
        byte[] head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0x184D2A5D).putInt(stored.length).array();
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.loadDict(dictionary).setChecksum(true);
            byte[] one = context.compress(ONE);
            Path file = file(head, stored, one, context.compress(TWO));

            assertThat(Pass.over(file).targets).containsExactly("http://e.org/1", "http://e.org/2");
            try (RecordAt at = WarcReading.at(file, 8 + stored.length + one.length)) {
                assertThat(at.record().target()).contains("http://e.org/2");
            }
        }
    }

    @Test
    void aDictionaryWhoseTablesAreDamagedIsSaidToBeSo() throws IOException {
        byte[] tables = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN).putInt(0xEC30A437).array();
        byte[] head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0x184D2A5D).putInt(tables.length).array();
        Path file = file(head, tables, Zstd.compress(ONE, 3));

        assertThatThrownBy(() -> Pass.over(file)).isInstanceOf(IOException.class).hasMessageContaining("dictionary");
    }

    /** What lies between is longer than what is looked at of it, and is left in the middle. */
    @ParameterizedTest
    @CsvSource({"gzip", "zstd"})
    void findsTheRecordBehindAMemberThatHoldsNone(String coding) throws IOException {
        UnaryOperator<byte[]> pack = coding.equals("gzip") ? Records::gzip : bytes -> Zstd.compress(bytes, 3);
        byte[] broken = pack.apply(utf8("WARC/1.1\r\nWARC-Type: response\r\n\r\n"));
        byte[] none = pack.apply(utf8("no record\n".repeat(50_000)));

        Pass pass = Pass.over(file(broken, none, pack.apply(TWO), pack.apply(THREE)));

        assertThat(pass.targets).containsExactly("http://e.org/2", "http://e.org/3");
        assertThat(pass.damage).containsExactly(0L);
    }

    @Test
    void tellsArcInTheWordsOfWarc() throws IOException {
        String description = "1 0 Someone\nURL IP-address Archive-date Content-type Archive-length\n\n";
        String page = "HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>";
        String arc = "filedesc://a.arc 0.0.0.0 19970923170103 text/plain " + description.length() + "\n" + description
                + "\nhttp://e.org/a b 192.0.2.1 19970923170104 text/html " + page.length() + "\n" + page + "\n"
                + "dns:e.org 192.0.2.1 19970923170105 text/dns 3\nabc\n"
                + "http://e.org/2 192.0.2.1 20010102030405 text/html 200 - - 99 a.arc " + page.length() + "\n" + page + "\n";
        try (WarcReading reading = WarcReading.open(file(utf8(arc)))) {
            assertThat(reading.next().orElseThrow().type()).isEqualTo("warcinfo");
            StoredRecord first = reading.next().orElseThrow();
            assertThat(first.version()).isEqualTo("ARC/1.0");
            assertThat(first.type()).isEqualTo("response");
            assertThat(first.target()).contains("http://e.org/a b");
            assertThat(first.first("warc-date")).contains("1997-09-23T17:01:04Z");
            assertThat(first.first("WARC-IP-Address")).contains("192.0.2.1");
            assertThat(HttpBlock.read(first.block()).status()).isEqualTo(200);
            assertThat(reading.next().orElseThrow().first("Content-Type")).contains("text/dns");
            assertThat(reading.next().orElseThrow().version()).isEqualTo("ARC/1.1");
            assertThat(reading.next()).isEmpty();
        }
    }

    @Test
    void readsHeadersAsPeopleWroteThem() throws IOException {
        byte[] head = join(
                utf8("WARC/0.18\nwarc-type:RESPONSE\nWARC-Target-URI: <http://e.org/中>\nX-Fold: a\n  b\nX-Latin: caf"),
                new byte[] {(byte) 0xe9},
                utf8("\nno colon here\nX-Two: 1\nx-two: 2\nContent-Length: 2\n\nhi\n\n"));
        try (WarcReading reading = WarcReading.open(file(head))) {
            StoredRecord record = reading.next().orElseThrow();
            assertThat(record.version()).isEqualTo("0.18");
            assertThat(record.type()).isEqualTo("response");
            assertThat(record.target()).contains("http://e.org/中");
            assertThat(record.first("X-Fold")).contains("a b");
            assertThat(record.first("X-Latin")).contains("café");
            assertThat(record.all("X-Two")).containsExactly("1", "2");
            assertThat(record.first("")).contains("no colon here");
            assertThat(record.block().readAllBytes()).isEqualTo(utf8("hi"));
            assertThat(reading.next()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "Content-Length: -5                        => is no number",
        "Content-Length: zz                        => is no number",
        "Content-Length: 9223372036854775808       => is no number",
        "Content-Length: 3 | Content-Length: 4     => two different",
        "X-Length: 3                               => no Content-Length"
    })
    void refusesALengthThatIsNoneAndGoesOn(String fields, String found) throws IOException {
        byte[] bad = utf8("WARC/1.1\r\nWARC-Type: response\r\n" + fields.replace(" | ", "\r\n") + "\r\n\r\nabc\r\n\r\n");
        for (boolean packed : new boolean[] {true, false}) {
            Path file = packed ? file(gzip(bad), gzip(TWO)) : file(bad, TWO);
            try (WarcReading reading = WarcReading.open(file)) {
                assertThatThrownBy(reading::next)
                        .isInstanceOf(DamagedRecordException.class)
                        .hasMessageContaining(found)
                        .hasMessageContaining("test.warc, byte 0");
                assertThat(reading.next().orElseThrow().target()).contains("http://e.org/2");
            }
        }
    }

    @ParameterizedTest(name = "{0} bytes off")
    @CsvSource({"-3", "5", "40"})
    void noticesALengthThatIsWrongAndLosesNoOtherRecord(int off) throws IOException {
        int right = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 3\r\n\r\none".length();
        String wrong = new String(ONE, StandardCharsets.UTF_8)
                .replace("Content-Length: " + right, "Content-Length: " + (right + off));

        Pass plain = Pass.over(file(THREE, utf8(wrong), TWO));
        assertThat(plain.targets).containsExactly("http://e.org/3", "http://e.org/2");
        assertThat(plain.damage).contains((long) THREE.length);

        Pass packed = Pass.over(file(gzip(THREE), gzip(utf8(wrong)), gzip(TWO)));
        assertThat(packed.targets).containsExactly("http://e.org/3", "http://e.org/2");
        assertThat(packed.damage).containsExactly((long) gzip(THREE).length);
    }

    @Test
    void goesOnBehindADamagedMember() throws IOException {
        byte[] broken = gzip(record("resource", "http://e.org/x", "text/plain", utf8("some text to be broken ".repeat(50))));
        broken[broken.length / 2] ^= 0x55;

        Pass pass = Pass.over(file(gzip(ONE), broken, gzip(TWO), utf8("garbage"), gzip(THREE)));

        assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/2", "http://e.org/3");
        assertThat(pass.damage).hasSize(2);
        assertThat(pass.damage.get(0)).isEqualTo(gzip(ONE).length);
    }

    @Test
    void findsTheMemberBehindOneThatIsCutWhereverItsFirstBytesLieInTheBuffer() throws IOException {
        byte[] noise = new byte[140_000];
        new Random(1).nextBytes(noise);
        byte[] whole = gzip(record("resource", "http://e.org/noise", "image/png", noise));
        for (int length = (128 << 10) - 40; length <= (128 << 10) + 4; length++) {
            Pass pass = Pass.over(file(Arrays.copyOf(whole, length), gzip(ONE), gzip(TWO)));

            assertThat(pass.targets).as("cut after %d bytes", length).containsExactly("http://e.org/1", "http://e.org/2");
        }
    }

    @Test
    void readsByItsPlaceARecordThatBeginsInTheMiddleOfAMember() throws IOException {
        byte[] all = join(ONE, TWO, THREE);
        for (int cut = 1; cut < all.length; cut += 7) {
            Path file = file(gzip(Arrays.copyOf(all, cut)), gzip(Arrays.copyOfRange(all, cut, all.length)));
            Pass pass = Pass.over(file);
            for (int i = 0; i < 3; i++) {
                String target = "http://e.org/" + (i + 1);
                FileSlice slice = new FileSlice(file, 0, Files.size(file));
                try (RecordAt at = WarcReading.at(slice, pass.offsets.get(i),
                        found -> found.target().equals(Optional.of(target)))) {
                    assertThat(new String(at.record().block().readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(pass.blocks.get(i));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packings")
    void aDamagedRecordLosesNoneOfItsNeighboursHoweverTheFileIsCompressed(Map.Entry<String, UnaryOperator<byte[]>> packing)
            throws IOException {
        byte[] wrong = utf8(new String(TWO, StandardCharsets.UTF_8)
                .replaceAll("\r\nContent-Length: \\d+\r\n\r\nH", "\r\nContent-Length: 9\r\n\r\nH"));
        byte[] noLength = utf8("WARC/1.0\r\nWARC-Type: resource\r\n\r\n");

        Pass pass = Pass.over(file(packing.getValue().apply(join(ONE, wrong, noLength, THREE))));

        assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/3");
        assertThat(pass.damage).hasSize(2);
    }

    @Test
    void rubbishBehindTheLastRecordOfAPlainFileIsNotThatRecordsFault() throws IOException {
        Pass pass = Pass.over(file(ONE, TWO, new byte[5000]));

        assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/2");
        assertThat(pass.damage).containsExactly((long) ONE.length + TWO.length);
    }

    @Test
    void anArcRecordOfWrongBytesBehindWhichNoLineBeginsIsDamaged() throws IOException {
        byte[] block = http("text/html", "x");
        byte[] arc = join(utf8("http://e.org/1 1.2.3.4 20040102030405 text/html " + block.length + "\n"), block,
                utf8("\nrubbish\u0001"));
        assertThat(Pass.over(file(arc)).damage).containsExactly(0L);
    }

    /** What is stored and cut goes on with the bytes of the next member, and its length may then be right. */
    @Test
    void anArcRecordWhoseStoredMemberIsCutIsNeverGivenWithBytesOfTheNext() throws IOException {
        Random random = new Random(7);
        for (int file = 0; file < 200; file++) {
            List<byte[]> members = new ArrayList<>();
            List<String> blocks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                byte[] body = new byte[200 + random.nextInt(600)];
                random.nextBytes(body);
                String block = "HTTP/1.1 200 OK\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1);
                blocks.add(block);
                members.add(stored(
                        ("http://e.org/" + i + " 1.2.3.4 20080102030405 image/png " + block.length() + "\n"
                                + block + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1)));
            }
            byte[] whole = members.get(1);
            int at = 20 + random.nextInt(whole.length - 60);
            members.set(1, join(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, at + 1 + random.nextInt(30), whole.length)));
            try (WarcReading reading = WarcReading.open(file(members.toArray(byte[][]::new)))) {
                List<String> given = given(reading);
                assertThat(given).as("file %s", file).contains(blocks.get(0), blocks.get(3)).isSubsetOf(blocks);
            }
        }
    }

    private static List<String> given(WarcReading reading) throws IOException {
        List<String> given = new ArrayList<>();
        for (boolean more = true; more; ) {
            try {
                Optional<StoredRecord> record = reading.next();
                more = record.isPresent();
                if (more) {
                    String block = new String(record.get().block().readAllBytes(), StandardCharsets.ISO_8859_1);
                    reading.finish();
                    given.add(block);
                }
            } catch (DamagedRecordException damaged) {
                more = true; // the next call goes on behind it
            }
        }
        return given;
    }

    private static byte[] stored(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    @Test
    void aRecordMayBeginInOneMemberAndEndInAnother() throws IOException {
        byte[] all = join(ONE, TWO, THREE);
        for (int cut = 1; cut < all.length; cut += 7) {
            Pass pass = Pass.over(file(gzip(Arrays.copyOf(all, cut)), gzip(Arrays.copyOfRange(all, cut, all.length))));

            assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/2", "http://e.org/3");
            assertThat(pass.damage).isEmpty();
        }
    }

    @Test
    void partsOfAFileMayBePackedEachInAnotherWay() throws IOException {
        List<UnaryOperator<byte[]>> ways = List.of(plain -> plain, Records::gzip, Zstd::compress);
        for (int order = 0; order < 27; order++) {
            Path file = file(ways.get(order / 9).apply(ONE), ways.get(order / 3 % 3).apply(TWO),
                    ways.get(order % 3).apply(THREE));
            Pass pass = Pass.over(file);

            assertThat(pass.targets).as("order %s", order).containsExactly("http://e.org/1", "http://e.org/2", "http://e.org/3");
            assertThat(pass.damage).isEmpty();
            for (int i = 0; i < 3; i++) {
                try (RecordAt at = WarcReading.at(file, pass.offsets.get(i))) {
                    assertThat(at.record().target()).contains(pass.targets.get(i));
                }
            }
        }
    }

    /** Its length is that of the head less the empty line, so that the body stands where another file might begin. */
    @Test
    void aCompressedBodyBehindAWrongLengthIsNoOtherFile() throws IOException {
        byte[] body = gzip(utf8("a page, and no record at all"));
        byte[] head = utf8("HTTP/1.1 200 OK\r\nContent-Encoding: gzip");
        byte[] wrong = join(utf8("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/w\r\nContent-Length: "
                + head.length + "\r\n\r\n"), head, utf8("\r\n\r\n"), body, utf8("\r\n\r\n"));
        Pass pass = Pass.over(file(ONE, wrong, TWO, THREE));

        assertThat(pass.targets).contains("http://e.org/1", "http://e.org/2", "http://e.org/3");
    }

    @Test
    void aByteOrderMarkBeforeTheFirstRecordIsPassedOver() throws IOException {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        for (Path file : List.of(file(mark, ONE, TWO), file(gzip(join(mark, ONE)), gzip(TWO)))) {
            Pass pass = Pass.over(file);

            assertThat(pass.targets).containsExactly("http://e.org/1", "http://e.org/2");
            assertThat(pass.damage).isEmpty();
            try (RecordAt at = WarcReading.at(file, pass.offsets.get(0))) {
                assertThat(at.record().target()).contains("http://e.org/1");
            }
        }
    }

    @Test
    void checksTheChecksumOfEveryMember() throws IOException {
        byte[] wrong = gzip(ONE);
        wrong[wrong.length - 6] ^= 1;
        Pass pass = Pass.over(file(wrong, gzip(TWO)));
        assertThat(pass.targets).containsExactly("http://e.org/2");
        assertThat(pass.damage).containsExactly(0L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packings")
    void inventsNothingWhereverTheFileIsCut(Map.Entry<String, UnaryOperator<byte[]>> packing) throws IOException {
        byte[] one = packing.getValue().apply(ONE);
        byte[] all = join(one, packing.getValue().apply(TWO));
        for (int length = 0; length < all.length; length++) {
            Path file = Files.write(folder.resolve("cut.warc"), Arrays.copyOf(all, length));
            Pass pass = Pass.over(file);
            // The line ends behind a plain record are no part of it: without them it is still whole.
            assertThat(pass.targets).isSubsetOf("http://e.org/1", "http://e.org/2");
            if (length >= one.length) {
                assertThat(pass.targets).startsWith("http://e.org/1");
                assertThat(pass.blocks.get(0)).endsWith("one");
            }
            if (pass.targets.contains("http://e.org/2")) {
                assertThat(pass.blocks.get(1)).endsWith("some more of it");
            }
        }
    }

    @Test
    void boundsAHeaderOf300Megabytes() throws IOException {
        Path file = folder.resolve("bomb.warc.gz");
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'a');
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(utf8("WARC/1.1\r\nX-Bomb: "));
            for (int i = 0; i < 300; i++) {
                out.write(piece);
            }
        }
        Files.write(file, gzip(TWO), java.nio.file.StandardOpenOption.APPEND);
        try (WarcReading reading = WarcReading.open(file)) {
            assertThatThrownBy(reading::next)
                    .isInstanceOf(DamagedRecordException.class)
                    .hasMessageContaining("longer than 1048576 bytes");
            assertThat(reading.next().orElseThrow().target()).contains("http://e.org/2");
        }
    }

    @Test
    void aBlockEndsWithItsRecord() throws IOException {
        try (WarcReading reading = WarcReading.open(file(ONE, TWO))) {
            StoredRecord one = reading.next().orElseThrow();
            reading.next();
            assertThatThrownBy(() -> one.block().read()).isInstanceOf(IOException.class).hasMessageContaining("went on");
        }
    }

    @Test
    void nothingIsFoundWhereNoRecordBegins() throws IOException {
        Path file = file(ONE, TWO);
        assertThatThrownBy(() -> WarcReading.at(file, 7)).isInstanceOf(DamagedRecordException.class);
        assertThatThrownBy(() -> WarcReading.at(file, 1 << 20)).isInstanceOf(DamagedRecordException.class);
    }
}
