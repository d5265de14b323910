package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.fetch.Fetching.captured;
import static org.pressmark.fetch.Fetching.missing;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

final class RetryTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    @TempDir
    Path spool;

    private final List<Duration> waits = new ArrayList<>();

    private HttpFetcher fetcher(FetchPace pace) {
        return new HttpFetcher(
                Fetching.options(spool).withPace(pace),
                Fetching.CLOCK,
                new HttpFetcher.Surroundings(
                        HostResolver.system(), address -> Optional.empty(), Optional.empty(), waits::add));
    }

    private static FetchPace attempts(int number) {
        return FetchPace.DEFAULT.withAttempts(number, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void triesAgainWhereTheConnectionBroke() throws IOException {
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    if (c.number() == 3) {
                        c.send(OK);
                    } else {
                        c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(400_000));
                    }
                });
                HttpFetcher fetcher = fetcher(attempts(3))) {
            Outcome outcome = fetcher.fetch(server.url("/"), Optional.empty());

            assertThat(captured(outcome).payloadLength()).isEqualTo(2);
            assertThat(outcome.exchanges()).hasSize(1);
            assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
            try (Stream<Path> files = Files.list(spool)) {
                assertThat(files).as("what the failed attempts spooled is gone").isEmpty();
            }
        }
    }

    @Test
    void givesUpAfterTheLastAttemptAndKeepsWhatItBrought() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
                HttpFetcher fetcher = fetcher(attempts(2))) {
            Outcome.Missing missing = missing(fetcher.fetch(server.url("/"), Optional.empty()));

            assertThat(missing.cause()).isEqualTo(Cause.RESET);
            assertThat(missing.attempts()).isEqualTo(2);
            assertThat(missing.exchanges()).hasSize(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** The clock of these tests stands at Wed, 01 May 2024 12:00:00 GMT. */
    @ParameterizedTest(name = "{0}, Retry-After: {1}  =>  {2} requests, waited {3}")
    @CsvSource({
        "429, 4, 2, PT4S",
        "503, 'Wed, 1 May 2024 12:00:07 GMT', 2, PT7S",
        "503, 'Wed, 1 May 2024 11:00:00 GMT', 2, PT1S",
        "503, 0, 2, PT1S",
        "503, soon, 2, PT1S",
        "503, 11, 1,",
        "503, 999999999999, 1,",
        "500, '', 2, PT1S",
        "404, 4, 1,",
        "200, 4, 1,",
    })
    void heedsRetryAfter(int status, String retryAfter, int requests, Duration waited) throws IOException {
        String answer = "HTTP/1.1 " + status + " X\r\nRetry-After: " + retryAfter + "\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.answering(answer); HttpFetcher fetcher = fetcher(attempts(2))) {
            fetcher.fetch(server.url("/"), Optional.empty());

            assertThat(server.requests()).hasSize(requests);
            assertThat(waits).isEqualTo(waited == null ? List.of() : List.of(waited));
        }
    }

    @Test
    void asksAgainAtOnceWhereAKeptConnectionHadBeenClosed() throws IOException {
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send(OK);
                    c.request();
                    c.reset(); // as a server whose patience ended just now
                });
                HttpFetcher fetcher = fetcher(attempts(1))) {
            captured(fetcher.fetch(server.url("/1"), Optional.empty()));
            captured(fetcher.fetch(server.url("/2"), Optional.empty()));

            assertThat(server.connections()).isEqualTo(2);
            assertThat(waits).isEmpty();
        }
    }

    @Test
    void stopsAskingAHostThatRefusesConnections() throws IOException {
        List<Outcome.Missing> outcomes = new ArrayList<>();
        try (Socket closed = Fetching.closedPort();
                HttpFetcher fetcher = fetcher(attempts(1).withDown(3, Duration.ofMinutes(10)))) {
            for (int i = 0; i < 5; i++) {
                WebUrl target = WebUrl.of("http://127.0.0.1:" + closed.getLocalPort() + "/" + i);
                outcomes.add(missing(fetcher.fetch(target, Optional.empty())));
            }
        }
        assertThat(outcomes).extracting(Outcome.Missing::cause).containsOnly(Cause.CONNECTION_REFUSED);
        assertThat(outcomes).extracting(Outcome.Missing::attempts).containsExactly(1, 1, 1, 0, 0);
        assertThat(outcomes.get(4).detail()).contains("not asked again");
    }

    @Test
    void stopsAskingAHostThatTakesConnectionsAndNeverAnswers() throws IOException {
        List<Outcome.Missing> outcomes = new ArrayList<>();
        FetchOptions options = Fetching.impatient(spool).withPace(attempts(1).withDown(1, Duration.ofMinutes(10)));
        try (RawServer server = RawServer.playing(RawServer.Connection::stall);
                HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            for (int i = 0; i < 6; i++) {
                outcomes.add(missing(fetcher.fetch(server.url("/" + i), Optional.empty())));
            }
            assertThat(server.connections()).isEqualTo(4);
        }
        assertThat(outcomes).extracting(Outcome.Missing::cause).containsOnly(Cause.READ_TIMEOUT);
        assertThat(outcomes).extracting(Outcome.Missing::attempts).containsExactly(1, 1, 1, 1, 0, 0);
        assertThat(outcomes.get(5).detail()).contains("not asked again");
    }

    @Test
    void waitsBetweenTwoExchangesWithOneHost() throws IOException {
        try (RawServer server = RawServer.answering(OK);
                HttpFetcher fetcher = fetcher(attempts(1).withHostDelay(Duration.ofSeconds(2)))) {
            fetcher.fetch(server.url("/1"), Optional.empty());
            fetcher.fetch(server.url("/2"), Optional.empty());
            fetcher.fetch(server.url("/3"), Optional.empty());

            assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
    }
}
