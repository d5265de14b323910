package org.pressmark.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends a request as it is spelled and reads everything until the server closes. */
final class RawClient {
    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /** Everything that came back. */
    static final class Answer {
        private final String head;
        private final byte[] body;

        private Answer(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        byte[] body() {
            return body;
        }

        static Answer of(byte[] all) {
            String text = new String(all, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            return new Answer(text.substring(0, end), Arrays.copyOfRange(all, end + 4, all.length));
        }

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        Optional<String> header(String name) {
            return head.lines().filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(l -> l.substring(name.length() + 1).strip()).findFirst();
        }

        List<String> headerNames() {
            return head.lines().skip(1).map(l -> l.substring(0, l.indexOf(':'))).toList();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer get(String target, String... headers) throws IOException {
        return send("GET", target, headers);
    }

    Answer send(String method, String target, String... headers) throws IOException {
        String host = Arrays.stream(headers).anyMatch(h -> h.startsWith("Host: ")) ? "" : "Host: 127.0.0.1:" + port + "\r\n";
        return Answer.of(exchange(method + " " + target + " HTTP/1.1\r\n" + host + "Connection: close\r\n"
                + Arrays.stream(headers).map(h -> h + "\r\n").reduce("", String::concat) + "\r\n"));
    }

    byte[] exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return socket.getInputStream().readAllBytes();
        }
    }
}
