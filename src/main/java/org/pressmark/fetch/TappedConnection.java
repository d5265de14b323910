package org.pressmark.fetch;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;

/** The library's connection with its socket tapped and its answers read as leniently as browsers read them. */
final class TappedConnection extends DefaultManagedHttpClientConnection {
    private final HeadParser parser;
    private Recording recording;
    private Socket wire;
    private boolean used;

    private TappedConnection(String id, Http1Config config, HeadParser parser) {
        super(
                id,
                null,
                null,
                config,
                new BodyLength(),
                DefaultContentLengthStrategy.INSTANCE,
                DefaultHttpRequestWriterFactory.INSTANCE,
                ignored -> parser);
        this.parser = parser;
    }

    static TappedConnection create(String id, int maxHeaderBytes) {
        Http1Config config = Http1Config.custom()
                .setBufferSize(16 << 10)
                .setMaxLineLength(maxHeaderBytes)
                .setMaxHeaderCount(1000) // of trailers: the head's own limit is in bytes
                .build();
        return new TappedConnection(id, config, new HeadParser(maxHeaderBytes));
    }

    /** From now on all bytes belong to this exchange. */
    void begin(Recording exchange) {
        recording = exchange;
        parser.begin(exchange);
    }

    /** The exchange is over; what comes now belongs to nobody. */
    void end() {
        recording = null;
        used = true;
    }

    /**
     * Whether the server said something since the last exchange: the rest of an answer longer than it had said, or that
     * its patience is over. Whoever asks now would take it for the answer.
     */
    boolean speaksUnasked() throws IOException {
        return used && wire.getInputStream().available() > 0;
    }

    /** The parser of this connection's answer heads. */
    HeadParser heads() {
        return parser;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new TappedSocket(socket, () -> recording));
        wire = socket;
        used = false;
    }

    @Override
    public void bind(SSLSocket secure, Socket base) throws IOException {
        bind(new TappedSocket(secure, base, () -> recording));
        wire = base; // below TLS, where what is no text of an answer counts too: the notice of a closing
        used = false;
    }
}
