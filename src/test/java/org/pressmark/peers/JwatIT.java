package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwat.common.Diagnosis;
import org.jwat.warc.WarcReader;
import org.jwat.warc.WarcReaderFactory;
import org.jwat.warc.WarcRecord;
import org.jwat.warc.WarcWriter;
import org.jwat.warc.WarcWriterFactory;

/**
 * What JWAT, the reader inside JHOVE, says of our files, and what we make of what it writes. It recomputes both digests
 * of every record.
 *
 * <p>One thing it gets wrong: the payload of a chunked answer. WARC takes it without the chunk sizes, as HTTP does
 * (iipc/warc-specifications #22), JWAT takes the body as it crossed the wire.
 */
class JwatIT {
    private static final String CHUNKED = "response \\S+/chunked\\S*: block digest true, payload digest false,"
            + " INVALID_EXPECTED Incorrect payload digest \\[[^\\[\\]]*]; ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--warc-version=1.1", "--warc-version=1.0", "--no-gzip", "--digest=sha1",
            "--page-record=response", "--strict"})
    @Interop(tool = "JWAT 1.2.1", way = Interop.Way.THEY_READ_OURS,
            seen = "every record compliant, but that it takes the digest of chunked bodies with their chunk sizes")
    void jwat_finds_every_record_compliant_but_the_chunked_ones(String option) throws IOException {
        List<String> wrong = wrong(Sample.packed(option));

        assertThat(wrong).hasSize(2).allMatch(account -> account.matches(CHUNKED));
    }

    @Test
    void jwat_finds_answers_that_were_cut_off_compliant() throws IOException {
        assertThat(wrong(Sample.packedCut())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"written.warc.gz", "written.warc"})
    @Interop(tool = "JWAT 1.2.1", way = Interop.Way.WE_READ_THEIRS,
            seen = "`validate`, `index` and `serve` take what its writer writes, gzip and plain")
    void what_its_writer_writes_is_valid_and_replays(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        byte[] page = "<title>雪</title>".getBytes(StandardCharsets.UTF_8);
        byte[] http = Stream.of(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".getBytes(
                        StandardCharsets.UTF_8), page)
                .reduce(new byte[0], JwatIT::join);
        try (OutputStream out = Files.newOutputStream(file)) {
            WarcWriter writer = WarcWriterFactory.getWriter(out, name.endsWith(".gz"));
            write(writer, "warcinfo", "", "application/warc-fields", "software: jwat\r\n".getBytes(StandardCharsets.UTF_8));
            write(writer, "response", "http://example.org/a", "application/http; msgtype=response", http);
            write(writer, "resource", "http://example.org/b", "text/html", page);
            writer.close();
        }

        assertThat(TheirFiles.broken(file)).isEmpty();
        assertThat(TheirFiles.indexed(file)).containsExactly("http://example.org/a 200 text/html",
                "http://example.org/b  text/html");
        TheirFiles.replay(Map.of("http://example.org/a", page, "http://example.org/b", page), file);
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }

    private static void write(WarcWriter writer, String type, String target, String contentType, byte[] block)
            throws IOException {
        WarcRecord record = WarcRecord.createRecord(writer);
        record.header.addHeader("WARC-Type", type);
        record.header.addHeader("WARC-Record-ID",
                "<urn:uuid:" + UUID.nameUUIDFromBytes((type + target).getBytes(StandardCharsets.UTF_8)) + ">");
        record.header.addHeader("WARC-Date", "2024-05-01T12:00:00Z");
        if (!target.isEmpty()) {
            record.header.addHeader("WARC-Target-URI", target);
        }
        record.header.addHeader("Content-Type", contentType);
        record.header.addHeader("Content-Length", Long.valueOf(block.length), null);
        writer.writeHeader(record);
        writer.writePayload(block);
        writer.closeRecord();
    }

    private static List<String> wrong(Path collection) throws IOException {
        List<String> wrong = new ArrayList<>();
        int records = 0;
        for (Path warc : Sample.warcs(collection)) {
            try (InputStream in = Files.newInputStream(warc)) {
                records += read(WarcReaderFactory.getReader(in, 1 << 16), wrong);
            }
        }
        assertThat(records).isGreaterThan(10);
        return wrong;
    }

    private static int read(WarcReader reader, List<String> wrong) throws IOException {
        reader.setBlockDigestEnabled(true);
        reader.setPayloadDigestEnabled(true);
        int records = 0;
        for (WarcRecord record = reader.getNextRecord(); record != null; record = reader.getNextRecord()) {
            record.close();
            records++;
            if (!isFine(record)) {
                wrong.add(account(record));
            }
        }
        reader.close();
        assertThat(reader.diagnostics.hasErrors() || reader.diagnostics.hasWarnings())
                .as(() -> said(reader.diagnostics.getErrors()) + said(reader.diagnostics.getWarnings()))
                .isFalse();
        return records;
    }

    private static boolean isFine(WarcRecord record) {
        return record.isCompliant()
                && !record.diagnostics.hasErrors()
                && !record.diagnostics.hasWarnings()
                && Boolean.TRUE.equals(record.isValidBlockDigest)
                && !Boolean.FALSE.equals(record.isValidPayloadDigest);
    }

    private static String account(WarcRecord record) {
        return record.header.warcTypeStr + " " + record.header.warcTargetUriStr + ": block digest "
                + record.isValidBlockDigest + ", payload digest " + record.isValidPayloadDigest + ", "
                + said(record.diagnostics.getErrors()) + said(record.diagnostics.getWarnings());
    }

    private static String said(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .map(found -> found.type + " " + found.entity + " " + Arrays.toString(found.information) + "; ")
                .reduce("", String::concat);
    }
}
