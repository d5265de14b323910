package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.fetch.Fetching.fetch;
import static org.pressmark.fetch.Fetching.missing;
import static org.pressmark.fetch.Fetching.statuses;
import static org.pressmark.fetch.Fetching.text;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;

final class RedirectTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    @TempDir
    Path spool;

    private static String to(int status, String location) {
        return "HTTP/1.1 " + status + " Go\r\nLocation: " + location + "\r\nContent-Length: 5\r\n\r\nmoved";
    }

    /** Answers on kept connections, by the path asked for. */
    private static RawServer site(java.util.function.UnaryOperator<String> answers) throws IOException {
        return RawServer.playing(c -> {
            while (c.request()) {
                String line = c.server().requests().get(c.server().requests().size() - 1);
                c.send(answers.apply(line.split(" ", -1)[1]));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void keepsEveryHopAsAnExchangeOfItsOwn(int status) throws IOException {
        try (RawServer server = site(path -> path.equals("/end") ? OK : to(status, path.equals("/") ? "b/../mid?x=1#f" : "/end"));
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome outcome = fetch(fetcher, server.url("/"));

            assertThat(outcome).isInstanceOf(Outcome.Captured.class);
            assertThat(outcome.target()).isEqualTo(server.url("/"));
            assertThat(statuses(outcome)).containsExactly(status, status, 200);
            assertThat(outcome.exchanges()).extracting(Exchange::target)
                    .containsExactly(server.url("/"), server.url("/mid?x=1"), server.url("/end"));
            assertThat(outcome.exchanges().get(0).location()).isEqualTo("b/../mid?x=1#f");
            assertThat(text(outcome.exchanges().get(0).response())).isEqualTo(to(status, "b/../mid?x=1#f"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void stopsInACircle() throws IOException {
        try (RawServer server = site(path -> to(302, path.equals("/a") ? "/b" : "/a"));
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/a")));

            assertThat(missing.cause()).isEqualTo(Cause.REDIRECTS);
            assertThat(missing.detail()).contains("circle");
            assertThat(statuses(missing)).containsExactly(302, 302);
        }
    }

    @Test
    void stopsAtTheLimit() throws IOException {
        FetchOptions options = Fetching.options(spool).withLimits(FetchLimits.DEFAULT.withMaxRedirects(3));
        try (RawServer server = site(path -> to(302, path + "a"));
                HttpFetcher fetcher = new HttpFetcher(options, Fetching.CLOCK)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).isEqualTo(Cause.REDIRECTS);
            assertThat(missing.detail()).isEqualTo("more than 3 redirects");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "ftp://example.org/x => UNSUPPORTED_SCHEME",
        "file:///etc/passwd => UNSUPPORTED_SCHEME",
        "javascript:alert(1) => UNSUPPORTED_SCHEME",
        "http://[::bad/ => BAD_RESPONSE",
    })
    void doesNotFollowEverything(String location, Cause cause) throws IOException {
        try (RawServer server = site(path -> to(302, location)); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));

            assertThat(missing.cause()).isEqualTo(cause);
            assertThat(statuses(missing)).containsExactly(302);
        }
    }

    @Test
    void callsARedirectToNowhereAnErrorStatus() throws IOException {
        String answer = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.answering(answer); HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome.Missing missing = missing(fetch(fetcher, server.url("/")));
            assertThat(missing.cause()).isEqualTo(Cause.STATUS);
            assertThat(missing.detail()).isEqualTo("HTTP 302");
        }
    }

    @Test
    void followsALocationWrittenInUtf8() throws IOException {
        try (RawServer server = site(path -> path.equals("/") ? to(302, "/\u00e4\u00b8\u00ad") : OK);
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome outcome = fetch(fetcher, server.url("/"));
            assertThat(server.requests().get(1)).startsWith("GET /%E4%B8%AD HTTP/1.1\r\n");
            assertThat(outcome.exchanges().get(0).location()).isEqualTo("/中");
        }
    }

    /** Half of the Chinese web wrote GBK; browsers ask for the bytes as they came. */
    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "/\u00ce\u00d2.png?n=\u00c4\u00e3 => /%CE%D2.png?n=%C4%E3",
        "/caf\u00e9%20x.png => /caf%E9%20x.png",
    })
    void followsALocationInAnotherEncodingByItsBytes(String location, String asked) throws IOException {
        try (RawServer server = site(path -> path.equals("/") ? to(302, location) : OK);
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            fetch(fetcher, server.url("/"));
            assertThat(server.requests().get(1)).startsWith("GET " + asked + " HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500\r\n\r\nmo", "Transfer-Encoding: chunked\r\n\r\n5\r\nmo",
            "Transfer-Encoding: chunked\r\n\r\nmoved"})
    void followsARedirectWhoseOwnBodyIsBroken(String rest) throws IOException {
        try (RawServer server = RawServer.playing(c -> {
                    c.request();
                    c.send(c.path().get().equals("/") ? "HTTP/1.1 302 Found\r\nLocation: /end\r\n" + rest : OK);
                });
                HttpFetcher fetcher = Fetching.fetcher(spool)) {
            Outcome outcome = fetch(fetcher, server.url("/"));

            assertThat(outcome).isInstanceOf(Outcome.Captured.class);
            assertThat(statuses(outcome)).containsExactly(302, 200);
            assertThat(outcome.exchanges().get(0).truncated()).as("it is kept, and called cut").isPresent();
        }
    }
}
