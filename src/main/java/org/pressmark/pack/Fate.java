package org.pressmark.pack;

import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Outcome;

/** What became of an asset, wherever it comes from. */
sealed interface Fate {
    /**
     * It was got from the web, or was to be.
     *
     * @param robots what became of the host's robots.txt; empty where it was not asked for
     */
    record FromWeb(Outcome outcome, Optional<Outcome> robots) implements Fate {}

    /** It is a file of the source. */
    record FromFile(Body bytes, Digest digest, String mediaType) implements Fate {}

    /** It is a seed or a page of this very collection, which has a record already. */
    record OwnPage(String seedPath) implements Fate {}

    /** There is nothing to ask for it: no address, no such file, a scheme nobody fetches. */
    record Nowhere(Cause cause, String detail) implements Fate {}
}
