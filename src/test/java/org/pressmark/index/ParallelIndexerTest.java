package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Finding;

class ParallelIndexerTest {
    @TempDir
    Path folder;

    /** Records of all sizes; some hold a whole archive in stored form, some are broken, between some lies garbage. */
    private Path hostileFile(boolean packed) throws IOException {
        Random random = new Random(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 120; i++) {
            byte[] noise = new byte[random.nextInt(3000)];
            random.nextBytes(noise);
            byte[] inner = join(noise, gzip(response("http://inner.org/" + i, "no capture of this file")), noise,
                    utf8("\r\n\r\n"), response("http://inner.org/plain", "neither is this"));
            byte[] plain = record("resource", "http://e.org/" + i, "application/warc", i % 3 == 0 ? inner : noise);
            byte[] stored = packed ? gzip(plain) : plain;
            if (i % 17 == 5) {
                stored[stored.length / 2] ^= 0x40;
            }
            out.writeBytes(stored);
            out.writeBytes(i % 23 == 7 ? utf8("garbage between records") : new byte[0]);
        }
        return Files.write(folder.resolve("hostile"), out.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCutsNeverShow(boolean packed) throws IOException {
        Path file = hostileFile(packed);
        List<CdxLine> lines = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        new Indexer(lines::add, findings::add).index(file, "f");
        assertThat(lines).hasSizeGreaterThan(90);
        assertThat(findings).isNotEmpty();

        for (long piece : new long[] {1 << 30, 100_000, 7_001, 997}) {
            List<CdxLine> parallel = new ArrayList<>();
            List<Finding> parallelFindings = new ArrayList<>();
            new ParallelIndexer(3, piece, parallel::add, parallelFindings::add).index(file, "f");
            assertThat(parallel).as("pieces of %d bytes", piece).isEqualTo(lines);
            assertThat(parallelFindings).as("pieces of %d bytes", piece).isEqualTo(findings);
        }
    }

    /** If each piece were searched to the end of the file, this would read a hundred gigabytes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void piecesInsideALongRecordArePassedOver(boolean packed) throws IOException {
        byte[] noise = new byte[10 << 20];
        new Random(9).nextBytes(noise);
        byte[] film = record("resource", "http://e.org/film", "video/mp4", noise);
        byte[] behind = response("http://e.org/", "a page");
        Path file = Files.write(folder.resolve("long"), packed ? join(gzip(film), gzip(behind)) : join(film, behind));
        List<CdxLine> lines = new ArrayList<>();
        new ParallelIndexer(2, 500, lines::add, finding -> {}).index(file, "f");
        assertThat(lines).extracting(CdxLine::url).containsExactly("http://e.org/film", "http://e.org/");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void aFileCompressedAsAWholeIsReadOnce(int records) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = 0; i < records; i++) {
            plain.writeBytes(response("http://e.org/" + i, "x".repeat(i * 10)));
        }
        Path file = Files.write(folder.resolve("whole.gz"), gzip(plain.toByteArray()));
        List<CdxLine> lines = new ArrayList<>();
        new ParallelIndexer(2, 100, lines::add, finding -> {}).index(file, "f");
        assertThat(lines).hasSize(records);
    }
}
