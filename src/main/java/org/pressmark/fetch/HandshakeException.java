package org.pressmark.fetch;

import java.io.IOException;

/** TLS that did not come about; of its own kind, so that a slow handshake is not taken for a slow connect. */
final class HandshakeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    HandshakeException(Failure failure, IOException cause) {
        super(failure.detail(), cause);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
