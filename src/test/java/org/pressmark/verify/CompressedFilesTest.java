package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.gzip;
import static org.pressmark.verify.Warc.gzipped;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.join;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults and oddities of the container: gzip members of RFC 1952, zstd frames. */
class CompressedFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource({"gzipFaults", "zstdFaults"})
    void everyFaultOfTheContainerIsFound(String fault, Rule rule, byte[] content) {
        Report report = new Checking(folder).of(rule.name().startsWith("ZSTD") ? "a.warc.zst" : "a.warc.gz", content);

        assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        assertThat(report.valid()).isEqualTo(rule.severity() != Severity.VIOLATION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void aRightContainerIsNotFailed(String what, String name, byte[] content) {
        Report report = new Checking(folder).of(name, content);

        assertThat(report.breaches()).filteredOn(b -> b.severity() == Severity.VIOLATION).isEmpty();
        assertThat(report.records()).isEqualTo(2);
    }

    static Stream<Arguments> gzipFaults() {
        byte[] good = gzipped(info(), resource());
        byte[] second = gzip(resource().bytes());
        int size = second.length;
        return Stream.of(
                fault("a wrong CRC32", Rule.GZIP_CRC, changed(good, good.length - 8)),
                fault("a wrong ISIZE", Rule.GZIP_LENGTH, changed(good, good.length - 4)),
                fault("another method", Rule.GZIP_METHOD, join(changed(second, 2), gzip(info().bytes()))),
                fault("another method in the middle", Rule.GZIP_METHOD,
                        join(gzip(info().bytes()), changed(second, 2), gzip(response().bytes()))),
                fault("a reserved flag", Rule.GZIP_RESERVED_FLAGS, flag(good, 3, 0x20)),
                fault("a wrong header CRC", Rule.GZIP_HEADER_CRC,
                        Warc.member(new byte[] {0x1f, (byte) 0x8b, 8, 2, 0, 0, 0, 0, 0, 0, 1, 2}, info().bytes())),
                fault("damaged deflate data", Rule.GZIP_DATA, damaged()),
                fault("cut inside the data", Rule.GZIP_TRUNCATED, Arrays.copyOf(good, good.length - size / 2)),
                fault("cut inside the trailer", Rule.GZIP_TRUNCATED, Arrays.copyOf(good, good.length - 3)),
                fault("cut inside the header", Rule.GZIP_TRUNCATED, join(good, Arrays.copyOf(good, 5))),
                fault("cut inside the name", Rule.GZIP_TRUNCATED,
                        join(good, new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0, 'a', 'b'})),
                fault("text behind the members", Rule.GZIP_TRAILING_GARBAGE, join(good, Warc.bytes("the end of it"))),
                fault("zeros behind the members", Rule.GZIP_TRAILING_GARBAGE, join(good, new byte[512])),
                fault("text between the members", Rule.GZIP_MAGIC,
                        join(gzip(info().bytes()), Warc.bytes("text between"), second)),
                fault("an empty member", Rule.GZIP_EMPTY_MEMBER, join(good, gzip(new byte[0]))),
                fault("the whole file in one member", Rule.GZIP_MANY_RECORDS, gzip(Warc.file(info(), resource()))),
                fault("a record in two members", Rule.GZIP_RECORD_SPANS, spanning()),
                fault("a length too long in a member", Rule.CONTENT_LENGTH_TOO_LONG,
                        gzipped(info(), resource().length("50"), response())),
                fault("a length too short in a member", Rule.CONTENT_LENGTH_TOO_SHORT,
                        gzipped(info(), resource().length("2"), response())),
                fault("no trailer in a member", Rule.RECORD_TRAILER, gzipped(info(), resource().trailer(""), response())),
                fault("an empty file", Rule.FILE_EMPTY, new byte[0]),
                fault("text in gzip", Rule.NOT_A_RECORD, gzip(Warc.bytes("no archive at all"))));
    }

    private static Arguments fault(String what, Rule rule, byte[] content) {
        return Arguments.of(what, rule, content);
    }

    static byte[] changed(byte[] content, int at) {
        return flag(content, at, 1);
    }

    private static byte[] flag(byte[] content, int at, int bits) {
        byte[] copy = content.clone();
        copy[at] ^= (byte) bits;
        return copy;
    }

    /** A stored block whose length and complement disagree. */
    private static byte[] damaged() {
        byte[] member = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 5, 0, 5, 0, 'h', 'e', 'l', 'l', 'o'};
        return join(gzip(info().bytes()), member, gzip(resource().bytes()));
    }

    private static byte[] spanning() {
        byte[] record = resource().bytes();
        int half = record.length / 2;
        return join(gzip(info().bytes()), gzip(Arrays.copyOf(record, half)),
                gzip(Arrays.copyOfRange(record, half, record.length)));
    }

    static Stream<Arguments> zstdFaults() {
        byte[] good = join(frame(info().bytes()), frame(resource().bytes()));
        return Stream.of(
                fault("a wrong checksum", Rule.ZSTD_DATA, changed(good, good.length - 1)),
                fault("a dictionary with damaged tables", Rule.ZSTD_DATA,
                        join(new byte[] {0x5D, 0x2A, 0x4D, 0x18}, Warc.little(9),
                                new byte[] {0x37, (byte) 0xA4, 0x30, (byte) 0xEC, 1, 1, 1, 1, 1}, good)),
                fault("cut inside a frame", Rule.ZSTD_TRUNCATED, Arrays.copyOf(good, good.length - 6)),
                fault("text behind the frames", Rule.ZSTD_MAGIC, join(good, Warc.bytes("the end of it"))),
                fault("no checksum", Rule.ZSTD_CHECKSUM, join(frame(info().bytes()), Zstd.compress(resource().bytes()))),
                fault("two records in a frame", Rule.ZSTD_MANY_RECORDS, frame(Warc.file(info(), resource()))),
                fault("an empty frame", Rule.ZSTD_EMPTY_FRAME, join(good, frame(new byte[0]))));
    }

    private static byte[] frame(byte[] content) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            return context.setChecksum(true).setContentSize(true).compress(content);
        }
    }

    static Stream<Arguments> right() {
        byte[] info = info().bytes();
        byte[] resource = gzip(resource().bytes());
        byte[] all = {0x1f, (byte) 0x8b, 8, 4 + 8 + 16, 1, 2, 3, 4, 2, 3, 3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0};
        byte[] crced = {0x1f, (byte) 0x8b, 8, 2, 0, 0, 0, 0, 0, 3};
        CRC32 crc = new CRC32();
        crc.update(crced);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        return Stream.of(
                Arguments.of("a member for each record", "a.warc.gz", gzipped(info(), resource())),
                Arguments.of("extra field, name and comment", "a.warc.gz", join(Warc.member(all, info), resource)),
                Arguments.of("a right header CRC", "a.warc.gz", join(Warc.member(join(crced, sum), info), resource)),
                Arguments.of("the text flag", "a.warc.gz",
                        join(Warc.member(new byte[] {0x1f, (byte) 0x8b, 8, 1, 0, 0, 0, 0, 0, 0}, info), resource)),
                Arguments.of("the whole file in one member", "a.warc.gz", gzip(Warc.file(info(), resource()))),
                Arguments.of("a record in two members", "a.warc.gz", spanning()),
                Arguments.of("a compressed file named .warc", "a.warc", gzipped(info(), resource())),
                Arguments.of("zstd frames", "a.warc.zst", join(frame(info), frame(resource().bytes()))),
                Arguments.of("a skippable frame", "a.warc.zst",
                        join(new byte[] {0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9}, frame(info), frame(resource().bytes()))),
                Arguments.of("a dictionary in front", "a.warc.zst", withDictionary(false)),
                Arguments.of("a compressed dictionary that does not state its size", "a.warc.zst", withDictionary(true)));
    }

    private static byte[] sizeless(byte[] content) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            return context.setContentSize(false).compress(content);
        }
    }

    private static byte[] withDictionary(boolean packed) {
        byte[] dictionary = Warc.bytes("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:");
        byte[] kept = packed ? sizeless(dictionary) : dictionary;
        byte[] head = join(new byte[] {0x5D, 0x2A, 0x4D, 0x18}, Warc.little(kept.length), kept);
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setChecksum(true).setContentSize(true).loadDict(dictionary);
            return join(head, context.compress(info().bytes()), context.compress(resource().bytes()));
        }
    }
}
