package org.pressmark.fetch;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.pressmark.capture.Cause;

/** Every way in which a host fails an archivist, each at an origin of its own on loopback. */
public final class FaultServer implements Closeable {
    /** How long a fetcher of this server waits: what the time a run may take is reckoned from. */
    public static final Duration CONNECT = Duration.ofMillis(700);
    public static final Duration READ = Duration.ofMillis(700);
    public static final Duration TOTAL = Duration.ofMillis(1500);
    /** How often an address is tried, and how long the fetcher is told to wait between. */
    public static final int ATTEMPTS = 2;
    public static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** The longest body that is taken. */
    public static final int MAX_BYTES = 300_000;

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String TEN = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
    private static final String HOST = "127.0.0.1";

    private final List<Closeable> open = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final KeyStore anchors;

    /**
     * One way to fail.
     *
     * @param name what it is, fit for a file name
     * @param origin where it happens: {@code http://127.0.0.1:40001}; any path will do
     * @param outcome the code of the cause that is to be noted, or {@code captured}
     * @param detail what the note's detail begins with
     * @param exchanges how many answers an archive of it holds
     * @param truncated the reason in WARC-Truncated; empty where the answer came whole or not at all
     */
    public record Fault(
            String name, String origin, String outcome, String detail, int exchanges, String truncated) {}

    /**
     * Opens all the hosts.
     *
     * @param keys a folder for keys
     */
    public FaultServer(Path keys) throws IOException, GeneralSecurityException, InterruptedException {
        connecting();
        heads();
        bodies();
        statuses();
        anchors = secure(keys);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** A fetcher that trusts the authority of these hosts, may go to loopback and is not patient. */
    public Fetcher fetcher(Path spool, Clock clock) {
        FetchOptions options = FetchOptions.of("pressmark-test/0", spool)
                .withAllowPrivate(true)
                .withLimits(FetchLimits.DEFAULT.withTimeouts(CONNECT, READ, TOTAL).withMaxBytes(MAX_BYTES))
                .withPace(FetchPace.DEFAULT.withAttempts(ATTEMPTS, Duration.ofMillis(10), Duration.ofSeconds(2)));
        HostResolver resolver = host -> {
            if (host.startsWith("nowhere")) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getByName(host.endsWith(".example") ? HOST : host));
        };
        return new HttpFetcher(options, clock, new HttpFetcher.Surroundings(
                resolver, address -> Optional.empty(), Optional.of(anchors), time -> Thread.sleep(time.toMillis())));
    }

