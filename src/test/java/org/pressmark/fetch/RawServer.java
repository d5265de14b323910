package org.pressmark.fetch;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ServerSocketFactory;
import org.pressmark.capture.WebUrl;

/** A server on loopback that sends the bytes it is told to, and remembers the bytes it got. */
final class RawServer implements Closeable {
    /** What to do with a connection; the socket is closed afterwards. */
    interface Script {
        void play(Connection connection) throws IOException;
    }

    /** One accepted connection, and the path of the request it read last. */
    record Connection(RawServer server, Socket socket, int number, AtomicReference<String> path) {
        /** Reads one request up to its empty line; false where the client closed instead. */
        boolean request() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return false;
                }
                head.write(b);
            }
            path.set(head.toString(StandardCharsets.ISO_8859_1).split(" ", -1)[1]);
            server.requests.add(head.toString(StandardCharsets.ISO_8859_1));
            return true;
        }

        void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        void send(String latin) throws IOException {
            send(latin.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Ends the connection with a reset instead of an orderly close. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Sends nothing until the client gives up. */
        void stall() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // what a client sends now is of no interest
            }
        }
    }

    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        Thread acceptor = new Thread(() -> accept(script), "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static RawServer on(String address, Script script) throws IOException {
        return new RawServer(new ServerSocket(0, 100, InetAddress.getByName(address)), script);
    }

    static RawServer playing(Script script) throws IOException {
        return on("127.0.0.1", script);
    }

    static RawServer secure(ServerSocketFactory sockets, Script script) throws IOException {
        return new RawServer(sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress()), script);
    }

    /** Answers every request with the same bytes and closes the connection after each. */
    static RawServer answering(byte[] answer) throws IOException {
        return playing(connection -> {
            if (connection.request()) {
                connection.send(answer);
            }
        });
    }

    static RawServer answering(String answer) throws IOException {
        return answering(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void accept(Script script) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread thread = new Thread(
                        () -> serve(script, new Connection(this, socket, number, new AtomicReference<>(""))),
                        "raw-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Script script, Connection connection) {
        try (Socket socket = connection.socket()) {
            script.play(connection);
            if (!socket.isClosed()) {
                socket.shutdownOutput();
                connection.stall(); // closing with unread bytes would become a reset
            }
        } catch (IOException gone) {
            connection.server().hangUps.incrementAndGet(); // what many tests are about
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    WebUrl url(String path) {
        return WebUrl.of("http://" + listener.getInetAddress().getHostAddress() + ":" + port() + path);
    }

    /** The heads of all requests so far. */
    List<String> requests() {
        return requests;
    }

    /** How many connections were accepted so far. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
