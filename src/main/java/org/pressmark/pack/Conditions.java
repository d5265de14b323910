package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.fetch.Asking;
import org.pressmark.ledger.Ledger;

/**
 * Asks servers for what has changed since it was captured: If-None-Match and If-Modified-Since, RFC 9110 section 13,
 * with what the earlier answer said, be it in this archive or in another one whose records can be read. Thread-safe.
 */
final class Conditions {
    private final Ledger ledger;
    private final ArchivedAnswers archived;
    private final Optional<Elsewhere> elsewhere;
    private final boolean again;

    /**
     * For a run.
     *
     * @param elsewhere other archives, where they are to be compared with
     * @param again whether what this archive holds is asked for again at all
     */
    Conditions(Ledger ledger, ArchivedAnswers archived, Optional<Elsewhere> elsewhere, boolean again) {
        this.ledger = ledger;
        this.archived = archived;
        this.elsewhere = elsewhere;
        this.again = again;
    }

    /**
     * Asks, on condition where an earlier capture is known. An answer that nothing changed comes back standing for the
     * payload of that capture.
     */
    Outcome ask(Asking asking, Function<Asking, Outcome> web) {
        if (asking.target().pathAndQuery().equals("/robots.txt")) {
            return web.apply(asking); // its words are needed now, not those of another day
        }
        try {
            Optional<Earlier> earlier = earlier(asking).filter(capture -> !capture.conditions().isEmpty());
            return earlier.isEmpty()
                    ? web.apply(asking)
                    : standing(web.apply(asking.with(earlier.get().target(), earlier.get().conditions())), earlier.get());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<Earlier> earlier(Asking asking) throws IOException {
        Optional<Exchange> own = own(asking);
        if (own.isPresent()) {
            Exchange last = own.get();
            return archived.head(last, head -> new Earlier(
                    last.target(), Earlier.conditions(head), last.mediaType(), last.payload(), last.payloadLength(),
                    Optional.empty()));
        }
        return elsewhere.isPresent() ? elsewhere.get().earlier(asking.target()) : Optional.empty();
    }

    /** The capture the archive has, if what it stands for can be referred to. */
    private Optional<Exchange> own(Asking asking) throws IOException {
        Optional<Outcome> known = again ? ledger.outcome(asking.target()) : Optional.empty();
        if (known.isPresent() && known.get() instanceof Outcome.Captured captured) {
            Exchange last = captured.last();
            boolean whole = last.truncated().isEmpty() && last.payloadLength() > 0;
            return Optional.of(last).filter(e -> whole && ledger.held(e.payload()).isPresent());
        }
        return Optional.empty();
    }

    private Outcome standing(Outcome outcome, Earlier earlier) throws IOException {
        if (!(outcome instanceof Outcome.Captured captured)
                || captured.last().status() != 304
                || !captured.last().target().equals(earlier.target())) {
            return outcome;
        }
        Exchange answer = captured.last().standingFor(earlier.mediaType(), earlier.payload(), earlier.length());
        if (earlier.elsewhere().isPresent()) {
            elsewhere.orElseThrow().remember(answer, earlier.elsewhere().get());
        }
        List<Exchange> exchanges = new ArrayList<>(captured.exchanges());
        exchanges.set(exchanges.size() - 1, answer);
        return new Outcome.Captured(captured.target(), captured.at(), exchanges);
    }
}
