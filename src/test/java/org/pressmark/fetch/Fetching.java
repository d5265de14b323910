package org.pressmark.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/** What tests of fetching share: short timeouts, a clock that stands, and loopback allowed. */
final class Fetching {
    static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private Fetching() {}

    /** A port of 127.0.0.1 where nobody listens, and nobody else can as long as it is held. */
    static Socket closedPort() throws IOException {
        Socket held = new Socket();
        held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        return held;
    }

    static FetchOptions options(Path spool) {
        return FetchOptions.of("pressmark-test/0 (+https://example.org/)", spool)
                .withAllowPrivate(true)
                .withLimits(FetchLimits.DEFAULT.withTimeouts(
                        Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60)))
                .withPace(FetchPace.DEFAULT.withAttempts(1, Duration.ZERO, Duration.ZERO));
    }

    /** Options for servers that fall silent. */
    static FetchOptions impatient(Path spool) {
        return options(spool)
                .withLimits(FetchLimits.DEFAULT.withTimeouts(
                        Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofSeconds(60)));
    }

    static HttpFetcher fetcher(Path spool) {
        return new HttpFetcher(options(spool), CLOCK);
    }

    static Outcome fetch(HttpFetcher fetcher, WebUrl target) {
        return fetcher.fetch(target, Optional.empty());
    }

    static Exchange captured(Outcome outcome) {
        if (outcome instanceof Outcome.Captured captured) {
            return captured.last();
        }
        throw new AssertionError("expected a capture: " + outcome);
    }

    static Outcome.Missing missing(Outcome outcome) {
        if (outcome instanceof Outcome.Missing missing) {
            return missing;
        }
        throw new AssertionError("expected a missing asset: " + outcome);
    }

    static String text(Body body) throws IOException {
        return new String(body.bytes(), StandardCharsets.ISO_8859_1);
    }

    static List<Integer> statuses(Outcome outcome) {
        return outcome.exchanges().stream().map(Exchange::status).toList();
    }
}
