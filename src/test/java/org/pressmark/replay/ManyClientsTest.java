package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients in numbers and of bad manners. */
final class ManyClientsTest {
    private static final int LENGTH = 6 << 20;

    private Path archive;
    private ReplayServer server;
    private RawClient client;

    @BeforeEach
    void serve(@TempDir Path root) throws IOException {
        byte[] large = new byte[LENGTH];
        Arrays.fill(large, (byte) 'x');
        String head = "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 3\nTransfer-Encoding: identity\nConnection: upgrade\nUpgrade: h2c\n"
                + "Set-Cookie: a=b\nClear-Site-Data: \"*\"\nRefresh: 0;url=http://leak.example/\nLink: <http://leak.example/x>; rel=preload\n"
                + "Content-Disposition: attachment\nService-Worker-Allowed: /\nStrict-Transport-Security: max-age=9\nAlt-Svc: h3=\":1\"\n"
                + "Location: http://leak.example/\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true\nNEL: {}\nReport-To: {}\n"
                + "X-Frame-Options: DENY\nContent-Security-Policy: default-src *\nCross-Origin-Opener-Policy: unsafe-none\nPermissions-Policy: camera=*\n"
                + "Trailer: X\nKeep-Alive: timeout=9\nProxy-Authenticate: Basic\nWWW-Authenticate: Basic\nETag: \"theirs\"\nExpires: 0\nSourceMap: http://leak.example/m\n"
                + "Origin-Agent-Cluster: ?1\nDocument-Policy: x\nSpeculation-Rules: \"http://leak.example/s\"\nRefer\u0000er: x\nX-Long: " + "y".repeat(30_000);
        new CollectionFixture(root, "c")
                .response("http://h.example/large", "2020-01-01T00:00:00Z", "HTTP/1.1 200 OK\nContent-Type: video/mp4", large)
                .response("http://h.example/headers", "2020-01-01T00:00:00Z", head, bytes("<p>six bytes and more"))
                .response("http://h.example/codings", "2020-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Encoding: " + "gzip, ".repeat(5000) + "gzip", bytes("<p>x"))
                .html("http://h.example/long", "2020-01-01T00:00:00Z", "<p>long".repeat(500_000))
                .html("http://h.example/small", "2020-01-01T00:00:00Z", "<p>small")
                .html("http://h.example/a|b", "2020-01-01T00:00:00Z", "<p>bar")
                .html("http://h.example/%ff%fe", "2020-01-01T00:00:00Z", "<p>bytes")
                .html("http://h.example/%E4%B8%AD", "2020-01-01T00:00:00Z", "<p>middle")
                .html("http://h.example/x//y/;z", "2020-01-01T00:00:00Z", "<p>slashes")
                .html("http://h.example/a%2Fb", "2020-01-01T00:00:00Z", "<p>escaped slash")
                .write();
        archive = root.resolve("c").resolve("archive");
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private long openArchives() throws IOException {
        long open = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path fd : all.toList()) {
                try {
                    open += Files.readSymbolicLink(fd).startsWith(archive) || isSpilled(fd) ? 1 : 0;
                } catch (IOException goneMeanwhile) {
                    continue;
                }
            }
        }
        return open;
    }

    private static boolean isSpilled(Path fd) throws IOException {
        return Files.readSymbolicLink(fd).toString().contains("pressmark-answer-");
    }

    private Socket connect(String sent) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(bytes(sent));
        return socket;
    }

    private void othersAreServed() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/c/2020mp_/http://h.example/small").text()).contains("small");
        }
    }

    @Test
    void idleAndDrippingClientsKeepNobodyOut() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                sockets.add(connect(i % 2 == 0 ? "" : "GET /c/2020mp_/http://h.exa"));
            }
            for (Socket socket : sockets.subList(0, 100)) {
                socket.getOutputStream().write('G');
            }
            othersAreServed();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void slowReadersKeepNobodyOutAndGetEverything() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 280; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                String target = i % 6 > 0 ? "/c/2020id_/http://h.example/large" : "/c/2020mp_/http://h.example/long";
                socket.getOutputStream().write(
                        bytes("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            }
            othersAreServed();
            byte[] answer = sockets.get(1).getInputStream().readAllBytes();
            assertThat(answer.length).isGreaterThan(LENGTH);
            assertThat(answer[answer.length - 1]).isEqualTo((byte) 'x');
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        nothingStaysOpen();
    }

    @Test
    void readersOfLongPagesThatDoNotReadKeepNobodyFromThem() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        int whole = client.get("/c/2020mp_/http://h.example/long").body().length;
        long places = Math.max(2, Runtime.getRuntime().maxMemory() / 8 / (1 << 20)) + 5;
        try {
            for (int i = 0; i < places; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                socket.getOutputStream().write(bytes("GET /c/2020mp_/http://h.example/long HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            RawClient.Answer other = client.get("/c/2020mp_/http://h.example/long");
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.body()).hasSize(whole);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        nothingStaysOpen();
    }

    @Test
    void bodiesThatComeDropByDropKeepNobodyOut() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 280; i++) {
                sockets.add(connect(
                        "POST /c/2020mp_/http://h.example/small HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx"));
            }
            othersAreServed();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void brokenDownloadsLeaveNothingOpen() throws IOException {
        for (int i = 0; i < 1000; i++) {
            String range = i % 3 == 0 ? "Range: bytes=1000-\r\n" : "";
            String target = i % 4 == 0 ? "/c/archive/a.warc.gz" : i % 4 == 1 ? "/c.wacz" : "/c/2020id_/http://h.example/large";
            try (Socket socket = connect("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + range + "\r\n")) {
                InputStream in = socket.getInputStream();
                assertThat(in.read()).isEqualTo('H');
            }
        }
        nothingStaysOpen();
    }

    private void nothingStaysOpen() throws IOException {
        othersAreServed();
        long open = openArchives();
        for (int i = 0; i < 100 && open > 0; i++) {
            othersAreServed(); // each round is time for the server to notice that nobody reads any more
            open = openArchives();
        }
        assertThat(open).isZero();
    }

    @Test
    void archivedHeadersChangeNothingOnOurSide() throws IOException {
        RawClient.Answer answer = client.get("/c/2020mp_/http://h.example/headers");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("<p>six bytes and more");
        assertThat(answer.header("Content-Length")).contains("21");
        assertThat(answer.headerNames()).doesNotContain("Set-Cookie", "Clear-Site-Data", "Content-Disposition",
                "Service-Worker-Allowed",
                "Strict-Transport-Security", "Alt-Svc", "Location", "Access-Control-Allow-Origin",
                "Access-Control-Allow-Credentials", "NEL",
                "Report-To", "X-Frame-Options", "Cross-Origin-Opener-Policy", "Trailer", "Keep-Alive",
                "Proxy-Authenticate", "WWW-Authenticate",
                "Expires", "SourceMap", "Origin-Agent-Cluster", "Document-Policy", "Speculation-Rules", "Upgrade",
                "Transfer-Encoding");
        assertThat(answer.header("Refresh")).hasValue("0;url=/c/20200101000000mp_/http://leak.example/");
        assertThat(answer.header("Link").orElse("")).doesNotContain("preload");
        assertThat(answer.header("ETag").orElse("")).doesNotContain("theirs");
        assertThat(answer.header("Content-Security-Policy").orElse("")).startsWith("sandbox").doesNotContain("*");
        assertThat(answer.header("Permissions-Policy").orElse("")).doesNotContain("*");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "/c/2020mp_/http://h.example/a|b          => 200 => bar",
        "/c/2020mp_/http://h.example/a%7Cb        => 200 => bar",
        "/c/2020mp_/http://h.example/%ff%fe       => 200 => bytes",
        "/c/2020mp_/http://h.example/中            => 200 => middle",
        "/c/2020mp_/http://h.example/x//y/;z      => 200 => slashes",
        "/c/2020mp_/http://h.example/a%2Fb        => 200 => escaped slash",
        "/c/2020mp_/http:/h.example/small         => 307 => ''",
        "/c/2020mp_/h.example/small               => 307 => ''",
        "/c/2020mp_/http://h.example/{            => 404 => ''",
        "/c/../c/2020mp_/http://h.example/small   => 404 => ''",
        "/c/%2e%2e/%2e%2e/etc/passwd              => 400 => ''",
        "/static/%2e%2e/%2e%2e/etc/passwd         => 400 => ''",
        "/c/2020mp_/http://h.example/%zz          => 400 => ''"
    })
    void oddTargetsReachWhatTheyNameOrACleanRefusal(String target, int status, String text) throws IOException {
        RawClient.Answer answer = client.get(target);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 8000, 16_000, 60_000, 70_000, 200_000})
    void targetsOfAnyLengthGetOneAnswer(int length) throws IOException {
        RawClient.Answer answer = client.get("/c/2020mp_/http://h.example/" + "a/".repeat(length / 2));
        assertThat(answer.status()).isIn(404, 414, 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example",
            "127.0.0.1@evil.example", "", "[::1", "a b"})
    void wrongHostsAreRefused(String host) throws IOException {
        String answer = new String(client.exchange("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer).matches("(?s)HTTP/1.1 4[0-9][0-9].*");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhelloX",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
    })
    void ambiguousRequestsGetOneAnswer(String rest) throws IOException {
        String answer = new String(
                client.exchange("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
    }

    @Test
    void codingsWithoutEndAreNoBomb() throws IOException {
        assertThat(client.get("/c/2020id_/http://h.example/codings").status()).isEqualTo(200);
        assertThat(client.get("/c/2020mp_/http://h.example/codings").status()).isIn(200, 502);
    }

    @Test
    void aThousandRangesAreNoBomb() throws IOException {
        StringBuilder ranges = new StringBuilder("bytes=0-");
        for (int i = 0; i < 1000; i++) {
            ranges.append(",0-");
        }
        assertThat(client.get("/c/2020id_/http://h.example/large", "Range: " + ranges).status()).isEqualTo(200);
    }
}
