package org.pressmark.pack;

import java.util.List;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Outcome;
import org.pressmark.memento.Recovery;

/** What became of an asset, wherever it comes from. */
sealed interface Fate {
    /**
     * It was got from the web, or was to be.
     *
     * @param robots what became of the robots.txt of each host on the way; none where none was asked for
     * @param archives what a search for it in other archives came to; empty where there was none
     */
    record FromWeb(Outcome outcome, List<Outcome> robots, Optional<Recovery.Found> archives) implements Fate {
        public FromWeb {
            robots = List.copyOf(robots);
        }

        /** Whether neither the live web nor another archive had it. */
        boolean isMissing() {
            return outcome instanceof Outcome.Missing && archives.flatMap(Recovery.Found::memento).isEmpty();
        }
    }

    /** It is a file of the source. */
    record FromFile(Body bytes, Digest digest, String mediaType) implements Fate {}

    /** It is a seed or a page of this very collection, which has a record already. */
    record OwnPage(String seedPath) implements Fate {}

    /** There is nothing to ask for it: no address, no such file, a scheme nobody fetches. */
    record Nowhere(Cause cause, String detail) implements Fate {}
}
