package org.pressmark.fetch;

import java.time.Duration;

/** How time is let pass; a test lets it pass at once. */
@FunctionalInterface
interface Waiting {
    /** Returns when the time is over. */
    void pass(Duration time) throws InterruptedException;
}
