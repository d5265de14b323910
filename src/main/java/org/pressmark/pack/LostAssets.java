package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.ledger.Ledger;
import org.pressmark.memento.Memento;
import org.pressmark.memento.Recovery;

/**
 * Looks in other archives for what the live web has lost. Never for what a rule or a robots.txt keeps us from: an
 * archive is no way round either. Thread-safe.
 */
final class LostAssets {
    private static final Set<Cause> LOST = Set.of(
            Cause.DNS, Cause.CONNECTION_REFUSED, Cause.UNREACHABLE, Cause.TLS, Cause.CONNECT_TIMEOUT,
            Cause.READ_TIMEOUT, Cause.TOTAL_TIMEOUT, Cause.RESET, Cause.BAD_RESPONSE, Cause.STATUS, Cause.REDIRECTS);

    private final Ledger ledger;
    private final Errands errands;
    private final List<String> archives;

    LostAssets(Ledger ledger, Errands errands, List<String> archives) {
        this.ledger = ledger;
        this.errands = errands;
        this.archives = List.copyOf(archives);
    }

    /** Whether archives are asked for what is missing so. */
    boolean isWorthSeeking(Outcome.Missing missing) {
        return LOST.contains(missing.cause())
                && (!archives.isEmpty() || ledger.remembered(searchOf(missing.target())).isPresent());
    }

    private static String searchOf(WebUrl lost) {
        return "recovered " + lost;
    }

    private static String mementoOf(String search) {
        return "memento of " + search;
    }

    /**
     * Seeks the memento nearest to a time. In a run that asks no archive what an earlier one recovered still counts.
     *
     * @param web how an archive is asked
     */
    Optional<Recovery.Found> seek(WebUrl lost, Instant wanted, Recovery.Web web) {
        if (archives.isEmpty()) {
            return ledger.remembered(searchOf(lost)).flatMap(this::recorded);
        }
        String search = "search " + CaptureTime.digits(wanted) + " " + String.join(" ", archives) + " " + lost;
        Outcome outcome = errands.run(search, () -> search(search, lost, wanted, web));
        return Optional.of(
                new Recovery.Found(outcome, outcome instanceof Outcome.Captured ? memento(search) : Optional.empty()));
    }

    /** What was found is remembered before the search is recorded, so no record of a search lacks it. */
    private Outcome search(String search, WebUrl lost, Instant wanted, Recovery.Web web) {
        Recovery.Found found = new Recovery(archives).find(lost, wanted, web);
        try {
            if (found.memento().isPresent()) {
                Memento memento = found.memento().get();
                ledger.remember(mementoOf(search), memento.datetime() + "\n" + memento.archive() + "\n" + memento.address());
                rememberFirst(searchOf(lost), search);
            }
            return found.outcome();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Of several searches for one asset the first by its text counts, whichever thread is done first. */
    private synchronized void rememberFirst(String key, String search) throws IOException {
        if (ledger.remembered(key).filter(known -> known.compareTo(search) <= 0).isEmpty()) {
            ledger.remember(key, search);
        }
    }

    private Optional<Memento> memento(String search) {
        return ledger.remembered(mementoOf(search)).map(told -> {
            String[] lines = told.split("\n", 3);
            return new Memento(lines[1], WebUrl.of(lines[2]), Instant.parse(lines[0]));
        });
    }

    private Optional<Recovery.Found> recorded(String search) {
        try {
            return ledger.outcome(search).map(outcome -> new Recovery.Found(outcome, memento(search)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
