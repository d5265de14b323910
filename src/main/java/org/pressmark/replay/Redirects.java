package org.pressmark.replay;

import java.io.IOException;
import java.util.Optional;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;

/**
 * Redirects inside an archive. Sites that first set a cookie answer with a redirect to the same address, by itself or
 * round a corner; replayed, there is no cookie, and a browser would go round and round.
 */
final class Redirects {
    /** So many are followed: as many as browsers follow before they give up. */
    private static final int LONGEST = 20;

    private Redirects() {}

    /** How many redirects lead from a capture back to that very capture: one if it leads to itself, none if none do. */
    static int circle(OpenCollection collection, CdxLine begin) throws IOException {
        CdxLine at = begin;
        for (int hops = 0; hops < LONGEST && isRedirect(at); hops++) {
            Optional<WebUrl> next = target(collection, at);
            Optional<Choice> choice = next.isEmpty() ? Optional.empty() : collection.choose(next.get(), Choice.time(at));
            if (choice.isEmpty() || !choice.get().exact()) {
                return 0;
            }
            at = choice.get().line();
            if (at.equals(begin)) {
                return hops + 1;
            }
        }
        return 0;
    }

    static boolean isRedirect(CdxLine line) {
        return line.status().startsWith("3");
    }

    private static Optional<WebUrl> target(OpenCollection collection, CdxLine line) throws IOException {
        try (Archived held = collection.open(line)) {
            return held.first("Location").flatMap(to -> WebUrl.parse(line.url()).flatMap(from -> from.resolve(to)));
        }
    }
}
