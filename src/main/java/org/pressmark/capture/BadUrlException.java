package org.pressmark.capture;

/** An address no browser would open. It never leaves this room: the parser answers with an empty result. */
final class BadUrlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadUrlException(String message) {
        super(message, null, false, false);
    }
}
