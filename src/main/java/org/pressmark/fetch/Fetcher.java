package org.pressmark.fetch;

import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/** Gets assets from the web. Thread-safe; {@link #fetch} blocks, so many threads call it at once. */
public interface Fetcher extends Closeable {
    /**
     * Gets one address, following redirects, every hop an exchange of its own. Never throws for what a server or the
     * network does: that is the outcome.
     *
     * @param target an http or https address; others come back as missing
     * @param referrer the page that needs it, for the Referer header
     * @throws java.util.concurrent.CancellationException where this thread was interrupted or the fetcher closed:
     *     nothing is known about the address then, and nothing may be recorded
     * @throws java.io.UncheckedIOException where this machine cannot spool the answer
     */
    Outcome fetch(WebUrl target, Optional<WebUrl> referrer);

    /**
     * Gets one address the way it is asked for, under the same promises. A fetcher that knows one way only uses that.
     */
    default Outcome fetch(Asking asking) {
        return fetch(asking.target(), asking.referrer());
    }

    /**
     * Keeps at least this time between the beginnings of two exchanges with the host of an address, from now on.
     * Nothing by default.
     */
    default void slowDown(WebUrl host, Duration atLeast) {}

    @Override
    void close();

    /** How many threads may usefully call at once, in all and for one host. */
    default FetchPace pace() {
        return FetchPace.DEFAULT;
    }
}
