package org.pressmark.pack;

import java.util.Objects;
import java.util.function.Predicate;
import org.pressmark.capture.Cause;

/**
 * What is asked for again although its outcome is known.
 *
 * @param failures which failures of the past are tried again
 * @param captures whether what was captured is asked for again, on the condition that it changed
 * @param rules whether every robots.txt is
 */
record Renewal(Predicate<Cause> failures, boolean captures, boolean rules) {
    /** Everything stays as it is known. */
    static final Renewal NONE = new Renewal(cause -> false, false, false);

    Renewal {
        Objects.requireNonNull(failures, "failures");
    }
}
