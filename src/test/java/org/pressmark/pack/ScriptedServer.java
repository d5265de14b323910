package org.pressmark.pack;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server made of sockets that answers each path as it is told, one request a connection, and keeps what it was asked. */
final class ScriptedServer implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Map<String, Function<String, String>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger hangUps = new AtomicInteger();

    ScriptedServer() throws IOException {
        Thread acceptor = new Thread(this::accept, "scripted-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> serve(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    return;
                }
                head.write(b);
            }
            String request = head.toString(StandardCharsets.ISO_8859_1);
            requests.add(request);
            String answer = answerTo(path(request)).apply(request);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException gone) {
            hangUps.incrementAndGet(); // a client that closes first is none of a test's requests
        }
    }

    /** One for an address with any query serves where there is none for the very address. */
    private Function<String, String> answerTo(String path) {
        Function<String, String> any = answers.getOrDefault(path.split("[?]", 2)[0], asked -> text(404, "", "none"));
        return answers.getOrDefault(path, any);
    }

    private static String path(String request) {
        return request.split(" ", 3)[1];
    }

    /** An answer with these header lines, each ended by CRLF. */
    static String text(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    ScriptedServer on(String path, int status, String headers, String body) {
        answers.put(path, asked -> text(status, headers, body));
        return this;
    }

    ScriptedServer on(String path, Function<String, String> answer) {
        answers.put(path, answer);
        return this;
    }

    /** Answers of these very bytes. */
    ScriptedServer on(Map<String, byte[]> bytes) {
        bytes.forEach((path, answer) -> on(path, asked -> new String(answer, StandardCharsets.ISO_8859_1)));
        return this;
    }

    String at(String path) {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    /** The heads of all requests so far. */
    List<String> requests() {
        return requests;
    }

    /** The paths asked for so far, in order. */
    List<String> asked() {
        return requests.stream().map(ScriptedServer::path).toList();
    }

    /** The bytes of the first request for a path. */
    byte[] request(String path) {
        return requests.stream().filter(request -> path(request).equals(path)).findFirst().orElseThrow()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
