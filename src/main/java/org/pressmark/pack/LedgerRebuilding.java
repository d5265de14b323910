package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.pressmark.capture.Digest;
import org.pressmark.ledger.Held;
import org.pressmark.ledger.Ledger;
import org.pressmark.ledger.Run;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Makes a lost ledger anew from the archive: what payloads it holds and under which ids. Which seeds are unchanged is
 * not told by an archive, so they are packed again, as new captures with revisits for what is held.
 */
final class LedgerRebuilding {
    private final CollectionFiles files;
    private final Ledger ledger;

    LedgerRebuilding(CollectionFiles files, Ledger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    void rebuildIfLost() throws IOException {
        if (!ledger.runs().isEmpty() || files.warcs().isEmpty()) {
            return;
        }
        long pages = Files.exists(files.pages()) ? Files.size(files.pages()) : 0;
        Run past = new Run(1, Instant.EPOCH, "rebuilt from the archive", 1, pages, false);
        ledger.begin(past);
        for (Path warc : files.warcs()) {
            try (WarcReading reading = WarcReading.open(warc)) {
                for (Optional<StoredRecord> record = reading.next(); record.isPresent(); record = reading.next()) {
                    hold(record.get());
                }
            }
        }
        ledger.finish(past.number());
    }

    private void hold(StoredRecord record) throws IOException {
        boolean payload = record.type().equals("response") || record.type().equals("resource");
        Optional<String> digest = record.first("WARC-Payload-Digest");
        Optional<String> id = record.first("WARC-Record-ID");
        Optional<String> date = record.first("WARC-Date");
        if (payload && digest.isPresent() && id.isPresent() && date.isPresent() && record.target().isPresent()) {
            ledger.hold(1, new Held(
                    record.target().get(), id.get().replaceAll("[<>]", ""), Instant.parse(date.get()),
                    Digest.parse(digest.get()), record.first("Content-Type").orElse(""), record.contentLength()));
        }
    }
}
