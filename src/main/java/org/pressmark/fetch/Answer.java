package org.pressmark.fetch;

import java.util.Optional;
import org.pressmark.capture.Exchange;

/**
 * What one attempt brought.
 *
 * @param exchange what was exchanged, empty where no answer's head was read whole
 * @param failure what went wrong, empty where the answer is whole; its status may still be that of an error
 * @param retryAfter the answer's Retry-After as sent, empty where none was
 */
record Answer(Optional<Exchange> exchange, Optional<Failure> failure, String retryAfter) {
    static Answer whole(Exchange exchange, String retryAfter) {
        return new Answer(Optional.of(exchange), Optional.empty(), retryAfter);
    }

    static Answer failed(Failure failure) {
        return new Answer(Optional.empty(), Optional.of(failure), "");
    }

    static Answer cut(Exchange exchange, Failure failure) {
        return new Answer(Optional.of(exchange), Optional.of(failure), "");
    }
}
