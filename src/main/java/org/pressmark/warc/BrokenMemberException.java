package org.pressmark.warc;

import java.io.IOException;

/** Bytes that break their format. Never leaves the room: the reader says which record was hit. */
final class BrokenMemberException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenMemberException(String message) {
        super(message);
    }

    BrokenMemberException(String message, Throwable cause) {
        super(message, cause);
    }
}
