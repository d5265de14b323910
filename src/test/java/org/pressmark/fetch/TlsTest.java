package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.fetch.Fetching.captured;
import static org.pressmark.fetch.Fetching.missing;
import static org.pressmark.fetch.Fetching.text;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.TlsFacts;
import org.pressmark.capture.WebUrl;

final class TlsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final RawServer.Script ANSWER = c -> {
        c.request();
        c.send(OK);
    };

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    static Path keys;

    private static Certificates good;
    private static Certificates expired;
    private static Certificates early;

    @TempDir
    Path spool;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = Certificates.issued(keys, "site.example", "-1d", 30);
        expired = Certificates.issued(keys, "site.example", "-20d", 10);
        early = Certificates.issued(keys, "site.example", "+5d", 10);
    }

    private HttpFetcher fetcher(FetchOptions options, Optional<KeyStore> anchors) {
        HostResolver loopback = host -> List.of(InetAddress.getLoopbackAddress());
        return new HttpFetcher(
                options,
                Fetching.CLOCK,
                new HttpFetcher.Surroundings(loopback, address -> Optional.empty(), anchors, time -> {}));
    }

    private Outcome outcome(Certificates shown, Optional<KeyStore> trusted, String host) throws Exception {
        try (RawServer server = RawServer.secure(shown.serving(), ANSWER);
                HttpFetcher fetcher = fetcher(Fetching.options(spool), trusted)) {
            return fetcher.fetch(WebUrl.of("https://" + host + ":" + server.port() + "/"), Optional.empty());
        }
    }

    private static void assertRefused(Outcome outcome, String detail) {
        assertThat(missing(outcome).cause()).isEqualTo(Cause.TLS);
        assertThat(missing(outcome).detail()).startsWith(detail);
        assertThat(outcome.exchanges()).isEmpty();
    }

    @Test
    void keepsTheBytesAndTheFactsOfTheConnection() throws Exception {
        Exchange exchange = captured(outcome(good, Optional.of(good.trusting()), "site.example"));

        TlsFacts facts = exchange.tls().orElseThrow();
        assertThat(text(exchange.response())).isEqualTo(OK);
        assertThat(text(exchange.request())).startsWith("GET / HTTP/1.1\r\nHost: site.example:");
        assertThat(facts.protocol()).isEqualTo("TLSv1.3");
        assertThat(facts.cipherSuite()).startsWith("TLS_");
        assertThat(facts.certificates()).hasSize(2).startsWith(Base64.getEncoder().encodeToString(good.encoded()));
        assertThat(facts.verified()).isTrue();
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        assertRefused(
                outcome(good, Optional.of(good.trusting()), "other.example"), "certificate is not for host other.example");
    }

    @Test
    void refusesACertificateForAnAddressItDoesNotName() throws Exception {
        assertRefused(outcome(good, Optional.of(good.trusting()), "127.0.0.1"), "certificate is not for host 127.0.0.1");
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        assertRefused(outcome(expired, Optional.of(expired.trusting()), "site.example"), "certificate expired 20");
    }

    @Test
    void refusesACertificateOfTheFuture() throws Exception {
        assertRefused(outcome(early, Optional.of(early.trusting()), "site.example"), "certificate not valid yet");
    }

    @Test
    void refusesACertificateOfAnUnknownIssuer() throws Exception {
        assertRefused(outcome(good, Optional.empty(), "site.example"), "certificate of an unknown issuer");
    }

    @Test
    void refusesASelfSignedCertificate() throws Exception {
        Certificates alone = Certificates.selfSigned(keys, "site.example");
        assertRefused(outcome(alone, Optional.empty(), "site.example"), "self-signed certificate");
    }

    @Test
    void checksNothingWhenToldSoAndSaysIt() throws Exception {
        try (RawServer server = RawServer.secure(expired.serving(), ANSWER);
                HttpFetcher fetcher = fetcher(Fetching.options(spool).withInsecure(true), Optional.empty())) {
            Outcome outcome = fetcher.fetch(WebUrl.of("https://other.example:" + server.port() + "/"), Optional.empty());

            TlsFacts facts = captured(outcome).tls().orElseThrow();
            assertThat(facts.verified()).isFalse();
            assertThat(facts.certificates()).hasSize(2);
        }
    }

    private Outcome.Missing overPlain(RawServer.Script script, Duration silence, Duration total) throws Exception {
        FetchOptions options = Fetching.options(spool)
                .withLimits(FetchLimits.DEFAULT.withTimeouts(silence, Duration.ofSeconds(20), total));
        try (RawServer server = RawServer.playing(script); HttpFetcher fetcher = fetcher(options, Optional.empty())) {
            return missing(fetcher.fetch(WebUrl.of("https://site.example:" + server.port() + "/"), Optional.empty()));
        }
    }

    @Test
    void namesAConnectionClosedDuringTheHandshake() throws Exception {
        Outcome.Missing missing = overPlain(c -> c.socket().getInputStream().read(), LONG, LONG);
        assertThat(missing.cause()).isEqualTo(Cause.TLS);
        assertThat(missing.detail()).isEqualTo("the connection was closed during the TLS handshake");
    }

    @Test
    void namesAResetDuringTheHandshake() throws Exception {
        Outcome.Missing missing = overPlain(c -> {
            c.socket().getInputStream().read();
            c.reset();
        }, LONG, LONG);
        assertThat(missing.cause()).isEqualTo(Cause.TLS);
        assertThat(missing.detail()).isEqualTo("the connection was closed during the TLS handshake");
    }

    @Test
    void namesAServerThatFallsSilentDuringTheHandshake() throws Exception {
        Outcome.Missing missing = overPlain(c -> c.stall(), Duration.ofMillis(400), LONG);
        assertThat(missing.cause()).as(missing.detail()).isEqualTo(Cause.READ_TIMEOUT);
    }

    @Test
    void namesAServerThatDoesNotSpeakTls() throws Exception {
        Outcome.Missing missing = overPlain(c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n"), LONG, LONG);
        assertThat(missing.cause()).isEqualTo(Cause.TLS);
    }

    @Test
    void endsAHandshakeThatDripsAtTheTotalTimeout() throws Exception {
        Outcome.Missing missing = overPlain(c -> {
            c.send(new byte[] {22, 3, 3, 64, 0}); // the head of a long handshake record
            while (true) {
                c.send(new byte[] {0});
                LockSupport.parkNanos(20_000_000);
            }
        }, LONG, Duration.ofMillis(900));
        assertThat(missing.cause()).as(missing.detail()).isEqualTo(Cause.TOTAL_TIMEOUT);
    }

    @Test
    void aHostWithAChineseNameIsLookedUpAndCheckedByItsAsciiForm() throws Exception {
        Certificates chinese =
                Certificates.issued(Files.createDirectory(keys.resolve("chinese")), "xn--fiq228c.example", "-1d", 30);
        List<String> lookedUp = new CopyOnWriteArrayList<>();
        HostResolver names = host -> {
            lookedUp.add(host);
            return List.of(InetAddress.getLoopbackAddress());
        };
        HttpFetcher.Surroundings around = new HttpFetcher.Surroundings(
                names, address -> Optional.empty(), Optional.of(chinese.trusting()), time -> {});
        try (RawServer server = RawServer.secure(chinese.serving(), ANSWER);
                HttpFetcher fetcher = new HttpFetcher(Fetching.options(spool), Fetching.CLOCK, around)) {
            WebUrl target = WebUrl.of("https://\u4e2d\u6587.example:" + server.port() + "/");
            Exchange exchange = captured(fetcher.fetch(target, Optional.empty()));

            assertThat(text(exchange.request())).startsWith("GET / HTTP/1.1\r\nHost: xn--fiq228c.example:");
            assertThat(lookedUp).containsOnly("xn--fiq228c.example");
        }
    }
}
