package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.bytes;
import static org.pressmark.verify.Warc.gzip;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.join;
import static org.pressmark.verify.Warc.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One flipped bit at each of many random places of an archive, plain and compressed. The number of places is
 * {@code pressmark.flips}, 300 where nothing is said.
 */
class FlippedBitsTest {
    private static final int PLACES = Integer.getInteger("pressmark.flips", 300);

    /** Where a byte of a plain archive stands. */
    private enum Part {
        HEADER,
        BLOCK,
        TRAILER
    }

    @TempDir
    Path folder;

    private static byte[][] records() {
        Random random = new Random(3);
        byte[][] all = new byte[40][];
        all[0] = info().bytes();
        for (int i = 1; i < all.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 300; w++) {
                text.append(random.nextInt(900)).append(w % 12 == 11 ? "\n" : " ");
            }
            byte[] body = bytes(text.toString());
            byte[] block = join(
                    bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + body.length
                            + "\r\n\r\n"), body);
            all[i] = record("1.1", "response", 10 + i).with("WARC-Target-URI", "http://example.org/" + i)
                    .with("WARC-Warcinfo-ID", Warc.INFO_ID).with("Content-Type", "application/http;msgtype=response")
                    .with("WARC-Block-Digest", Warc.sha1(block)).with("WARC-Payload-Digest", Warc.sha256(body))
                    .block(block).bytes();
        }
        return all;
    }

    private boolean isValid(String name, byte[] good, int bit) throws IOException {
        byte[] flipped = good.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        Path file = Files.write(folder.resolve(name), flipped);
        return new Verifier(new VerifyOptions(0, false)).verify(java.util.List.of(file)).valid();
    }

    private static Part[] parts(byte[][] records) {
        Part[] parts = new Part[join(records).length];
        int at = 0;
        for (byte[] record : records) {
            int head = new String(record, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            for (int i = 0; i < record.length; i++) {
                parts[at++] = i < head ? Part.HEADER : i < record.length - 4 ? Part.BLOCK : Part.TRAILER;
            }
        }
        return parts;
    }

    @Test
    void everyBitUnderADigestAndEveryTrailerIsFoundAndSoIsMostOfAHeader() throws IOException {
        byte[][] records = records();
        byte[] plain = join(records);
        Part[] parts = parts(records);
        int undigested = records[0].length;
        Random random = new Random(1);
        Map<Part, int[]> seen = new TreeMap<>();
        for (int n = 0; n < PLACES; n++) {
            int bit = undigested * 8 + random.nextInt((plain.length - undigested) * 8);
            int[] counts = seen.computeIfAbsent(parts[bit / 8], part -> new int[2]);
            counts[0]++;
            counts[1] += isValid("a.warc", plain, bit) ? 0 : 1;
        }
        tell("plain", seen);
        assertThat(seen.get(Part.BLOCK)).satisfies(counts -> assertThat(counts[1]).isEqualTo(counts[0]));
        assertThat(seen.getOrDefault(Part.TRAILER, new int[2])).satisfies(c -> assertThat(c[1]).isEqualTo(c[0]));
        assertThat(seen.get(Part.HEADER)).satisfies(counts -> assertThat(counts[1]).isGreaterThan(counts[0] / 4));
    }

    @Test
    void everyBitOfACompressedArchiveIsFoundButThoseThatMeanNothing() throws IOException {
        byte[][] records = records();
        byte[][] members = new byte[records.length][];
        boolean[] idle = new boolean[4 * records.length * 1000 + 1_000_000];
        int at = 0;
        for (int i = 0; i < records.length; i++) {
            members[i] = gzip(records[i]);
            for (int k = 3; k < 10; k++) {
                idle[at + k] = true; // flags, time, level and system: RFC 1952 leaves most of their values free
            }
            at += members[i].length;
        }
        byte[] packed = join(members);
        Random random = new Random(2);
        int[] covered = new int[2];
        int[] free = new int[2];
        int same = 0;
        for (int n = 0; n < PLACES; n++) {
            int bit = random.nextInt(packed.length * 8);
            int[] counts = idle[bit / 8] ? free : covered;
            counts[0]++;
            boolean found = !isValid("a.warc.gz", packed, bit);
            counts[1] += found ? 1 : 0;
            same += !found && !idle[bit / 8] && hasSameContent(packed, bit) ? 1 : 0;
        }
        tell("gzip", Map.of(Part.BLOCK, covered, Part.HEADER, free));
        assertThat(covered[1] + same).isEqualTo(covered[0]);
    }

    /** Deflate has bits that say nothing: those behind the last block, or the same bytes taken from another place. */
    private static boolean hasSameContent(byte[] good, int bit) {
        byte[] flipped = good.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(flipped));
                GZIPInputStream was = new GZIPInputStream(new ByteArrayInputStream(good))) {
            return Arrays.equals(in.readAllBytes(), was.readAllBytes());
        } catch (IOException broken) {
            return false;
        }
    }

    /** The shares go into a file, for docs/BENCHMARKS.md. */
    private static void tell(String what, Map<Part, int[]> seen) throws IOException {
        StringBuilder out = new StringBuilder();
        seen.forEach((part, counts) -> out.append(what).append(' ').append(part).append(": ").append(counts[1]).append(" of ")
                .append(counts[0]).append(" found\n"));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("flips-" + what + ".txt"), out);
    }
}