    private void connecting() throws IOException {
        faults.add(new Fault("dns", "http://nowhere.example", "dns", "no address for host nowhere.example", 0, ""));
        Socket closed = keep(Fetching.closedPort());
        add("refused", "http://" + HOST + ":" + closed.getLocalPort(), Cause.CONNECTION_REFUSED, "connection refused", 0, "");
        ServerSocket full = keep(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
        for (int i = 0; i < 2; i++) { // what comes when the queue is full is not answered
            keep(new Socket(full.getInetAddress(), full.getLocalPort()));
        }
        add("no-answer", "http://" + HOST + ":" + full.getLocalPort(), Cause.CONNECT_TIMEOUT, "no connection to", 0, "");
        add("closes-at-once", c -> {}, Cause.RESET, "", 0, "");
        add("another-protocol", c -> c.send("SSH-2.0-OpenSSH_9.6\r\n"), Cause.BAD_RESPONSE, "no HTTP status line", 0, "");
    }

    private void heads() throws IOException {
        add("reset-in-head", after("HTTP/1.1 200 OK\r\nContent-Le", RawServer.Connection::reset), Cause.RESET, "", 0, "");
        add("closes-in-head", after("HTTP/1.1 200 OK\r\nX: y\r\n", c -> {}), Cause.RESET, "", 0, "");
        add("stalls", after("", RawServer.Connection::stall), Cause.READ_TIMEOUT, "the server sent nothing more", 0, "");
        add("stalls-in-head", after("HTTP/1.1 200 OK\r\nX: ", RawServer.Connection::stall), Cause.READ_TIMEOUT, "", 0, "");
        add("drips-in-head", after("HTTP/1.1 200 OK\r\nX: ", FaultServer::drip), Cause.TOTAL_TIMEOUT, "", 0, "");
        add("endless-head", after("HTTP/1.1 200 OK\r\n", c -> flood(c, "X-Filler: " + "y".repeat(1000) + "\r\n")),
                Cause.TOO_LARGE, "the answer's head is longer", 0, "");
        add("http-0.9", after("<html>old</html>\n", c -> {}), Cause.BAD_RESPONSE, "no HTTP status line: <html>old", 0, "");
    }

    private void bodies() throws IOException {
        add("reset-in-body", after(TEN + "12345", FaultServer::resetOnceRead), Cause.RESET, "", 1, "disconnect");
        add("stalls-in-body", after(TEN + "12345", RawServer.Connection::stall), Cause.READ_TIMEOUT, "", 1, "time");
        add("drips-in-body", after("HTTP/1.1 200 OK\r\n\r\n", FaultServer::drip), Cause.TOTAL_TIMEOUT, "", 1, "time");
        add("length-too-long", after(TEN + "12345", c -> {}), Cause.RESET, "", 1, "disconnect");
        add("length-too-short", after(TEN + "0123456789 and more", c -> {}), "captured", 1);
        add("two-lengths", after("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", c -> {}),
                Cause.BAD_RESPONSE, "Different lengths of one body", 1, "unspecified");
        add("bad-chunk-size", after(CHUNKED + "3\r\nabc\r\nxyz\r\n", c -> {}), Cause.BAD_RESPONSE, "", 1, "unspecified");
        add("huge-chunk-size", after(CHUNKED + "3\r\nabc\r\nffffffffffffffffff\r\n", c -> {}),
                Cause.BAD_RESPONSE, "", 1, "unspecified");
        add("no-last-chunk", after(CHUNKED + "3\r\nabc\r\n", c -> {}), Cause.RESET, "", 1, "disconnect");
        add("endless-chunks", after(CHUNKED, c -> flood(c, "400;x=y\r\n" + "z".repeat(1024) + "\r\n")),
                Cause.TOO_LARGE, "more than " + MAX_BYTES + " bytes", 1, "length");
        add("two-gigabytes", after("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n", c -> flood(c, "z".repeat(8192))),
                Cause.TOO_LARGE, "more than", 1, "length");
        add("bad-gzip", after(css("gzip", "this is not gzip".getBytes(StandardCharsets.US_ASCII)), c -> {}), "captured", 1);
        add("bomb", after(css("gzip", bomb()), c -> {}), "captured", 1);
    }

    private void statuses() throws IOException {
        for (int status : new int[] {404, 500}) {
            add("status-" + status, after("HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\nno", c -> {}),
                    Cause.STATUS, "HTTP " + status, 1, "");
        }
        add("busy", after("HTTP/1.1 429 Later\r\nRetry-After: " + RETRY_AFTER.toSeconds() + "\r\nContent-Length: 0\r\n\r\n",
                c -> {}), Cause.STATUS, "HTTP 429", 1, "");
        add("circle", c -> {
            c.request();
            boolean there = c.path().get().endsWith("/back");
            c.send("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                    + (there ? c.path().get().replace("/back", "") : c.path().get() + "/back") + "\r\n\r\n");
        }, Cause.REDIRECTS, "redirected in a circle", 2, "");
        add("endless-redirects", c -> {
            c.request();
            c.send("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: " + c.path().get() + "x\r\n\r\n");
        }, Cause.REDIRECTS, "more than 20 redirects", 21, "");
        add("redirect-to-nothing", after("HTTP/1.1 302 Found\r\nLocation: http://[/\r\nContent-Length: 0\r\n\r\n", c -> {}),
                Cause.BAD_RESPONSE, "redirected to what is no address", 1, "");
        add("redirect-to-file", after("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
                c -> {}), Cause.UNSUPPORTED_SCHEME, "", 1, "");
    }

    private KeyStore secure(Path keys) throws IOException, GeneralSecurityException, InterruptedException {
        Certificates authority = Certificates.issued(keys, "site.example", "-1d", 30);
        Certificates expired = Certificates.issued(keys, "expired.example", "-20d", 10);
        Certificates alone = Certificates.selfSigned(keys, "alone.example");
        RawServer.Script fine = after(TEN + "0123456789", c -> {});
        secure("tls-wrong-name", authority, "other.example", fine, "certificate is not for host other.example");
        secure("tls-expired", expired, "expired.example", fine, "certificate expired 20");
        secure("tls-self-signed", alone, "alone.example", fine, "self-signed certificate");
        RawServer closing = keep(RawServer.playing(c -> c.socket().getInputStream().read()));
        add("tls-closed", "https://" + HOST + ":" + closing.port(), Cause.TLS,
                "the connection was closed during the TLS handshake", 0, "");
        RawServer plain = keep(RawServer.playing(c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n")));
        add("tls-not-spoken", "https://" + HOST + ":" + plain.port(), Cause.TLS, "", 0, "");
        RawServer silent = keep(RawServer.playing(RawServer.Connection::stall));
        add("tls-silent", "https://" + HOST + ":" + silent.port(), Cause.READ_TIMEOUT, "the server fell silent", 0, "");
        KeyStore trusted = authority.trusting();
        KeyStore also = expired.trusting();
        trusted.setCertificateEntry("expired", also.getCertificate("anchor"));
        return trusted;
    }

    private void secure(String name, Certificates shown, String host, RawServer.Script script, String detail)
            throws IOException, GeneralSecurityException {
        RawServer server = keep(RawServer.secure(shown.serving(), script));
        add(name, "https://" + host + ":" + server.port(), Cause.TLS, detail, 0, "");
    }

    private static RawServer.Script after(String answer, RawServer.Script then) {
        return after(answer.getBytes(StandardCharsets.ISO_8859_1), then);
    }

    private static RawServer.Script after(byte[] answer, RawServer.Script then) {
        return c -> {
            if (c.request()) {
                c.send(answer);
                then.play(c);
            }
        };
    }

    private static void flood(RawServer.Connection connection, String piece) throws IOException {
        while (true) {
            connection.send(piece);
        }
    }

    private static void drip(RawServer.Connection connection) throws IOException {
        while (true) {
            connection.send("a");
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** A reset throws away what the client has not read yet. */
    private static void resetOnceRead(RawServer.Connection connection) throws IOException {
        connection.socket().setSoTimeout(150);
        try {
            connection.stall();
        } catch (SocketTimeoutException quiet) {
            connection.reset();
        }
    }

    private static byte[] css(String coding, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        return out.toByteArray();
    }

    /** 64 MB of CSS in 64 KB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] text = "a{}".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream gzip = new GZIPOutputStream(out, 1 << 16)) {
            for (int i = 0; i < 220; i++) {
                gzip.write(text);
            }
        }
        return out.toByteArray();
    }

    private void add(String name, RawServer.Script script, Cause cause, String detail, int exchanges, String truncated)
            throws IOException {
        add(name, "http://" + HOST + ":" + keep(RawServer.playing(script)).port(), cause, detail, exchanges, truncated);
    }

    private void add(String name, String origin, Cause cause, String detail, int exchanges, String truncated) {
        faults.add(new Fault(name, origin, cause.code(), detail, exchanges, truncated));
    }

    private void add(String name, RawServer.Script script, String outcome, int exchanges) throws IOException {
        faults.add(new Fault(
                name, "http://" + HOST + ":" + keep(RawServer.playing(script)).port(), outcome, "", exchanges, ""));
    }

    private <T extends Closeable> T keep(T opened) {
        open.add(opened);
        return opened;
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
