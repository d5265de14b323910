package org.pressmark.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.TlsFacts;

/**
 * Outcomes by their keys, their bytes in the spool. What an earlier process put there is checked when it is first asked
 * for, and forgotten where its bytes are damaged or gone. Not thread-safe.
 */
final class Outcomes {
    private final KeyedEntries entries;
    private final Spool spool;
    private final Predicate<Exchange> archived;
    private final Set<String> forgotten = new HashSet<>();
    private final Set<Long> checked = new HashSet<>();
    private Consumer<String> damaged = message -> {};
    private long opened;

    /**
     * Outcomes of a ledger.
     *
     * @param archived whether the archive holds an exchange, which then needs no spool
     */
    Outcomes(KeyedEntries entries, Spool spool, Predicate<Exchange> archived) {
        this.entries = entries;
        this.spool = spool;
        this.archived = archived;
    }

    void onDamage(Consumer<String> told) {
        damaged = told;
    }

    /** Takes what is in the ledger now for that of an earlier process, and what is recorded from now on for our own. */
    void open() {
        checked.clear();
        opened = entries.end();
    }

    /** Enters an outcome, its bytes first. */
    Outcome enter(String key, Outcome outcome, List<Checksums> checksums) throws IOException {
        List<Exchange> kept = new ArrayList<>();
        for (Exchange exchange : outcome.exchanges()) {
            kept.add(spool.take(exchange));
            keepCertificates(exchange);
        }
        Outcome spooled = outcome instanceof Outcome.Missing missing
                ? new Outcome.Missing(
                        missing.target(), missing.at(), kept, missing.cause(), missing.detail(), missing.attempts())
                : new Outcome.Captured(outcome.target(), outcome.at(), kept);
        Entry entry = OutcomeEntries.of(spooled, checksums);
        entries.append(key.equals(outcome.target().toString()) ? entry : entry.put("key", key));
        forgotten.remove(key);
        return spooled;
    }

    /** A server's chain is the same thousands of times: it is kept once, by its digest. */
    private void keepCertificates(Exchange exchange) throws IOException {
        for (String der : exchange.tls().map(TlsFacts::certificates).orElse(List.of())) {
            String sha256 = TlsFacts.sha256(der);
            if (entries.find(KeyedEntries.CERTIFICATE, sha256).isEmpty()) {
                entries.append(new Entry().put("kind", KeyedEntries.CERTIFICATE).put("sha256", sha256).put("der", der));
            }
        }
    }

    /** The outcome last entered under a key; empty where there is none, and where its bytes are damaged or gone. */
    Optional<Outcome> find(String key) throws IOException {
        long offset = entries.offsetOf(KeyedEntries.OUTCOME, key);
        if (offset < 0) {
            return Optional.empty();
        }
        Entry entry = entries.read(offset);
        Outcome outcome = OutcomeEntries.read(entry, spool::file, this::certificate);
        if (offset < opened && checked.add(offset) && !isWhole(entry, outcome)) {
            damaged.accept("the spooled bytes of " + outcome.target() + " are damaged or gone: it is got again");
            forgotten.add(key);
        }
        return forgotten.contains(key) ? Optional.empty() : Optional.of(outcome);
    }

    /** What this process wrote itself needs no check; what the archive holds needs no spool. */
    private boolean isWhole(Entry entry, Outcome outcome) throws IOException {
        List<Entry> written = entry.entries("exchanges");
        for (int i = 0; i < written.size(); i++) {
            boolean held = archived.test(outcome.exchanges().get(i));
            if (!held && !OutcomeEntries.isWhole(written.get(i), spool::file)) {
                return false;
            }
        }
        return true;
    }

    /** The certificate with this SHA-256, DER in Base64; empty text where the ledger does not have it. */
    private String certificate(String sha256) {
        return entries.find(KeyedEntries.CERTIFICATE, sha256).map(entry -> entry.text("der")).orElse("");
    }
}
