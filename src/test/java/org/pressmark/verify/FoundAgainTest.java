package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After damage every record that is whole is found again, and none but those that were damaged is lost. */
class FoundAgainTest {
    private static final int RECORDS = 60;
    private static final int SEGMENT = 60_000;
    private static final String NAMES = "1 0 x\nURL IP-address Archive-date Content-type Archive-length\n";

    @TempDir
    Path folder;

    private final Random random = new Random(11);

    /** Each record bears a mark that a note or breach of its own tells of: {@code r17.} */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "warc, CUT", "warc, NOISE_BEHIND", "warc, LENGTH_TOO_LONG", "warc, ZEROS",
        "warc.gz, CUT", "warc.gz, NOISE_BEHIND", "warc.gz, LENGTH_TOO_LONG", "warc.gz, ZEROS",
        "arc, CUT", "arc, NOISE_BEHIND", "arc, LENGTH_TOO_LONG", "arc, ZEROS",
        "arc.gz, CUT", "arc.gz, NOISE_BEHIND", "arc.gz, LENGTH_TOO_LONG", "arc.gz, ZEROS"
    })
    void everyWholeRecordIsFound(String format, Damage damage) throws IOException {
        for (int round = 0; round < 20; round++) {
            List<byte[]> parts = new ArrayList<>();
            Set<Integer> whole = new TreeSet<>();
            for (int i = 0; i < RECORDS; i++) {
                byte[] body = body(i);
                boolean hit = i % 3 == 1 && random.nextInt(8) == 0;
                int length = body.length + (hit && damage == Damage.LENGTH_TOO_LONG ? 30_000 : 0);
                byte[] good = packed(format, format.startsWith("arc") ? arc(i, body, length) : warc(i, body, length));
                parts.add(hit ? damage.done(good, random) : good);
                if (!hit || damage == Damage.NOISE_BEHIND) {
                    whole.add(i);
                }
            }
            String head = "filedesc://a.arc 0.0.0.0 20240102030405 text/plain " + NAMES.length() + "\n" + NAMES + "\n";
            parts.add(0, packed(format, format.startsWith("arc") ? Warc.bytes(head) : Warc.info().bytes()));
            Path file = Files.write(folder.resolve("a." + format), Warc.join(parts.toArray(byte[][]::new)));

            assertThat(marksIn(file)).as("round %d", round).containsAll(whole);
        }
    }

    /** Each member holds all that follow, and is broken: read from each of them on, such a file takes days. */
    @Test
    void membersThatHoldOneAnotherAreNotReadForEver() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int segment = 0; segment < 5; segment++) {
            if (segment > 0) {
                out.writeBytes(stored(SEGMENT));
            }
            int end = out.size() + SEGMENT;
            while (end - out.size() >= 40) {
                out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
                out.writeBytes(stored(end - out.size() - 5));
                out.writeBytes(Warc.bytes("WARC/1.0\r\n"));
            }
            out.writeBytes(new byte[end - out.size()]);
        }
        Path file = Files.write(folder.resolve("a.warc.gz"), out.toByteArray());
        Verifier verifier = new Verifier(new VerifyOptions(RECORDS, false));

        Report report = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> verifier.verify(List.of(file)));

        assertThat(report.breaches()).extracting(Breach::rule).contains(Rule.GZIP_TRUNCATED);
    }

    private static byte[] stored(int length) {
        return new byte[] {0, (byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)};
    }

    enum Damage {
        CUT, NOISE_BEHIND, LENGTH_TOO_LONG, ZEROS;

        byte[] done(byte[] record, Random random) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            byte[] zeroed = record.clone();
            Arrays.fill(zeroed, record.length / 2, Math.min(record.length, record.length / 2 + 30), (byte) 0);
            return switch (this) {
                case CUT -> Arrays.copyOf(record, 1 + random.nextInt(record.length - 1));
                case NOISE_BEHIND -> Warc.join(record, noise);
                case LENGTH_TOO_LONG -> record;
                case ZEROS -> zeroed;
            };
        }
    }

    private byte[] body(int i) {
        byte[] noise = new byte[random.nextInt(3000)];
        random.nextBytes(noise);
        return random.nextBoolean() ? noise : Warc.bytes(("line " + i + " of text\n").repeat(1 + random.nextInt(300)));
    }

    private static byte[] warc(int i, byte[] body, int length) {
        return Warc.resource().but("WARC-Record-ID", Warc.id(100 + i)).but("Content-Type", "application/octet-stream")
                .but("WARC-Target-URI", "http://example.org/" + i).with("WARC-Truncated", "r" + i + ".").block(body)
                .length("" + length).bytes();
    }

    private static byte[] arc(int i, byte[] body, int length) {
        String line = "http://example.org/" + i + " r" + i + ". 20240102030405 text/html " + length + "\n";
        return Warc.join(Warc.bytes(line), body, Warc.bytes("\n"));
    }

    private static byte[] packed(String format, byte[] record) {
        return format.endsWith(".gz") ? Warc.gzip(record) : record;
    }

    private static Set<Integer> marksIn(Path file) {
        Report report = new Verifier(new VerifyOptions(RECORDS + 1000, false)).verify(List.of(file));
        Set<Integer> marks = new TreeSet<>();
        for (Breach breach : report.breaches()) {
            boolean mark = breach.rule() == Rule.TRUNCATED_REASON || breach.rule() == Rule.ARC_IP_ADDRESS;
            IntStream.range(0, RECORDS).filter(i -> mark && breach.found().endsWith("r" + i + ".")).forEach(marks::add);
        }
        return marks;
    }
}
