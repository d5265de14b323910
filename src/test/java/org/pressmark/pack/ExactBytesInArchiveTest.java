package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Digest;
import org.pressmark.fetch.FetchLimits;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.Fetcher;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.warc.WarcFormat;

/** What a server sent is what the response record holds, and what it was asked is what the request record holds. */
final class ExactBytesInArchiveTest {
    @TempDir
    Path folder;

    /** Every answer has another payload, so that none becomes a revisit. */
    private static Map<String, byte[]> answers() throws IOException {
        Map<String, byte[]> odd = new LinkedHashMap<>();
        odd.put("/case", latin("HTTP/1.1 200 OK\r\ncOnTeNt-LENGTH: 4\r\nX-b: 1\r\nX-A: 2\r\n\r\ncase"));
        odd.put("/repeated", latin("HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nX: 1\r\nSet-Cookie: b\r\n\r\nrepeated"));
        odd.put("/chunked", latin("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n"
                + "0004;a=\"b\"\r\nchun\r\n3\r\nked\r\n0;end\r\nX-T: 1\r\n\r\n"));
        odd.put("/no-reason", latin("HTTP/1.1 200\r\nContent-Length: 9\r\n\r\nno-reason"));
        odd.put("/lf", latin("HTTP/1.1 200 OK\nContent-Length: 7\nX: y\n\nlf only"));
        odd.put("/interim", latin("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ninterim"));
        odd.put("/close", latin("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end"));
        odd.put("/early", latin("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbroken off"));
        odd.put("/gzip", joined(latin("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), gzip("packed")));
        odd.put("/br", joined(
                latin("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n"),
                new byte[] {0x0b, 2, -128, 'b', 'r', 'o', 't', 'l', 3}));
        odd.put("/empty", latin("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        odd.put("/204", latin("HTTP/1.1 204 No Content\r\nX: y\r\n\r\n"));
        odd.put("/304", latin("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n"));
        odd.put("/bytes", joined(latin("HTTP/1.1 200 OK\r\nX: \u00e6\u00b8\u00ad\u00ff\r\n\r\n"), SeedFolder.noise(1, 9)));
        odd.put("/404", latin("HTTP/1.1 404 Gone away\r\nContent-Length: 4\r\n\r\nnope"));
        odd.put("/large", joined(latin("HTTP/1.1 200 OK\r\nContent-Length: 6000000\r\n\r\n"),
                SeedFolder.noise(2, 6_000_000)));
        return odd;
    }

    @Test
    void everyOddAnswerIsArchivedByteForByte() throws IOException {
        Map<String, byte[]> answers = answers();
        try (ScriptedServer server = new ScriptedServer().on(answers)) {
            StringBuilder text = new StringBuilder("# odd\n");
            answers.keySet().forEach(path -> text.append("\n![](").append(server.at(path)).append(")\n"));
            Path seeds = new SeedFolder().with("a.md", text.toString()).in(folder.resolve("seeds"));
            Path collection = folder.resolve("collection");
            Packing.with(ExactBytesInArchiveTest::http).pack(seeds, collection);

            for (Map.Entry<String, byte[]> answer : answers.entrySet()) {
                String url = server.at(answer.getKey());
                assertThat(Packing.records(collection, "response", url)).as(url).singleElement().satisfies(found -> {
                    assertThat(found.block()).isEqualTo(answer.getValue());
                    assertThat(found.field("WARC-Block-Digest"))
                            .isEqualTo(Digest.Algorithm.SHA256.digest(answer.getValue()).toString());
                    assertThat(found.field("WARC-IP-Address")).isEqualTo("127.0.0.1");
                });
                assertThat(Packing.records(collection, "request", url)).as(url).singleElement()
                        .satisfies(found -> assertThat(found.block()).isEqualTo(server.request(answer.getKey())));
            }
            assertThat(Packing.records(collection, "response", server.at("/early")).get(0)
                            .field("WARC-Truncated"))
                    .isEqualTo("disconnect");
        }
    }

    @Test
    void plainFilesOfTheOldVersionHoldTheSameBytes() throws IOException {
        Map<String, byte[]> answers = answers();
        try (ScriptedServer server = new ScriptedServer().on(answers)) {
            Path seeds = new SeedFolder().with("a.md", "![](" + server.at("") + "/chunked)").in(folder.resolve("s"));
            Path collection = folder.resolve("collection");
            Packing.with(ExactBytesInArchiveTest::http)
                    .format(new WarcFormat(WarcFormat.Version.V1_0, false))
                    .pack(seeds, collection);

            assertThat(Packing.records(collection, "response", server.at("/chunked")).get(0).block())
                    .isEqualTo(answers.get("/chunked"));
        }
    }

    private static Fetcher http(Path spool) {
        return new HttpFetcher(
                FetchOptions.of("pressmark-test/0", spool)
                        .withAllowPrivate(true)
                        .withLimits(FetchLimits.DEFAULT.withTimeouts(
                                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20))),
                Clock.fixed(Packing.NOON, ZoneOffset.UTC));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(latin(text));
        }
        return out.toByteArray();
    }
}
