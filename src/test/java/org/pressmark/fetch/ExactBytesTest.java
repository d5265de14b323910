package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.fetch.Fetching.captured;
import static org.pressmark.fetch.Fetching.fetch;
import static org.pressmark.fetch.Fetching.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

final class ExactBytesTest {
    @TempDir
    Path spool;

    /** Line ends are written as in Java source, so that each case stands on its line. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "mixed-case names => HTTP/1.1 200 OK\\r\\ncOnTeNt-LENGTH: 2\\r\\nX-b: 1\\r\\nX-A: 2\\r\\n\\r\\nhi => hi",
        "repeated fields => HTTP/1.1 200 OK\\r\\nLink: a\\r\\nX: 1\\r\\nLink: b\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "blanks around values => HTTP/1.1 200 OK\\r\\nA:1\\r\\nB:   2  \\r\\nContent-Length:2\\r\\n\\r\\nhi => hi",
        "chunked => HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabc\\r\\n2\\r\\nde\\r\\n0\\r\\n\\r\\n => abcde",
        "chunk extensions and trailers => HTTP/1.1 200 OK\\r\\nTransfer-Encoding: Chunked\\r\\nTrailer: X\\r\\n\\r\\n0003;a=b;c=\"d\"\\r\\nabc\\r\\n0;last\\r\\nX: 1\\r\\nY: 2\\r\\n\\r\\n => abc",
        "chunk sizes in upper and lower case => HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nA\\r\\n0123456789\\r\\nb\\r\\n0123456789a\\r\\n0\\r\\n\\r\\n => 01234567890123456789a",
        "chunked wins over a length => HTTP/1.1 200 OK\\r\\nContent-Length: 99\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n => a",
        "no reason phrase => HTTP/1.1 200\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "an empty reason phrase => HTTP/1.1 200 \\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "lines ending in LF => HTTP/1.1 200 OK\\nContent-Length: 2\\nX: y\\n\\nhi => hi",
        "an interim answer first => HTTP/1.1 103 Early Hints\\r\\nLink: </a.css>\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "two interim answers => HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 102 Processing\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "until the connection closes => HTTP/1.1 200 OK\\r\\n\\r\\nhi there => hi there",
        "HTTP/1.0 => HTTP/1.0 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\nold => old",
        "an empty body => HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n => ``",
        "204 with a length => HTTP/1.1 204 No Content\\r\\nContent-Length: 5\\r\\n\\r\\n => ``",
        "304 with a length => HTTP/1.1 304 Not Modified\\r\\nContent-Length: 5\\r\\nETag: x\\r\\n\\r\\n => ``",
        "a folded field => HTTP/1.1 200 OK\\r\\nX: a\\r\\n\\t b\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "raw bytes in a field => HTTP/1.1 200 OK\\r\\nX: \u00e6\u00b8\u00ad\u00ff\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "a line without a colon => HTTP/1.1 200 OK\\r\\nnonsense\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "a blank before the colon => HTTP/1.1 200 OK\\r\\nContent-Length : 2\\r\\n\\r\\nhi => hi",
        "the same length twice => HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "the same length in one field => HTTP/1.1 200 OK\\r\\nContent-Length: 2, 2\\r\\n\\r\\nhi => hi",
        "a length that is none => HTTP/1.1 200 OK\\r\\nContent-Length: zz\\r\\n\\r\\nhi => hi",
        "a negative length => HTTP/1.1 200 OK\\r\\nContent-Length: -1\\r\\n\\r\\nhi => hi",
        "an unknown version => HTTP/1.9 299 Whatever\\r\\nContent-Length: 2\\r\\n\\r\\nhi => hi",
        "an unknown transfer coding => HTTP/1.1 200 OK\\r\\nTransfer-Encoding: foo\\r\\nContent-Length: 1\\r\\n\\r\\nhi => hi",
        "a body like a head => HTTP/1.1 200 OK\\r\\nContent-Length: 19\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\n => HTTP/1.1 200 OK\\r\\n\\r\\n",
    })
    void keepsEveryByteOfAnOddAnswer(String what, String written, String payload) throws IOException {
        String sent = lineEnds(written);
        try (RawServer server = RawServer.answering(sent); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Exchange exchange = fetch(fetcher, server.url("/a")).exchanges().get(0);

            byte[] body = lineEnds(payload).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(text(exchange.response())).as(what).isEqualTo(sent);
            assertThat(exchange.payload()).isEqualTo(Digest.Algorithm.SHA256.digest(body));
            assertThat(exchange.payloadLength()).isEqualTo(body.length);
            assertThat(exchange.truncated()).isEmpty();
        }
    }

    private static String lineEnds(String written) {
        return written == null ? "" : written.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }

    @Test
    void keepsTheContentCoding() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("hello hello hello".getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n";
        answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(zipped.toByteArray());
        try (RawServer server = RawServer.answering(answer.toByteArray());
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Exchange exchange = captured(fetch(fetcher, server.url("/a")));

            assertThat(exchange.response().bytes()).isEqualTo(answer.toByteArray());
            assertThat(exchange.payload()).isEqualTo(Digest.Algorithm.SHA256.digest(zipped.toByteArray()));
        }
    }

    @Test
    void leavesOutWhatFollowsTheAnswer() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
        try (RawServer server = RawServer.answering(answer + "GARBAGE"); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            assertThat(text(captured(fetch(fetcher, server.url("/a"))).response())).isEqualTo(answer);
            assertThat(text(captured(fetch(fetcher, server.url("/b"))).response())).isEqualTo(answer);
            assertThat(server.connections()).as("a connection with garbage on it is not used again").isEqualTo(2);
        }
    }

    @Test
    void givesEachOfTwoExchangesOnOneConnectionItsOwnBytes() throws IOException {
        String one = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none";
        String two = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n";
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send(one);
                    c.request();
                    c.send("\r\n" + two);
                });
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Exchange first = captured(fetch(fetcher, server.url("/1")));
            Exchange second = captured(fetch(fetcher, server.url("/2")));

            assertThat(server.connections()).isEqualTo(1);
            assertThat(text(first.response())).isEqualTo(one);
            assertThat(text(second.response())).as("the stray line end belongs to no answer").isEqualTo(two);
            assertThat(text(first.request())).isEqualTo(server.requests().get(0)).startsWith("GET /1 HTTP/1.1\r\n");
            assertThat(text(second.request())).isEqualTo(server.requests().get(1)).startsWith("GET /2 HTTP/1.1\r\n");
        }
    }

    @Test
    void sendsAndRecordsTheSameRequest() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            WebUrl page = server.url("/article?id=1#top");
            Exchange exchange = captured(fetcher.fetch(server.url("//a/中 文?q=é#part"), Optional.of(page)));

            assertThat(text(exchange.request())).isEqualTo(server.requests().get(0)).isEqualTo("""
                    GET //a/%E4%B8%AD%20%E6%96%87?q=%C3%A9 HTTP/1.1\r
                    Host: 127.0.0.1:{port}\r
                    User-Agent: pressmark-test/0 (+https://example.org/)\r
                    Accept: */*\r
                    Accept-Encoding: identity\r
                    Referer: http://127.0.0.1:{port}/article?id=1\r
                    \r
                    """.replace("{port}", Integer.toString(server.port())));
        }
    }

    @Test
    void tellsForeignServersOnlyTheOriginOfThePage() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            fetcher.fetch(server.url("/"), Optional.of(WebUrl.of("http://example.org/secret?x")));
            fetcher.fetch(server.url("/"), Optional.of(WebUrl.of("https://example.org/secret?x")));

            assertThat(server.requests().get(0)).contains("Referer: http://example.org/\r\n");
            assertThat(server.requests().get(1)).doesNotContain("Referer");
        }
    }

    @Test
    void saysWhatTheExchangeWas() throws IOException {
        try (RawServer server = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Type: image/png; a=b\r\nContent-Length: 1\r\n\r\nx");
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Exchange exchange = captured(fetch(fetcher, server.url("/a.png")));

            assertThat(exchange.target()).isEqualTo(server.url("/a.png"));
            assertThat(exchange.address()).isEqualTo("127.0.0.1");
            assertThat(exchange.mediaType()).isEqualTo("image/png; a=b");
            assertThat(exchange.location()).isEmpty();
            assertThat(exchange.begun()).isEqualTo(Fetching.NOON);
            assertThat(exchange.took()).isEqualTo(Duration.ZERO);
            assertThat(exchange.tls()).isEmpty();
        }
    }

    @Test
    void spoolsALongAnswerToAFileByteForByte() throws IOException {
        byte[] body = new byte[3_000_000];
        new Random(1).nextBytes(body);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send(head);
                    c.send(body);
                    c.send("not of this answer");
                });
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome outcome = fetch(fetcher, server.url("/big"));
            Exchange exchange = captured(outcome);

            assertThat(exchange.response()).isInstanceOf(FileSlice.class);
            assertThat(((FileSlice) exchange.response()).file().getParent()).isEqualTo(spool);
            byte[] got = exchange.response().bytes();
            assertThat(new String(got, 0, head.length(), StandardCharsets.US_ASCII)).isEqualTo(head);
            assertThat(java.util.Arrays.copyOfRange(got, head.length(), got.length)).isEqualTo(body);
            assertThat(exchange.payload()).isEqualTo(Digest.Algorithm.SHA256.digest(body));
        }
    }

    /** What a server says between two questions must not become the answer to the second. */
    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nWRONG",
        "\r\n",
        "the rest of a page longer than its Content-Length",
    })
    void whatAServerSaysUnaskedIsNobodysAnswer(String unasked) throws IOException, InterruptedException {
        CountDownLatch said = new CountDownLatch(1);
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + (c.number() == 1 ? "hi" : "ho"));
                    if (c.number() == 1) {
                        pause();
                        c.send(unasked);
                        said.countDown();
                        c.request();
                    }
                });
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            captured(fetch(fetcher, server.url("/1")));
            said.await();
            pause();
            Exchange second = captured(fetch(fetcher, server.url("/2")));

            assertThat(text(second.response())).endsWith("ho");
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Where the rest of the last answer comes only when the next question is out already. */
    @Test
    void whatIsNoAnswerOnAConnectionUsedBeforeIsAskedForOnANewOne() throws IOException {
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + (c.number() == 1 ? "hi" : "ho"));
                    if (c.number() == 1 && c.request()) {
                        c.send("</html>\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nho");
                    }
                });
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            captured(fetch(fetcher, server.url("/1")));
            Exchange second = captured(fetch(fetcher, server.url("/2")));

            assertThat(text(second.response())).startsWith("HTTP/1.1 200 OK").endsWith("ho");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
