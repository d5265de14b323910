package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.fetch.Asking;
import org.pressmark.ledger.Ledger;
import org.pressmark.warc.HttpBlock;

/**
 * Asks servers for what has changed since it was captured: If-None-Match and If-Modified-Since, RFC 9110 section 13,
 * with what the earlier answer said. Thread-safe.
 */
final class Conditions {
    private static final int LONGEST = 1000;

    private final Ledger ledger;
    private final ArchivedAnswers archived;
    private final boolean asked;

    /**
     * For a run.
     *
     * @param asked whether anything is asked for again at all
     */
    Conditions(Ledger ledger, ArchivedAnswers archived, boolean asked) {
        this.asked = asked;
        this.ledger = ledger;
        this.archived = archived;
    }

    /**
     * Asks, on condition where an earlier capture is known. An answer that nothing changed comes back standing for the
     * payload of that capture.
     */
    Outcome ask(Asking asking, Function<Asking, Outcome> web) {
        try {
            Optional<Exchange> earlier = earlier(asking);
            Map<String, String> headers = earlier.isPresent() ? headers(earlier.get()) : Map.of();
            if (headers.isEmpty()) {
                return web.apply(asking);
            }
            return standing(web.apply(asking.with(earlier.get().target(), headers)), earlier.get());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The capture the archive has, if what it stands for can be referred to. */
    private Optional<Exchange> earlier(Asking asking) throws IOException {
        if (!asked || asking.target().pathAndQuery().equals("/robots.txt")) {
            return Optional.empty(); // its words are needed now, not those of another day
        }
        Optional<Outcome> known = ledger.outcome(asking.target());
        if (known.isPresent() && known.get() instanceof Outcome.Captured captured) {
            Exchange last = captured.last();
            boolean whole = last.truncated().isEmpty() && last.payloadLength() > 0;
            return Optional.of(last).filter(e -> whole && ledger.held(e.payload()).isPresent());
        }
        return Optional.empty();
    }

    private Map<String, String> headers(Exchange earlier) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        archived.head(earlier, head -> {
            add(headers, "If-None-Match", head, "ETag");
            add(headers, "If-Modified-Since", head, "Last-Modified");
            return headers;
        });
        return headers;
    }

    /** What a server once sent is sent back to it as it was, if it may stand in a request at all. */
    private static void add(Map<String, String> headers, String name, HttpBlock head, String source) {
        head.first(source)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .ifPresent(value -> headers.put(name, value));
    }

    private static Outcome standing(Outcome outcome, Exchange earlier) {
        if (!(outcome instanceof Outcome.Captured captured)
                || captured.last().status() != 304
                || !captured.last().target().equals(earlier.target())) {
            return outcome;
        }
        List<Exchange> exchanges = new ArrayList<>(captured.exchanges());
        exchanges.set(exchanges.size() - 1, captured.last().standingFor(earlier));
        return new Outcome.Captured(captured.target(), captured.at(), exchanges);
    }
}
