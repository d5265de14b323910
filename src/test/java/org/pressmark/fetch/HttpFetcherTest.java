package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.fetch.Fetching.captured;
import static org.pressmark.fetch.Fetching.fetch;
import static org.pressmark.fetch.Fetching.missing;
import static org.pressmark.fetch.Fetching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;

final class HttpFetcherTest {
    @TempDir
    Path spool;

    /** Each answer says which path it answers, so that bytes of two exchanges cannot be mixed up unnoticed. */
    private static String answerTo(String path) {
        String body = path.repeat(200 + path.hashCode() % 97);
        return "HTTP/1.1 200 OK\r\nX-Path: " + path + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void keepsTheBytesOfManyExchangesAtOnceApart() throws Exception {
        RawServer.Script script = c -> {
            while (c.request()) {
                c.send(answerTo(c.path().get()));
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (RawServer server = RawServer.playing(script); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            List<Future<Exchange>> fetches = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String path = "/" + i;
                fetches.add(threads.submit(() -> captured(Fetching.fetch(fetcher, server.url(path)))));
            }
            for (int i = 0; i < fetches.size(); i++) {
                assertThat(text(fetches.get(i).get().response())).isEqualTo(answerTo("/" + i));
            }
            assertThat(server.connections()).as("connections per host").isLessThanOrEqualTo(6);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Pages ask now one host, now another; with one exchange at a time, four hosts find their connection again. */
    @ParameterizedTest
    @CsvSource({"4, 4", "8, 24"})
    void keepsTheConnectionsOfSeveralHostsOpenButNotOfEach(int hosts, int connections) throws IOException {
        FetchOptions one = Fetching.options(spool).withPace(FetchPace.DEFAULT.withConnections(6, 1));
        List<RawServer> servers = new ArrayList<>();
        try (HttpFetcher fetcher = new HttpFetcher(one, Fetching.CLOCK)) {
            for (int i = 0; i < hosts; i++) {
                servers.add(RawServer.playing(c -> {
                    while (c.request()) {
                        c.send(answerTo(c.path().get()));
                    }
                }));
            }
            for (int round = 0; round < 3; round++) {
                for (RawServer server : servers) {
                    captured(Fetching.fetch(fetcher, server.url("/" + round)));
                }
            }
            assertThat(servers.stream().mapToInt(RawServer::connections).sum()).isEqualTo(connections);
        } finally {
            for (RawServer server : servers) {
                server.close();
            }
        }
    }

    @Test
    void leavesWithoutAnOutcomeWhenClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(500_000));
                    asked.countDown();
                    c.stall();
                })) {
            Future<Outcome> fetch;
            try (HttpFetcher fetcher = Fetching.fetcher(spool)) {
                fetch = thread.submit(() -> Fetching.fetch(fetcher, server.url("/")));
                asked.await();
            }
            assertThatThrownBy(fetch::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
            try (Stream<Path> files = Files.list(spool)) {
                assertThat(files).isEmpty();
            }
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void doesNotCallItsOwnFullDiskAServersFault() throws IOException {
        Path gone = spool.resolve("gone");
        String answer = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(500_000);
        try (RawServer server = RawServer.answering(answer); HttpFetcher fetcher = Fetching.fetcher(gone)) {
            assertThatThrownBy(() -> Fetching.fetch(fetcher, server.url("/")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("gone");
        }
    }

    @Test
    void sendsFurtherHeadersAsGiven() throws IOException {
        FetchOptions options = Fetching.options(spool).withHeaders(Map.of("X-Note", "a b", "Accept", "image/*"));
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            fetcher.fetch(server.url("/"), Optional.empty());
            assertThat(server.requests().get(0)).contains("\r\nX-Note: a b\r\n").containsOnlyOnce("Accept: image/*");
        }
    }

    @ParameterizedTest
    @CsvSource({"X-A, 'a\r\nEvil: 1'", "'X A', a", "'X:', a", "'', a", "X, 中"})
    void refusesHeadersThatWouldBreakTheRequest(String name, String value) {
        FetchOptions options = Fetching.options(spool);
        assertThatThrownBy(() -> options.withHeaders(Map.of(name, value))).isInstanceOf(IllegalArgumentException.class);
    }

    /** As some caches answer everybody after somebody asked for a part, or on condition. */
    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "304 Not Modified\\nETag: x => HTTP 304, though nothing was asked on condition",
        "206 Part\\nContent-Range: bytes 0-1/9\\nContent-Length: 2 => HTTP 206, only the bytes 0 to 1 of 9",
        "206 Part\\nContent-Range: bytes 7-8/9\\nContent-Length: 2 => HTTP 206, only the bytes 7 to 8 of 9",
        "206 Part\\nContent-Range: bytes 0-1/2\\nContent-Length: 2 => captured",
        "206 Part\\nContent-Range: bytes 0-1/*\\nContent-Length: 2 => captured",
        "206 Part\\nContent-Length: 2 => captured",
    })
    void aPartOrNothingIsNoCaptureOfWhatWasAskedForAsAWhole(String head, String expected) throws IOException {
        String answer = "HTTP/1.1 " + head.replace("\\n", "\r\n") + "\r\n\r\n" + (head.startsWith("304") ? "" : "hi");
        try (RawServer server = RawServer.answering(answer); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome outcome = fetch(fetcher, server.url("/"));

            String got = outcome instanceof Outcome.Missing missing && missing.cause() == Cause.STATUS
                    ? missing.detail()
                    : "captured";
            assertThat(got).isEqualTo(expected);
            assertThat(outcome.exchanges()).as("what came is kept").hasSize(1);
        }
    }

    @Test
    void theDigestOfABodyWhoseFramingIsSenselessIsThatOfItsBytes() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\u0089PNG, not chunked";
        try (RawServer server = RawServer.answering(answer); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).isEqualTo(Cause.BAD_RESPONSE);
            Exchange kept = missing.exchanges().get(0);
            assertThat(kept.payload()).isEqualTo(
                    Digest.Algorithm.SHA256.digest("\u0089PNG, not chunked".getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(kept.payloadLength()).isEqualTo(17);
        }
    }
}
