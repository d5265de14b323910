package org.pressmark.fetch;

import org.apache.hc.core5.http.ParseException;

/** An answer's head that goes on beyond the limit. */
final class HeadTooLargeException extends ParseException {
    private static final long serialVersionUID = 1L;

    HeadTooLargeException(String message) {
        super(message);
    }
}
