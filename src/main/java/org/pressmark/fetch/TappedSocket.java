package org.pressmark.fetch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A socket whose streams also copy what passes to the recording of the exchange that is under way. It sits above
 * TLS, so what it sees is HTTP. Between exchanges there is no recording, and the copy goes nowhere.
 */
final class TappedSocket extends SocketHolder {
    private final Supplier<Recording> recording;

    TappedSocket(Socket socket, Supplier<Recording> recording) {
        super(socket);
        this.recording = recording;
    }

    TappedSocket(SSLSocket secure, Socket base, Supplier<Recording> recording) {
        super(secure, base);
        this.recording = recording;
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                int got = in.read(bytes, from, count);
                Recording current = recording.get();
                if (got > 0 && current != null) {
                    current.received(bytes, from, got);
                }
                return got;
            }
        };
    }

    @Override
    protected OutputStream getOutputStream(Socket socket) throws IOException {
        return new FilterOutputStream(socket.getOutputStream()) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
                Recording current = recording.get();
                if (current != null) {
                    current.sent(bytes, from, count);
                }
            }
        };
    }
}
