package org.pressmark.replay;

import java.io.IOException;

/** The index knows the capture, but it cannot be taken out of the archive. The message says why. */
final class UnreadableCaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableCaptureException(String message) {
        super(message);
    }
}
