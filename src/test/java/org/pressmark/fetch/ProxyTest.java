package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.WebUrl;

/** Proxies made of sockets: one that answers absolute requests itself, one that speaks SOCKS 5. */
class ProxyTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

    @TempDir
    private Path spool;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    private interface Talk {
        void with(InputStream in, OutputStream out) throws IOException;
    }

    private void serve(Talk talk) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    try (Socket socket = listener.accept()) {
                        talk.with(socket.getInputStream(), socket.getOutputStream());
                    }
                }
            } catch (IOException closed) {
                seen.add("closed");
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private HttpFetcher fetcher(String scheme, boolean allowPrivate) {
        ProxyAddress proxy = ProxyAddress.parse(scheme + "://127.0.0.1:" + listener.getLocalPort());
        HostResolver names = host -> List.of(InetAddress.getByAddress(
                host.equals("inside.example") ? new byte[] {10, 0, 0, 7} : new byte[] {(byte) 93, (byte) 184, (byte) 215, 14}));
        return new HttpFetcher(
                Fetching.options(spool).withAllowPrivate(allowPrivate).withProxy(proxy), Fetching.CLOCK, names);
    }

    @Test
    void anHttpProxyIsAskedWithTheWholeAddress() throws IOException {
        serve((in, out) -> {
            seen.add(head(in));
            out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        });
        try (HttpFetcher fetcher = fetcher("http", false)) {
            Exchange got = Fetching.captured(Fetching.fetch(fetcher, WebUrl.of("http://site.example/a?b")));
            assertThat(Fetching.text(got.response())).isEqualTo(ANSWER);
            assertThat(Fetching.text(got.request())).startsWith("GET http://site.example/a?b HTTP/1.1\r\n");
        }
        assertThat(seen.get(0)).startsWith("GET http://site.example/a?b HTTP/1.1\r\nHost: site.example\r\n");
    }

    @Test
    void anHttpProxyIsToldTheAsciiFormOfAChineseName() throws IOException {
        serve((in, out) -> {
            seen.add(head(in));
            out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        });
        try (HttpFetcher fetcher = fetcher("http", false)) {
            Fetching.captured(Fetching.fetch(fetcher, WebUrl.of("http://\u4e2d\u6587.example/a?b")));

            assertThat(seen.get(0)).startsWith("GET http://xn--fiq228c.example/a?b HTTP/1.1\r\nHost: xn--fiq228c.example\r\n");
        }
    }

    @Test
    void aTunnelIsAskedForToTheAddressThatWasChecked() throws IOException {
        serve((in, out) -> {
            seen.add(head(in));
            out.write("HTTP/1.1 403 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        try (HttpFetcher fetcher = fetcher("http", false)) {
            assertThat(Fetching.missing(Fetching.fetch(fetcher, WebUrl.of("https://site.example/"))).detail())
                    .contains("proxy", "403");
        }
        assertThat(seen.get(0)).startsWith("CONNECT 93.184.215.14:443 HTTP/1.1\r\n");
    }

    @Test
    void noProxyIsAskedForPrivateAddresses() {
        serve((in, out) -> seen.add(head(in)));
        for (String scheme : List.of("http", "socks5")) {
            try (HttpFetcher fetcher = fetcher(scheme, false)) {
                for (String url : List.of("http://inside.example/", "https://inside.example/")) {
                    assertThat(Fetching.missing(Fetching.fetch(fetcher, WebUrl.of(url))).cause()).isEqualTo(Cause.RULE);
                }
            }
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aSocksProxyConnectsToTheAddressThatWasChecked() throws IOException {
        serve((in, out) -> {
            DataInputStream data = new DataInputStream(in);
            data.readByte();
            data.readNBytes(data.readByte());
            out.write(new byte[] {5, 0});
            byte[] request = data.readNBytes(10);
            seen.add((request[4] & 255) + "." + (request[5] & 255) + "." + (request[6] & 255) + "." + (request[7] & 255));
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            seen.add(head(in));
            out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        });
        try (HttpFetcher fetcher = fetcher("socks5", false)) {
            Exchange got = Fetching.captured(Fetching.fetch(fetcher, WebUrl.of("http://site.example/a")));
            assertThat(Fetching.text(got.response())).isEqualTo(ANSWER);
        }
        assertThat(seen.get(0)).isEqualTo("93.184.215.14");
        assertThat(seen.get(1)).startsWith("GET /a HTTP/1.1\r\n");
    }
}
