package org.pressmark.replay;

/** A query of the index that cannot be answered as it stands. The message is for who asked. */
final class BadQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQueryException(String message) {
        super(message);
    }
}
