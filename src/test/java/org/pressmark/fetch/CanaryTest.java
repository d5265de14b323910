package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.fetch.Fetching.fetch;
import static org.pressmark.fetch.Fetching.missing;
import static org.pressmark.fetch.Fetching.statuses;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/**
 * A listener on loopback that must see no connection, whatever addresses are written. 127.0.0.2 plays the public
 * internet: the rule lets it through and judges all else as it does in earnest.
 */
final class CanaryTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    @TempDir
    Path spool;

    private RawServer canary;

    @BeforeEach
    void openTheCanary() throws IOException {
        canary = RawServer.answering(OK);
    }

    @AfterEach
    void closeTheCanary() throws IOException {
        canary.close();
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }

    private HttpFetcher fetcher(HostResolver resolver) {
        PublicAddresses real = new PublicAddresses();
        AddressRule rule = address -> address.getHostAddress().equals("127.0.0.2")
                ? Optional.empty()
                : real.refusal(address);
        FetchOptions options = Fetching.options(spool).withAllowPrivate(false);
        return new HttpFetcher(
                options,
                Fetching.CLOCK,
                new HttpFetcher.Surroundings(resolver, rule, Optional.empty(), time -> {}));
    }

    private void assertRefused(Outcome outcome, String detail) {
        Outcome.Missing missing = missing(outcome);
        assertThat(missing.cause()).as(missing.detail()).isEqualTo(Cause.RULE);
        assertThat(missing.detail()).contains(detail);
        assertThat(canary.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "0177.0.0x1", "127.0.0.1.",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "0.0.0.0", "0", "localhost", "LOCALHOST", "１２７.０.０.１", "127。0。0。1", "%31%32%37.0.0.1",
        "user:pw@127.0.0.1", "169.254.169.254", "10.0.0.1", "100.64.0.1", "192.168.0.1", "[fe80::1]", "[fd00::1]",
    })
    void isNotReachedByAnySpellingOfItsAddress(String host) {
        try (HttpFetcher fetcher = fetcher(HostResolver.system())) {
            assertRefused(fetch(fetcher, WebUrl.of("http://" + host + ":" + canary.port() + "/")), " address ");
            assertRefused(fetch(fetcher, WebUrl.of("https://" + host + ":" + canary.port() + "/")), " address ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "::1", "64:ff9b::a00:1"})
    void isNotReachedByAName(String address) {
        try (HttpFetcher fetcher = fetcher(host -> List.of(address(address)))) {
            assertRefused(
                    fetch(fetcher, WebUrl.of("http://innocent.example:" + canary.port() + "/")),
                    " address " + address + " of host innocent.example");
        }
    }

    @Test
    void isNotReachedByANameWithAPublicAddressBesideIt() {
        try (HttpFetcher fetcher = fetcher(host -> List.of(address("127.0.0.2"), address("::1")))) {
            assertRefused(
                    fetch(fetcher, WebUrl.of("http://mixed.example:" + canary.port() + "/")), "loopback address ::1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:{port}/", "//127.1:{port}/", "http://[::ffff:7f00:1]:{port}/",
            "http://localhost:{port}/"})
    void isNotReachedByARedirectFromOutside(String location) throws IOException {
        String there = location.replace("{port}", Integer.toString(canary.port()));
        String answer = "HTTP/1.1 302 Found\r\nLocation: " + there + "\r\nContent-Length: 0\r\n\r\n";
        try (RawServer outside = RawServer.on("127.0.0.2", c -> {
                    c.request();
                    c.send(answer);
                });
                HttpFetcher fetcher = fetcher(HostResolver.system())) {
            Outcome outcome = fetch(fetcher, outside.url("/"));

            assertRefused(outcome, " address ");
            assertThat(statuses(outcome)).containsExactly(302);
        }
    }

    @Test
    void isNotReachedByANameThatChangesItsAddress() throws IOException {
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.2", "127.0.0.1", "127.0.0.1"));
        try (RawServer outside = RawServer.on("127.0.0.2", c -> {
                    c.request();
                    c.send(OK.replace("200 OK", "302 Found\r\nLocation: http://rebind.example:" + canary.port() + "/"));
                });
                HttpFetcher fetcher = fetcher(host -> List.of(address(answers.remove())))) {
            Outcome outcome = fetch(fetcher, WebUrl.of("http://rebind.example:" + outside.port() + "/"));

            assertRefused(outcome, "loopback address 127.0.0.1 of host rebind.example");
            assertThat(outside.connections()).isEqualTo(1);
            assertThat(answers).as("asked once for each connection, and connected to what was checked").hasSize(1);
        }
    }

    @Test
    void isReachedWhenPrivateAddressesAreAllowed() {
        try (HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Fetching.captured(fetch(fetcher, canary.url("/")));
            assertThat(canary.connections()).isEqualTo(1);
        }
    }
}
