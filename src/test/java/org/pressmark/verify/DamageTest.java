package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.file;
import static org.pressmark.verify.Warc.gzip;
import static org.pressmark.verify.Warc.gzipped;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.join;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an archive after damage is still checked, and what was lost is said. */
class DamageTest {
    @TempDir
    Path folder;

    private Warc digested() {
        return response().with("WARC-Block-Digest",
                Warc.sha1(Warc.bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello")));
    }

    @Test
    void goesOnAfterADamagedMember() {
        byte[] first = gzip(info().bytes());
        byte[] broken = gzip(response().bytes());
        Arrays.fill(broken, 10, 40, (byte) 0xff);
        byte[] content = join(first, broken, gzip(resource().bytes()));

        Report report = new Checking(folder).of("a.warc.gz", content);

        assertThat(report.records()).isEqualTo(2);
        assertThat(report.breaches()).extracting(Breach::rule).contains(Rule.GZIP_DATA, Rule.BYTES_LOST);
        assertThat(report.breaches()).filteredOn(b -> b.rule() == Rule.GZIP_DATA)
                .extracting(Breach::offset).containsExactly((long) first.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "50", "5000", "-1", "x"})
    void goesOnAfterAWrongLength(String length) {
        Report plain = new Checking(folder).of("a.warc", file(info(), resource().length(length), response()));
        Report packed = new Checking(folder).of("b.warc.gz", gzipped(info(), resource().length(length), response()));

        assertThat(plain.records()).isEqualTo(3);
        assertThat(packed.records()).isEqualTo(3);
    }

    @Test
    void goesOnAfterAHeaderThatIsNone() {
        byte[] content = join(file(info()), Warc.bytes("WARK/1.1\r\nWARC-Type: resource\r\n\r\nx\r\n\r\n"), file(response()));

        Report report = new Checking(folder).of("a.warc", content);

        assertThat(report.records()).isEqualTo(2);
        assertThat(report.count(Rule.BYTES_LOST)).isEqualTo(1);
    }

    @Test
    void findsAFlippedBitInEveryByteThatADigestCovers() {
        byte[] good = file(info(), digested());
        int from = new String(good, StandardCharsets.ISO_8859_1).indexOf("HTTP/1.1 200");
        int to = good.length - 4;
        BitSet missed = new BitSet();
        for (int bit = from * 8; bit < to * 8; bit += 9) {
            if (new Checking(folder).of("a.warc", flipped(good, bit)).valid()) {
                missed.set(bit);
            }
        }
        assertThat(missed.cardinality()).isZero();
    }

    @Test
    void aFlippedBitOfACompressedArchiveIsFoundUnlessTheContentIsStillTheSame() throws IOException {
        byte[] good = gzipped(info(), digested());
        byte[] content = file(info(), digested());
        for (int bit = 0; bit < good.length * 8; bit += 7) {
            byte[] flipped = flipped(good, bit);
            if (new Checking(folder).of("a.warc.gz", flipped).valid()) {
                assertThat(new GZIPInputStream(new ByteArrayInputStream(flipped)).readAllBytes()).isEqualTo(content);
            }
        }
    }

    private static byte[] flipped(byte[] good, int bit) {
        byte[] copy = good.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    @Test
    void aFileCutAtAnyPlaceButBetweenRecordsIsNotValid() {
        byte[] good = gzipped(info(), digested());
        int second = gzip(info().bytes()).length;
        for (int length = 1; length < good.length; length++) {
            Report report = new Checking(folder).of("a.warc.gz", Arrays.copyOf(good, length));
            assertThat(report.valid()).as("cut at %d", length).isEqualTo(length == second);
        }
    }

    @Test
    void aHostilePileOfWrongLengthsTakesLinearTime() {
        Warc[] records = new Warc[4000];
        Arrays.setAll(records, i -> Warc.record("1.1", "resource", 3).with("WARC-Target-URI", "http://example.org/b")
                .with("Content-Type", "text/plain").length("" + (4000 - i) * 150).block("x".repeat(20)));

        Report report = new Checking(folder).of("a.warc", file(records));

        assertThat(report.valid()).isFalse();
        assertThat(report.breaches()).hasSizeLessThan(1000);
    }

    @Test
    void aHeaderOfMegabytesOnOneLineIsReadOnce() {
        byte[] long1 = file(info(), resource().with("X-Note", "=".repeat(3_000_000)).but("WARC-Block-Digest",
                "sha1:" + "=".repeat(3_000_000) + "x"));

        assertThat(new Checking(folder).of("a.warc", long1).count(Rule.DIGEST_VALUE)).isEqualTo(1);
    }

    @Test
    void aLargeFileIsReportedAsASmallOneIs() throws IOException {
        byte[] noise = new byte[400_000];
        new Random(7).nextBytes(noise);
        Warc large = resource().but("WARC-Record-ID", Warc.id(40)).block(noise);
        byte[] broken = gzip(large.bytes());
        Arrays.fill(broken, 200_000, 200_040, (byte) 0xff);
        byte[] content = join(gzip(info().bytes()), broken, gzip(large.but("WARC-Date", "x").bytes()), new byte[5],
                gzip(large.but("WARC-Record-ID", Warc.id(41)).bytes()), gzip(resource().bytes()));

        Report ahead = new Checking(folder).of("a.warc.gz", content);

        List<Breach> direct = new ArrayList<>();
        Path file = folder.resolve("a.warc.gz");
        Desk desk = new Desk(file, "", direct::add);
        try (Window window = new Window(new GzipUnits(RawFile.open(file), desk))) {
            new WarcScan(window, desk, new Check(new References(), new Lints(java.util.Set.of(), 0))).run();
        }
        assertThat(content.length).isGreaterThan(1 << 20);
        assertThat(ahead.breaches()).isEqualTo(direct);
        assertThat(ahead.breaches()).extracting(Breach::rule).contains(Rule.GZIP_MAGIC, Rule.DATE_SYNTAX);
        assertThat(ahead.records()).isGreaterThanOrEqualTo(4);
    }
}
