package org.pressmark.pack;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that sends exactly the bytes it was given for a path, and keeps the bytes it was asked with. */
final class OddServer implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Map<String, byte[]> answers;
    private final Map<String, byte[]> requests = new ConcurrentHashMap<>();

    OddServer(Map<String, byte[]> answers) throws IOException {
        this.answers = Map.copyOf(answers);
        Thread acceptor = new Thread(this::accept, "odd-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> serve(socket), "odd-connection");
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
            String path = head.toString(StandardCharsets.ISO_8859_1).split(" ", 3)[1];
            requests.put(path, head.toByteArray());
            socket.getOutputStream().write(answers.getOrDefault(path, answers.getOrDefault(path.split("[?]")[0], new byte[0])));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException gone) {
            requests.putIfAbsent("gone", new byte[0]);
        }
    }

    String base() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    byte[] request(String path) {
        return requests.get(path);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
