package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.Digest;
import org.pressmark.ledger.Held;
import org.pressmark.ledger.Ledger;
import org.pressmark.ledger.Run;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Makes a lost ledger anew from the archive: what payloads it holds and under which ids. Which seeds are unchanged is
 * not told by an archive, so they are packed again, as new captures with revisits for what is held.
 */
final class LedgerRebuilding {
    private static final String REBUILT = "rebuilt from the archive";

    private final CollectionFiles files;
    private final Ledger ledger;
    private final Consumer<String> notes;

    /**
     * Of a collection.
     *
     * @param notes is told of damaged records, to which nothing will refer
     */
    LedgerRebuilding(CollectionFiles files, Ledger ledger, Consumer<String> notes) {
        this.files = files;
        this.ledger = ledger;
        this.notes = notes;
    }

    void rebuildIfLost() throws IOException {
        if (!isLost() || files.warcs().isEmpty()) {
            return;
        }
        long pages = Files.exists(files.pages()) ? Files.size(files.pages()) : 0;
        Run past = new Run(1, Instant.EPOCH, REBUILT, 1, pages, false);
        ledger.begin(past);
        for (Path warc : files.warcs()) {
            try (WarcReading reading = WarcReading.open(warc)) {
                boolean more = true;
                while (more) {
                    more = holdNext(reading);
                }
            }
        }
        ledger.finish(past.number());
    }

    private boolean holdNext(WarcReading reading) throws IOException {
        try {
            Optional<StoredRecord> record = reading.next();
            if (record.isPresent()) {
                hold(record.get());
            }
            return record.isPresent();
        } catch (DamagedRecordException damaged) {
            notes.accept(damaged.getMessage());
            return true;
        }
    }

    /** A rebuilding that broke off is begun anew: taken for a run of ours, all files would be leftovers of it. */
    private boolean isLost() {
        return ledger.runs().stream().allMatch(run -> run.settings().equals(REBUILT) && !run.finished());
    }

    private void hold(StoredRecord record) throws IOException {
        boolean payload = record.type().equals("response") || record.type().equals("resource");
        Optional<Digest> digest = record.first("WARC-Payload-Digest").flatMap(LedgerRebuilding::digest);
        Optional<String> id = record.first("WARC-Record-ID");
        Optional<Instant> date = record.first("WARC-Date").flatMap(LedgerRebuilding::instant);
        if (payload && digest.isPresent() && id.isPresent() && date.isPresent() && record.target().isPresent()) {
            ledger.hold(1, new Held(
                    record.target().get(), id.get().replaceAll("[<>]", ""), date.get(), digest.get(),
                    record.first("Content-Type").orElse(""), record.contentLength()));
        }
    }

    /** Empty for what others write: of such a record no revisit is made. */
    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
