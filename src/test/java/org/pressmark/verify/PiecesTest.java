package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.file;
import static org.pressmark.verify.Warc.gzip;
import static org.pressmark.verify.Warc.gzipped;
import static org.pressmark.verify.Warc.id;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.join;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file checked in pieces gives the report it gives when it is checked from its start to its end. */
class PiecesTest {
    private static final long[] SIZES = {61, 997, 7_001, 100_000, 300_000};

    /** Makes every file so large that it is unpacked ahead, as the files are that are cut. */
    private static final byte[] LARGE =
            gzip(resource().but("WARC-Record-ID", id(99)).block(noise(new Random(1), 1_100_000)).bytes());

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> theCutsNeverShowInAHostileFile() {
        int rounds = Integer.getInteger("pressmark.pieces", 20);
        return IntStream.range(0, rounds).mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> hostile(seed)));
    }

    private void hostile(int seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 90; i++) {
            out.writeBytes(stretch(random, i));
        }
        byte[] content = join(out.toByteArray(), LARGE);
        sameInPieces("hostile", seed % 3 == 0 ? Arrays.copyOf(content, content.length - 5_000) : content);
    }

    /** A record, or something that can stand where one should. */
    private static byte[] stretch(Random random, int i) {
        Warc record = record(random, i);
        byte[] packed = gzip(record.bytes());
        return switch (random.nextInt(22)) {
            case 0 -> flipped(packed, random);
            case 1 -> Arrays.copyOf(packed, random.nextInt(packed.length));
            case 2 -> join(packed, noise(random, random.nextInt(50)));
            case 3 -> gzip(file(record, record(random, i + 1)));
            case 4 -> spanning(record.bytes(), random);
            case 5 -> gzip(new byte[0]);
            case 6 -> gzip(join(record.bytes(), Warc.bytes("\r\nrest of something\r\n")));
            case 7 -> join(gzip(join(record.bytes(), Warc.bytes("\r\n"))), gzip(Warc.bytes("\r\nno record")));
            case 8 -> gzip(record.length("" + random.nextInt(9_000)).bytes());
            case 9 -> changed(packed, packed.length - 1 - random.nextInt(8));
            case 10 -> changed(packed, 3);
            default -> packed;
        };
    }

    private static Warc record(Random random, int i) {
        Warc warc = switch (random.nextInt(5)) {
            case 0 -> info();
            case 1 -> response();
            case 2 -> Warc.revisit().but("WARC-Refers-To", id(10 + random.nextInt(89)));
            case 3 -> Warc.continuation(2 + random.nextInt(2)).but("WARC-Segment-Origin-ID", id(10 + random.nextInt(89)));
            default -> resource().block(random.nextInt(3) == 0 ? archive(random) : noise(random, random.nextInt(4_000)));
        };
        warc.but("WARC-Record-ID", id(10 + random.nextInt(89)));
        return switch (random.nextInt(12)) {
            case 0 -> warc.but("WARC-Date", "never");
            case 1 -> warc.with("WARC-Block-Digest", Warc.sha1(Warc.bytes("other")));
            case 2 -> warc.with("WARC-Concurrent-To", id(10 + i % 80)).with("WARC-Segment-Number", "1");
            default -> warc;
        };
    }

    /** An archive that stays as it is when it is packed once more, since it lies among noise. */
    private static byte[] archive(Random random) {
        byte[] noise = noise(random, 1_500);
        return join(noise, gzipped(info(), response()), noise, file(response()), noise);
    }

    private static byte[] spanning(byte[] record, Random random) {
        int cut = random.nextInt(record.length);
        return join(gzip(Arrays.copyOf(record, cut)), gzip(Arrays.copyOfRange(record, cut, record.length)));
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] good, Random random) {
        return changed(good, random.nextInt(good.length));
    }

    private static byte[] changed(byte[] good, int at) {
        byte[] copy = good.clone();
        copy[at] ^= 0x40;
        return copy;
    }

    static Stream<Arguments> plantedFaults() {
        return Stream.of(PlantedFaultsTest.headers(), PlantedFaultsTest.fields(), PlantedFaultsTest.values(),
                PlantedFaultsTest.segments(), PlantedFaultsTest.blocks(), PlantedFaultsTest.messages(),
                PlantedFaultsTest.framing()).flatMap(s -> s);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedFaults")
    void aPlantedFaultIsReportedTheSame(String fault, Rule rule, byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records(plain)) {
            out.writeBytes(gzip(record));
        }
        String report = sameInPieces("planted", join(out.toByteArray(), LARGE));

        assertThat(report).contains("violations");
    }

    /** Cuts where a line begins a record. */
    private static List<byte[]> records(byte[] plain) {
        List<byte[]> records = new ArrayList<>();
        int from = 0;
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        for (int at; from < plain.length; from = at) {
            int next = text.indexOf("\nWARC/", from);
            at = next < 0 ? plain.length : next + 1;
            records.add(Arrays.copyOfRange(plain, from, at));
        }
        return records;
    }

    @Test
    void aFlippedBitIsReportedTheSameWhereverItIs() throws IOException {
        byte[] good = gzipped(info(), response().block(archive(new Random(5))), resource());
        for (int i = 0; i < good.length; i += 101) {
            sameInPieces("flipped", join(changed(good, i), gzipped(resource().but("WARC-Record-ID", id(50))), LARGE));
        }
    }

    @Test
    void aCutMemberIsReportedTheSameWhereverItIsCut() throws IOException {
        byte[] good = gzipped(info(), response(), resource());
        for (int length = 1; length < good.length; length += 37) {
            sameInPieces("cut", join(Arrays.copyOf(good, length), LARGE));
            sameInPieces("end", join(LARGE, Arrays.copyOf(good, length)));
        }
    }

    @Test
    void oneMemberOneRecordAndNoneAreReportedTheSame() throws IOException {
        byte[] noise = noise(new Random(8), 900_000);
        byte[] large = resource().block(noise).bytes();
        sameInPieces("giant", join(gzip(info().bytes()), gzip(resource().block(join(noise, noise)).bytes())));
        sameInPieces("whole", gzip(join(file(info(), response()), large, file(response()), large)));
        sameInPieces("broken", changed(gzip(join(file(info()), large, large)), 1_200_000));
        sameInPieces("garbage", noise(new Random(9), 1_500_000));
        sameInPieces("late", join(noise(new Random(9), 1_500_000), gzipped(response(), info())));
        sameInPieces("headless", gzip(join(Warc.bytes("WARC/1.1\r\n"), noise, noise)));
        sameInPieces("empty", new byte[0]);
    }

    @Test
    @Timeout(60)
    void aLargeFileThatEndsInARecordTooShortIsReadToItsEnd() throws IOException {
        String report = sameInPieces("short", join(LARGE, gzip(response().length("5000").bytes())));

        assertThat(report).contains("content-length-too-long");
    }

    @Test
    void moreThanCanBeKeptOfAPieceIsReportedTheSame() throws IOException {
        Warc[] many = new Warc[45_000];
        Arrays.setAll(many, i -> Warc.record("1.1", "resource", 3 + i % 90).with("X-Note", "y".repeat(200)));
        sameInPieces("bomb", join(gzipped(info(), resource()), gzip(file(many)), gzipped(response()), LARGE));
    }

    @Test
    void largeFilesAndSmallOnesAreReportedTheSame() throws IOException {
        Checking checking = new Checking(folder);
        List<Path> files = List.of(
                checking.write("a.warc.gz", gzipped(info(), Warc.revisit().but("WARC-Refers-To", id(2)))),
                checking.write("b.warc.gz", join(gzipped(response(), resource().but("WARC-Date", "x")), LARGE)),
                checking.write("c.warc", file(response(), resource())),
                checking.write("d.warc.gz", join(gzipped(info().but("WARC-Record-ID", id(7))), LARGE)),
                folder.resolve("none.warc.gz"));

        assertThat(report(files, 100, 4, 400_000)).isEqualTo(report(files, 100, 1, 400_000));
    }

    private String sameInPieces(String name, byte[] content) throws IOException {
        List<Path> files = List.of(new Checking(folder).write(name + ".warc.gz", content));
        int kept = List.of(10_000, 0, 1, 3).get(content.length % 4);
        String whole = report(files, kept, 1, 1);
        for (long piece : SIZES) {
            assertThat(report(files, kept, 3, piece)).as("%s in pieces of %d bytes", name, piece).isEqualTo(whole);
        }
        return whole;
    }

    private static String report(List<Path> files, int kept, int threads, long piece) throws IOException {
        VerifyOptions options = new VerifyOptions(kept, kept == 1, EnumSet.allOf(LintTool.class), threads);
        StringWriter out = new StringWriter();
        ReportJson.write(new Verifier(options, piece).verify(files), out);
        return out.toString();
    }
}
