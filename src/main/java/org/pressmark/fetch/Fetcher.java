package org.pressmark.fetch;

import java.io.Closeable;
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
     */
    Outcome fetch(WebUrl target, Optional<WebUrl> referrer);

    @Override
    void close();
}
