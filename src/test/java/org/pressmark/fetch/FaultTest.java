package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.fetch.Fetching.captured;
import static org.pressmark.fetch.Fetching.fetch;
import static org.pressmark.fetch.Fetching.missing;
import static org.pressmark.fetch.Fetching.text;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.Truncation;
import org.pressmark.capture.WebUrl;

final class FaultTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String OK_10 = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

    @TempDir
    Path spool;

    private HttpFetcher fetcherFor(Cause cause) {
        boolean silence = cause == Cause.READ_TIMEOUT;
        return new HttpFetcher(silence ? Fetching.impatient(spool) : Fetching.options(spool), Fetching.CLOCK);
    }

    private static Arguments of(String what, RawServer.Script script, Cause cause) {
        return Arguments.of(what, script, cause);
    }

    static Stream<Arguments> beforeAnAnswer() {
        return Stream.of(
                of("closes at once", c -> {}, Cause.RESET),
                of("closes after the request", c -> c.request(), Cause.RESET),
                of("resets after the request", c -> {
                    c.request();
                    c.reset();
                }, Cause.RESET),
                of("resets in the head", c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\nContent-Le");
                    c.reset();
                }, Cause.RESET),
                of("closes in the head", c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n");
                }, Cause.RESET),
                of("stalls before the answer", c -> c.stall(), Cause.READ_TIMEOUT),
                of("stalls in the head", c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\nX: ");
                    c.stall();
                }, Cause.READ_TIMEOUT),
                of("endless header fields", c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\n");
                    while (true) {
                        c.send("X-Filler: " + "y".repeat(1000) + "\r\n");
                    }
                }, Cause.TOO_LARGE),
                of("an endless header line", c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\nX: ");
                    while (true) {
                        c.send("y".repeat(10_000));
                    }
                }, Cause.TOO_LARGE),
                of("endless interim answers", c -> {
                    c.request();
                    while (true) {
                        c.send("HTTP/1.1 103 Early Hints\r\nX: 1\r\n\r\n");
                    }
                }, Cause.TOO_LARGE),
                of("endless empty lines", c -> {
                    c.request();
                    while (true) {
                        c.send("\r\n\r\n\r\n\r\n");
                    }
                }, Cause.TOO_LARGE),
                of("HTTP/0.9", c -> {
                    c.request();
                    c.send("<html>old</html>");
                }, Cause.BAD_RESPONSE),
                of("HTTP/0.9 with a line end", c -> {
                    c.request();
                    c.send("<html>old</html>\n");
                }, Cause.BAD_RESPONSE),
                of("another protocol", c -> c.send("SSH-2.0-OpenSSH_9.6\r\n"), Cause.BAD_RESPONSE),
                of("a status that is no number", c -> {
                    c.request();
                    c.send("HTTP/1.1 OK\r\n\r\n");
                }, Cause.BAD_RESPONSE));
    }

    @ParameterizedTest(name = "{0}  =>  {2}")
    @MethodSource("beforeAnAnswer")
    void namesTheCauseWhereNoAnswerCame(String what, RawServer.Script script, Cause cause) throws IOException {
        try (RawServer server = RawServer.playing(script); HttpFetcher fetcher = fetcherFor(cause)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).as(missing.detail()).isEqualTo(cause);
            assertThat(missing.exchanges()).as(what).isEmpty();
            assertThat(missing.attempts()).isEqualTo(1);
            assertNothingIsLeft();
        }
    }

    static Stream<Arguments> insideABody() {
        return Stream.of(
                Arguments.of("a body too short", OK_10 + "12345", Cause.RESET, Truncation.DISCONNECT, "12345", "close"),
                Arguments.of("a reset", OK_10 + "12345", Cause.RESET, Truncation.DISCONNECT, "12345", "reset"),
                Arguments.of("a stall", OK_10 + "12345", Cause.READ_TIMEOUT, Truncation.TIME, "12345", "stall"),
                Arguments.of("a stall in chunks", CHUNKED + "3\r\nabc\r\n5\r\nde", Cause.READ_TIMEOUT, Truncation.TIME,
                        "abcde", "stall"),
                Arguments.of("chunks without the last", CHUNKED + "3\r\nabc\r\n", Cause.RESET, Truncation.DISCONNECT,
                        "abc", "close"),
                Arguments.of("a chunk cut off", CHUNKED + "5\r\nabc", Cause.RESET, Truncation.DISCONNECT, "abc", "close"),
                Arguments.of("a chunk size that is none", CHUNKED + "3\r\nabc\r\nxyz\r\nabc", Cause.BAD_RESPONSE,
                        Truncation.UNSPECIFIED, "abc", "close"),
                Arguments.of("a chunk size beyond 64 bits", CHUNKED + "3\r\nabc\r\nffffffffffffffffff\r\nabc",
                        Cause.BAD_RESPONSE, Truncation.UNSPECIFIED, "abc", "close"),
                Arguments.of("a chunk longer than it says", CHUNKED + "2\r\nabc\r\n0\r\n\r\n", Cause.BAD_RESPONSE,
                        Truncation.UNSPECIFIED, "ab", "close"),
                Arguments.of("a length beyond 64 bits",
                        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc", Cause.RESET,
                        Truncation.DISCONNECT, "abc", "close"),
                Arguments.of("two different lengths",
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n", Cause.BAD_RESPONSE,
                        Truncation.UNSPECIFIED, "", "close"));
    }

    @ParameterizedTest(name = "{0}  =>  {2} {3}")
    @MethodSource("insideABody")
    void keepsWhatCameOfABrokenBody(
            String what, String sent, Cause cause, Truncation truncation, String payload, String end) throws IOException {
        RawServer.Script script = c -> {
            c.request();
            c.send(sent);
            if (end.equals("reset")) {
                waitUntilRead(c);
                c.reset();
            } else if (end.equals("stall")) {
                c.stall();
            }
        };
        try (RawServer server = RawServer.playing(script); HttpFetcher fetcher = fetcherFor(cause)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));
            Exchange exchange = missing.exchanges().get(0);

            assertThat(missing.cause()).as(what + ": " + missing.detail()).isEqualTo(cause);
            assertThat(exchange.truncated()).contains(truncation);
            assertThat(text(exchange.response())).isEqualTo(sent);
            assertThat(exchange.payload()).isEqualTo(Digest.Algorithm.SHA256.digest(payload.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** A reset throws away what the client has not read yet; this socket's own send queue tells when it has. */
    private static void waitUntilRead(RawServer.Connection connection) throws IOException {
        connection.socket().setSoTimeout(150);
        try {
            connection.stall();
        } catch (SocketTimeoutException quiet) {
            connection.socket().setSoTimeout(0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "known length => HTTP/1.1 200 OK|Content-Length: 6000000||",
        "until close => HTTP/1.1 200 OK||",
    })
    void cutsAnAnswerAtTheSizeLimit(String what, String head) throws IOException {
        String sentHead = head.replace("|", "\r\n");
        RawServer.Script script = c -> {
            c.request();
            c.send(sentHead);
            while (true) {
                c.send("z".repeat(10_000));
            }
        };
        FetchOptions options = Fetching.options(spool).withLimits(FetchLimits.DEFAULT.withMaxBytes(1_000_001));
        try (RawServer server = RawServer.playing(script); HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));
            Exchange exchange = missing.exchanges().get(0);

            assertThat(missing.cause()).isEqualTo(Cause.TOO_LARGE);
            assertThat(exchange.truncated()).contains(Truncation.LENGTH);
            assertThat(exchange.payloadLength()).isEqualTo(1_000_001);
            assertThat(exchange.response().length()).as(what).isEqualTo(sentHead.length() + 1_000_001L);
        }
    }

    @Test
    void endsEndlessChunksAtTheSizeLimit() throws IOException {
        RawServer.Script script = c -> {
            c.request();
            c.send(CHUNKED);
            String chunk = "1;" + "x".repeat(1000) + "\r\na\r\n";
            while (true) {
                c.send(chunk);
            }
        };
        FetchOptions options = Fetching.options(spool).withLimits(FetchLimits.DEFAULT.withMaxBytes(1_000_000));
        try (RawServer server = RawServer.playing(script); HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).isEqualTo(Cause.TOO_LARGE);
            assertThat(missing.exchanges().get(0).response().length()).isLessThan(2_000_000);
        }
    }

    @Test
    void takesAnAnswerOfExactlyTheLimit() throws IOException {
        FetchOptions options = Fetching.options(spool).withLimits(FetchLimits.DEFAULT.withMaxBytes(10));
        try (RawServer server = RawServer.answering(OK_10 + "0123456789");
                HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            assertThat(captured(fetch(fetcher, server.url("/"))).payloadLength()).isEqualTo(10);
        }
    }

    /** Each byte comes within the read timeout, so only the total one can end it. */
    private static RawServer.Script dripping(String start) {
        return c -> {
            c.request();
            c.send(start);
            while (true) {
                c.send("a");
                LockSupport.parkNanos(20_000_000);
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "in the head => HTTP/1.1 200 OK|X: => 0",
        "in the body => HTTP/1.1 200 OK|Content-Length: 1000000|| => 1",
        "until close => HTTP/1.1 200 OK|| => 1",
    })
    void endsADripAtTheTotalTimeout(String what, String start, int exchanges) throws IOException {
        FetchOptions options = Fetching.options(spool)
                .withLimits(FetchLimits.DEFAULT.withTimeouts(
                        Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(900)));
        try (RawServer server = RawServer.playing(dripping(start.replace("|", "\r\n")));
                HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).as(what + ": " + missing.detail()).isEqualTo(Cause.TOTAL_TIMEOUT);
            assertThat(missing.exchanges()).hasSize(exchanges);
            missing.exchanges().forEach(e -> assertThat(e.truncated()).contains(Truncation.TIME));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"400", "401", "403", "404", "410", "429", "500", "503", "300", "305", "101"})
    void keepsTheExchangeOfAnErrorStatus(int status) throws IOException {
        String answer = "HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\n" + (status == 101 ? "" : "no");
        try (RawServer server = RawServer.answering(answer); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).isEqualTo(Cause.STATUS);
            assertThat(missing.detail()).isEqualTo("HTTP " + status);
            assertThat(text(missing.exchanges().get(0).response())).isEqualTo(answer);
        }
    }

    @Test
    void namesARefusedConnection() throws IOException {
        try (Socket closed = Fetching.closedPort(); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome.Missing missing = missing(fetch(fetcher, WebUrl.of("http://127.0.0.1:" + closed.getLocalPort() + "/")));
            assertThat(missing.cause()).as(missing.detail()).isEqualTo(Cause.CONNECTION_REFUSED);
            assertThat(missing.detail()).isEqualTo("connection refused by host 127.0.0.1");
        }
    }

    @Test
    void namesAHostWithoutAnAddressAndAsksForItOnlyOnce() {
        int[] asked = {0};
        HostResolver nowhere = host -> {
            asked[0]++;
            throw new UnknownHostException(host + ": Name or service not known");
        };
        try (HttpFetcher fetcher = new HttpFetcher(Fetching.options(spool), Fetching.CLOCK, nowhere)) {
            Outcome.Missing first = missing(fetch(fetcher, WebUrl.of("http://gone.example/1.png")));
            Outcome.Missing second = missing(fetch(fetcher, WebUrl.of("https://gone.example/2.png")));

            assertThat(first.cause()).isEqualTo(Cause.DNS);
            assertThat(first.detail()).isEqualTo("no address for host gone.example");
            assertThat(first.attempts()).isEqualTo(1);
            assertThat(second.cause()).isEqualTo(Cause.DNS);
            assertThat(second.detail()).contains("not asked again");
            assertThat(second.attempts()).isZero();
            assertThat(asked[0]).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ftp://example.org/a", "file:///etc/passwd", "gopher://example.org/", "data:text/plain\\,x",
            "mailto:a@b.example"})
    void refusesOtherSchemes(String address) {
        try (HttpFetcher fetcher = Fetching.fetcher(spool)) {
            assertThat(missing(fetch(fetcher, WebUrl.of(address))).cause()).isEqualTo(Cause.UNSUPPORTED_SCHEME);
        }
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }
}
