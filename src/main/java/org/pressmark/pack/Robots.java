package org.pressmark.pack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.RobotsRules;

/** Whether hosts want to be asked for what an article needs. Thread-safe. */
final class Robots {
    private static final RobotsRules EVERYTHING = RobotsRules.parse(WebUrl.of("http://x.invalid/"), new byte[0], "x");

    /** That the file cannot be had, not that the host cannot be reached: RFC 9309 section 2.3.1.3. */
    private static final Set<Cause> UNAVAILABLE = Set.of(Cause.REDIRECTS, Cause.UNSUPPORTED_SCHEME, Cause.BAD_ADDRESS);

    private final AssetDocuments documents;
    private final String userAgent;
    private final Map<String, RobotsRules> read = new ConcurrentHashMap<>();

    private Robots(AssetDocuments documents, String userAgent) {
        this.documents = documents;
        this.userAgent = userAgent;
    }

    /** For a run that obeys; empty for one that does not. */
    static Optional<Robots> of(PackOptions options, AssetDocuments documents) {
        return options.manners().robots().equals("obey")
                ? Optional.of(new Robots(documents, options.manners().userAgent()))
                : Optional.empty();
    }

    /**
     * Why an address is not asked for; empty where it is.
     *
     * @param told what became of the host's robots.txt
     */
    Optional<Outcome.Missing> refusal(WebUrl url, Outcome told) {
        if (told instanceof Outcome.Missing missing && !isPartial(missing)) {
            return without(url, missing);
        }
        boolean allowed = read(told).allow(url);
        return allowed
                ? Optional.empty()
                : Optional.of(new Outcome.Missing(
                        url, told.at(), List.of(), Cause.ROBOTS, "disallowed by " + told.target(), 0));
    }

    /** The Crawl-delay a robots.txt asks for; zero where it asks for none or cannot be had. */
    Duration delay(Outcome told) {
        boolean readable = told instanceof Outcome.Captured || isPartial((Outcome.Missing) told);
        return readable ? read(told).crawlDelay() : Duration.ZERO;
    }

    private RobotsRules read(Outcome told) {
        return read.computeIfAbsent(told.target().toString(), key -> rules(told));
    }

    /** What was cut off for its length is read as far as it goes. */
    private static boolean isPartial(Outcome.Missing missing) {
        return missing.cause() == Cause.TOO_LARGE && !missing.exchanges().isEmpty();
    }

    /** RFC 9309 sections 2.3.1.3 and 2.3.1.4: a client error allows all, a server or network error nothing. */
    private static Optional<Outcome.Missing> without(WebUrl url, Outcome.Missing missing) {
        List<Exchange> exchanges = missing.exchanges();
        int status = missing.cause() == Cause.STATUS ? exchanges.get(exchanges.size() - 1).status() : 0;
        boolean serverError = status >= 500;
        if (UNAVAILABLE.contains(missing.cause()) || (status > 0 && !serverError)) {
            return Optional.empty();
        }
        Cause cause = serverError ? Cause.ROBOTS : missing.cause();
        return Optional.of(new Outcome.Missing(
                url, missing.at(), List.of(), cause, "robots.txt: " + missing.detail(), missing.attempts()));
    }

    private RobotsRules rules(Outcome told) {
        try {
            Exchange last = told.exchanges().get(told.exchanges().size() - 1);
            return documents.body(last, RobotsRules.MAX_BYTES)
                    .map(bytes -> RobotsRules.parse(told.target(), bytes, userAgent))
                    .orElse(EVERYTHING);
        } catch (IOException undecodable) {
            return EVERYTHING; // a text that cannot be read asks for nothing, as for every other crawler
        }
    }
}
