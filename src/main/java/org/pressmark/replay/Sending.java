package org.pressmark.replay;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body on its way to a client. What is short is handed over at once; for what is longer no thread waits: a client that
 * reads slowly, or not at all, holds a buffer and an open file, and keeps nobody else waiting.
 */
final class Sending implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** The socket takes this much without the client's doing, and so much of a body is held. */
    private static final int PIECE = 64 << 10;

    private final Context context;
    private final InputStream body;
    private final ServletOutputStream out;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final byte[] buffer;
    private int ready;

    private Sending(Context context, InputStream body, byte[] buffer, int ready) throws IOException {
        this.context = context;
        this.body = body;
        this.buffer = buffer;
        this.ready = ready;
        this.out = context.res().getOutputStream();
    }

    /**
     * Sends a body and closes it, now or later.
     *
     * @param length how long it is, or negative if that is not known
     */
    static void send(Context context, InputStream body, long length) throws IOException {
        if (length >= 0 && length <= PIECE) {
            try (body) {
                copy(body, context.res().getOutputStream());
            }
            return;
        }
        Sending sending = new Sending(context, body, new byte[PIECE], 0);
        context.future(sending::begin);
    }

    /** Sends a body that is in memory, now or later. */
    static void send(Context context, byte[] body) throws IOException {
        if (body.length <= PIECE) {
            context.res().getOutputStream().write(body);
            return;
        }
        Sending sending = new Sending(context, InputStream.nullInputStream(), body, body.length);
        context.future(sending::begin);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8 << 10];
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            out.write(buffer, 0, got);
        }
    }

    private CompletableFuture<Void> begin() {
        out.setWriteListener(this);
        return sent;
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            int count = ready > 0 ? ready : read();
            if (count < 0) {
                end();
                return;
            }
            ready = 0;
            out.write(buffer, 0, count);
        }
    }

    /** What cannot be read to its end must not look complete: the connection is broken off. */
    private int read() throws IOException {
        try {
            return body.read(buffer, 0, buffer.length);
        } catch (IOException | RuntimeException failed) {
            if (!(failed instanceof CallerGoneException)) {
                LOG.warn("the answer to {} ends early: {}", ArchivedHeaders.harmless(context.req().getRequestURI()),
                        failed.getMessage());
            }
            ServletContextRequest.getServletContextRequest(context.req()).getServletChannel().abort(failed);
            return -1;
        }
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    private void end() {
        try {
            body.close();
        } catch (IOException failed) {
            LOG.warn("an archive could not be closed", failed);
        } finally {
            sent.complete(null);
        }
    }
}
