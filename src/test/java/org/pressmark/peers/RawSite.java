package org.pressmark.peers;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A site on loopback that answers each path with the very bytes it was given, then closes the connection. */
public final class RawSite implements Closeable {
    private static final byte[] NOT_FOUND = answer("404 Not Found", "text/plain", "gone".getBytes(StandardCharsets.US_ASCII));

    private final ServerSocket listener;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile boolean dead;

    private RawSite(ServerSocket listener) {
        this.listener = listener;
        Thread acceptor = new Thread(this::accept, "raw-site");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** A site without pages at a free port. */
    public static RawSite open() throws IOException {
        return new RawSite(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
    }

    /** From now on nothing is answered and connections are closed at once; whoever still asks is seen. */
    public void die() {
        dead = true;
        asked.clear();
    }

    /** Puts an answer behind a path, both as they cross the wire. */
    public RawSite put(String path, byte[] answer) {
        answers.put(path, answer);
        return this;
    }

    /** Puts a plain 200 behind a path. */
    public RawSite put(String path, String type, byte[] body) {
        return put(path, answer("200 OK", type, body));
    }

    /** An ordinary answer with a Content-Length. */
    public static byte[] answer(String status, String type, byte[] body) {
        return bytes(
                head("HTTP/1.1 " + status, "Content-Type: " + type, "Content-Length: " + body.length, "Connection: close"),
                body);
    }

    /** A head of these lines. */
    public static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** A head followed by a body. */
    public static byte[] bytes(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** The port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The request targets so far. */
    public List<String> asked() {
        return asked;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> serve(socket), "raw-site-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            socket.setSoTimeout(10_000);
            if (dead) {
                asked.add("asked when dead");
                return;
            }
            String head = head(socket.getInputStream());
            String[] words = head.split(" ", 3);
            String target = words.length < 2 ? head : words[1];
            asked.add(target);
            socket.getOutputStream().write(answers.getOrDefault(target, NOT_FOUND));
            socket.shutdownOutput();
            drain(socket.getInputStream()); // closing with unread bytes would become a reset
        } catch (IOException gone) {
            asked.add("broken off: " + gone.getMessage());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int b = in.read();
        while (b >= 0) {
            head.append((char) b);
            if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                break;
            }
            b = in.read();
        }
        return head.toString();
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1024];
        int got = in.read(buffer);
        while (got >= 0) {
            got = in.read(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
