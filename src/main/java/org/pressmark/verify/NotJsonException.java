package org.pressmark.verify;

import java.io.IOException;

/** A text is not the one JSON object it should be. It never leaves this room. */
final class NotJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
        super(message);
    }
}
