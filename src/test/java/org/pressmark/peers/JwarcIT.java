package org.pressmark.peers;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.pressmark.capture.Digest;

/** What {@code jwarc validate} says of our files, and what we make of what jwarc writes. */
class JwarcIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--warc-version=1.1", "--warc-version=1.0", "--no-gzip", "--digest=sha1", "--page-record=response"})
    @Interop(tool = "jwarc 0.36.0", way = Interop.Way.THEY_READ_OURS,
            seen = "`validate` passes WARC 1.1, 1.0, plain, SHA-1, and pages as responses")
    void jwarc_finds_nothing_wrong(String option) throws Exception {
        Tool.Ran ran = validate(Sample.packed(option));

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(complaints(ran)).isEmpty();
        assertThat(ran.lines()).anyMatch(line -> line.contains("payload digest pass"));
    }

    @Test
    @Interop(tool = "jwarc 0.36.0", way = Interop.Way.THEY_READ_OURS,
            seen = "`validate --forbid-extensions` passes `--strict`")
    void with_strict_jwarc_finds_no_field_outside_the_standard() throws Exception {
        Tool.Ran ran = validate(Sample.packed("--strict"), "--forbid-extensions");

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(complaints(ran)).isEmpty();
    }

    /**
     * jwarc compares the HTTP Content-Length with the body even where the record says by WARC-Truncated that the body
     * was cut. The header is what the server sent and must stay.
     */
    @Test
    void of_answers_that_were_cut_off_jwarc_only_says_that_they_are_short() throws Exception {
        Tool.Ran ran = validate(Sample.packedCut());

        assertThat(complaints(ran)).hasSize(2).allMatch(line -> line.contains("invalid HTTP header Content-Length: "));
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    @Interop(tool = "jwarc 0.36.0", way = Interop.Way.WE_READ_THEIRS,
            seen = "`validate`, `index` and `serve` take what `jwarc fetch` writes, byte for byte")
    void what_jwarc_fetches_is_valid_and_replays() throws Exception {
        byte[] page = "<title>雪</title>".getBytes(StandardCharsets.UTF_8);
        byte[] noise = Pictures.noise(50, 50, 4);
        Path file = folder.resolve("fetched.warc");
        try (RawSite site = RawSite.open()) {
            site.put("/", "text/html; charset=utf-8", page).put("/a.png", "image/png", noise);
            Tool.Ran ran = jwarc("fetch", "-o", file, site.url("/"), site.url("/a.png"));
            assertThat(ran.code()).as(ran.all()).isZero();

            assertThat(TheirFiles.broken(file)).isEmpty();
            assertThat(TheirFiles.indexed(file))
                    .containsExactly(site.url("/") + " 200 text/html", site.url("/a.png") + " 200 image/png");
            TheirFiles.replay(Map.of(site.url("/"), page, site.url("/a.png"), noise), file);
        }
    }

    @ParameterizedTest
    @EnumSource(value = WarcCompression.class, names = {"NONE", "GZIP"})
    @Interop(tool = "jwarc 0.36.0", way = Interop.Way.WE_READ_THEIRS,
            seen = "the same of what its `WarcWriter` writes: response, revisit, resource, gzip and plain")
    void what_its_writer_writes_is_valid_and_replays(WarcCompression compression) throws Exception {
        Path file = folder.resolve(compression == WarcCompression.GZIP ? "written.warc.gz" : "written.warc");
        byte[] body = "<title>雪</title>".getBytes(StandardCharsets.UTF_8);
        Instant noon = Instant.parse("2024-05-01T12:00:00Z");
        String url = "http://example.org/a?x=%E9%9B%AA";
        try (WarcWriter out = new WarcWriter(FileChannel.open(file, CREATE, WRITE), compression)) {
            HttpResponse http = new HttpResponse.Builder(200, "OK").body(MediaType.HTML_UTF8, body).build();
            out.write(new Warcinfo.Builder().date(noon).filename(file.getFileName().toString())
                    .fields(Map.of("software", List.of("jwarc"))).build());
            WarcResponse response = new WarcResponse.Builder(url).date(noon).body(http)
                    .payloadDigest("sha1", sha1(body)).build();
            out.write(response);
            out.write(new WarcRevisit.Builder(url, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1).date(noon.plusSeconds(9))
                    .refersTo(response.id(), url, noon).payloadDigest("sha1", sha1(body))
                    .body(new HttpResponse.Builder(200, "OK").setHeader("Content-Type", "text/html").build()).build());
            out.write(new WarcResource.Builder(URI.create("http://example.org/b"))
                    .date(noon)
                    .body(MediaType.parse("text/plain"), body)
                    .build());
        }

        assertThat(TheirFiles.broken(file)).isEmpty();
        assertThat(TheirFiles.indexed(file)).containsExactly(
                url + " 200 text/html", url + " 200 warc/revisit", "http://example.org/b  text/plain");
        TheirFiles.replay(Map.of(url, body, "http://example.org/b", body), file);
    }

    private static String sha1(byte[] bytes) {
        return Digest.Algorithm.SHA1.digest(bytes).value();
    }

    private Tool.Ran validate(Path collection, String... options) throws IOException, URISyntaxException {
        List<Path> warcs = Sample.warcs(collection);
        assertThat(warcs).isNotEmpty();
        return jwarc(Stream.of(Stream.of("validate", "-v"), Stream.of(options), warcs.stream()).flatMap(part -> part).toArray());
    }

    private Tool.Ran jwarc(Object... arguments) throws IOException, URISyntaxException {
        Path jar = Path.of(WarcReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Stream<Object> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java"), "-cp", jar, "org.netpreserve.jwarc.tools.WarcTool");
        return Tool.run(folder, Stream.concat(command, Stream.of(arguments)).toArray());
    }

    private static List<String> complaints(Tool.Ran ran) {
        return Stream.concat(ran.out().lines(), ran.err().lines())
                .filter(line -> line.matches("(?i).*\\b(error|warn(ing)?|fail|exception|invalid|missing)\\b.*"))
                .filter(line -> !line.matches(" +(urn|https?):.*")) // addresses, which may hold any word
                .toList();
    }
}
