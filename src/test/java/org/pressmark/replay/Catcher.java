package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for every host of the live web, by TCP and by UDP, and remembers what came. */
final class Catcher implements Closeable {
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final List<String> caught = new CopyOnWriteArrayList<>();

    Catcher() throws IOException {
        tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        start(this::accept);
        start(this::receive);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "catcher");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return tcp.getLocalPort();
    }

    /** What came, each by its first bytes. */
    List<String> caught() {
        return List.copyOf(caught);
    }

    /** Forgets what was meant to come. */
    void forget(String part) {
        caught.removeIf(text -> text.contains(part));
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                socket.setSoTimeout(300);
                byte[] first = new byte[2000];
                int got = socket.getInputStream().read(first);
                caught.add("tcp " + new String(first, 0, Math.max(got, 0), StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(
                        "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } catch (java.net.SocketTimeoutException silent) {
                caught.add("tcp, and nothing said");
            } catch (IOException closed) {
                continue; // the loop's condition tells whether that was us
            }
        }
    }

    private void receive() {
        byte[] buffer = new byte[2000];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                caught.add("udp " + packet.getLength());
            } catch (IOException closed) {
                continue; // as above
            }
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
