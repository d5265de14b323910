package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.http;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.cdx.CdxFormat;
import org.netpreserve.jwarc.cdx.CdxWriter;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;

class IndexerTest {
    @TempDir
    Path folder;

    private final List<CdxLine> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private void index(byte[]... parts) throws IOException {
        Path file = Files.write(folder.resolve("t.warc.gz"), join(parts));
        new Indexer(lines::add, findings::add).index(file, "t.warc.gz");
    }

    private static byte[] with(byte[] record, String field) {
        String text = new String(record, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("\r\nWARC-Date", "\r\n" + field + "\r\nWARC-Date").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void indexesWhatIsACaptureAndNothingElse() throws IOException {
        byte[] seed = utf8("seed");
        index(
                gzip(record("warcinfo", "", "application/warc-fields", utf8("software: x\r\n"))),
                gzip(with(response("https://www.E.org/A", "x"), "WARC-Payload-Digest: sha256:abc")),
                gzip(record("request", "https://www.E.org/A", "application/http; msgtype=request",
                        utf8("GET / HTTP/1.1\r\n\r\n"))),
                gzip(record("resource", "https://e.org/seed.md", "text/markdown; charset=utf-8", seed)),
                gzip(record("metadata", "https://e.org/m", "application/warc-fields", utf8("via: x\r\n"))),
                gzip(record("resource", "https://e.org/f", "application/warc-fields", utf8("a: x\r\n"))),
                gzip(record("metadata", "https://e.org/j", "application/json", utf8("{}"))),
                gzip(utf8(new String(record("metadata", "", "application/json", utf8("{}")), StandardCharsets.UTF_8)
                        .replace("WARC-Target-URI: \r\n", ""))),
                gzip(record("conversion", "https://e.org/c", "text/plain", utf8("c"))),
                gzip(record("revisit", "https://e.org/r", "application/http; msgtype=response",
                        utf8("HTTP/1.1 304 Not Modified\r\n\r\n"))));

        assertThat(lines).extracting(CdxLine::url).containsExactly(
                "https://www.E.org/A", "https://e.org/seed.md", "https://e.org/j", "https://e.org/r");
        assertThat(lines).extracting(CdxLine::key).startsWith("org,e)/a", "org,e)/seed.md");
        assertThat(lines).extracting(CdxLine::mime)
                .containsExactly("text/html", "text/markdown", "application/json", "warc/revisit");
        assertThat(lines).extracting(CdxLine::status).containsExactly("200", "", "", "304");
        assertThat(lines).extracting(CdxLine::timestamp).containsOnly("20240501120000");
        assertThat(lines).extracting(CdxLine::digest).containsExactly(
                "sha256:abc",
                Digest.Algorithm.SHA1.digest(seed).toString(),
                Digest.Algorithm.SHA1.digest(utf8("{}")).toString(),
                "");
        assertThat(findings).isEmpty();
    }

    @Test
    void theDigestIsOfThePayloadWithoutItsChunks() throws IOException {
        byte[] block = utf8("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        index(record("response", "http://e.org/", "application/http; msgtype=response", block));
        assertThat(lines.get(0).digest()).isEqualTo(Digest.Algorithm.SHA1.digest(utf8("abc")).toString());
    }

    @Test
    void agreesWithJwarcOnPlacesTimesAndTypes() throws IOException {
        index(
                gzip(with(response("http://e.org/1", "x"), "WARC-Payload-Digest: sha1:AAAA")),
                gzip(with(record("resource", "http://e.org/2", "image/png", new byte[100_000]), "WARC-Payload-Digest: sha1:AA")));
        StringWriter out = new StringWriter();
        try (WarcReader reader = new WarcReader(folder.resolve("t.warc.gz"));
                CdxWriter writer = new CdxWriter(out)) {
            writer.setFormat(CdxFormat.CDXJ);
            writer.process(reader, "t.warc.gz");
        }
        List<CdxLine> theirs = out.toString().lines().flatMap(text -> CdxLine.parse(text).stream()).toList();
        assertThat(lines).isEqualTo(theirs).hasSize(2);
    }

    @Test
    void skipsWhatIsDamagedWithAFindingAndGoesOn() throws IOException {
        byte[] broken = gzip(response("http://e.org/broken", "some text ".repeat(30)));
        broken[broken.length / 2] ^= 0x10;
        index(gzip(response("http://e.org/1", "x")), broken, gzip(response("http://e.org/2", "x")));
        assertThat(lines).extracting(CdxLine::url).containsExactly("http://e.org/1", "http://e.org/2");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("record-damaged");
            assertThat(finding.message()).contains("t.warc.gz, byte " + gzip(response("http://e.org/1", "x")).length);
        });
    }

    @Test
    void saysWhichRecordsHaveNoTargetOrDate() throws IOException {
        String text = new String(response("http://e.org/1", "x"), StandardCharsets.UTF_8);
        index(utf8(text.replaceFirst("WARC-Target-URI", "X-Other")), utf8(text.replaceFirst("2024-05", "2024-15")));
        assertThat(lines).isEmpty();
        assertThat(findings).extracting(Finding::code).containsOnly("record-incomplete");
        assertThat(findings)
                .extracting(Finding::message)
                .anyMatch(m -> m.contains("Target-URI"))
                .anyMatch(m -> m.contains("WARC-Date"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", nullValues = "none", value = {
        "2024-05-01T12:34:56Z            => 20240501123456",
        "2024-05-01T12:34:56.789123Z     => 20240501123456",
        "2024-05-01T12:34:56+02:00       => 20240501103456",
        "2016-12-31T23:59:60Z            => 20161231235959",
        "2024-05-01T12:34:56             => 20240501123456",
        "2024-05-01T12:34Z               => 20240501123400",
        "2024-05-01                      => 20240501000000",
        "2016-01                         => 20160101000000",
        "2016                            => 20160101000000",
        "20160102030405                  => 20160102030405",
        "2024-13-01T00:00:00Z            => none",
        "yesterday                       => none",
        "2024-05-01T12:34:56 and more    => none",
        "''                              => none"
    })
    void readsDatesOfAnyPrecision(String date, String digits) {
        assertThat(WarcDates.digits(date)).isEqualTo(Optional.ofNullable(digits));
    }

    @Test
    void aRequestThatIsNoGetKeysItsOwnAnswerAndNoOther() throws IOException {
        byte[] post = gzip(record("request", "https://e.org/a", "application/http; msgtype=request", utf8(
                "POST /a HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\nx=1")));
        index(post, gzip(response("https://e.org/b", "b")), post, gzip(response("https://e.org/a", "a")));

        assertThat(lines).extracting(CdxLine::key).satisfiesExactly(
                other -> assertThat(other).isEqualTo("org,e)/b"),
                own -> assertThat(own).startsWith("org,e)/a?").contains("x=1"));
    }

    @Test
    void aResponseThatIsNoHttpIsStillIndexed() throws IOException {
        index(record("response", "ftp://e.org/x", "application/octet-stream", utf8("raw")),
                record("response", "http://e.org/", "application/http", http("", "y")));
        assertThat(lines).extracting(CdxLine::status).containsExactly("", "200");
        assertThat(lines.get(1).mime()).isEmpty();
    }
}
