package org.pressmark.replay;

/** Nobody waits for the answer any more. */
final class CallerGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CallerGoneException() {
        super("the connection was closed before there was an answer");
    }
}
