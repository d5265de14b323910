package org.pressmark.fetch;

import java.util.Objects;
import org.pressmark.capture.Cause;

/**
 * Why an exchange did not end well.
 *
 * @param cause the cause, from the closed list
 * @param detail the particulars for people, one line
 */
record Failure(Cause cause, String detail) {
    Failure {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(detail, "detail");
    }
}
