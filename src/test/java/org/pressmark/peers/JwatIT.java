package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwat.common.Diagnosis;
import org.jwat.warc.WarcReader;
import org.jwat.warc.WarcReaderFactory;
import org.jwat.warc.WarcRecord;

/**
 * What JWAT, the reader inside JHOVE, says of our files. It recomputes both digests of every record.
 *
 * <p>One thing it gets wrong: the payload of a chunked answer. WARC takes it without the chunk sizes, as HTTP does
 * (iipc/warc-specifications #22), JWAT takes the body as it crossed the wire.
 */
class JwatIT {
    private static final String CHUNKED = "response \\S+/chunked\\S*: block digest true, payload digest false,"
            + " INVALID_EXPECTED Incorrect payload digest \\[[^\\[\\]]*]; ";

    @ParameterizedTest
    @ValueSource(strings = {"--warc-version=1.1", "--warc-version=1.0", "--no-gzip", "--digest=sha1", "--page-record=response", "--strict"})
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
