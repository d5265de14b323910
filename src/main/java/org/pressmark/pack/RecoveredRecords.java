package org.pressmark.pack;

import java.io.IOException;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.ledger.Ledger;
import org.pressmark.memento.Memento;
import org.pressmark.memento.Recovery;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.warc.WarcFields;

/**
 * Writes what other archives held of lost assets: beside the exchange with the archive, under the archive's address, a
 * resource at the asset's own address, dated as the memento is, and notes that name archive, memento and date.
 */
final class RecoveredRecords {
    private final RunArchive archive;
    private final Ledger ledger;
    private final long run;
    private final boolean strict;
    private final Recovered bytes;

    RecoveredRecords(RunArchive archive, Ledger ledger, long run, boolean strict, Recovered bytes) {
        this.archive = archive;
        this.ledger = ledger;
        this.run = run;
        this.strict = strict;
        this.bytes = bytes;
    }

    /**
     * Writes a lost asset, unless it is in the archive already.
     *
     * @param live the account of how the live web failed
     * @param origin how the asset came to be asked for
     * @return the account of the asset; empty where the memento's bytes are nowhere to be had any more
     */
    Optional<AssetAccount> write(AssetAccount live, Outcome.Missing missing, Recovery.Found found, WarcFields origin)
            throws IOException {
        Memento memento = found.memento().orElseThrow();
        Exchange exchange = ((Outcome.Captured) found.outcome()).last();
        String type = type(exchange.mediaType());
        String key = "recovered " + memento.datetime() + " " + memento.address() + " " + live.url();
        Optional<String> written = ledger.noted(key);
        if (written.isPresent()) {
            String[] told = written.get().split(" ", 2);
            return Optional.of(live.recovered(
                    source(memento), Draft.baseType(type), told[0], Long.parseLong(told[1])));
        }
        Optional<Body> payload = bytes.payload(exchange);
        if (payload.isEmpty()) {
            return Optional.empty();
        }
        Digest digest = archive.digest(payload.get());
        archive.expect(payload.get().length());
        Draft resource = Draft.resource(memento.datetime(), live.url(), type, payload.get(), digest);
        String id = archive.write(strict ? resource : resource.with("WARC-Source-URI", memento.address().toString()));
        notes(id, live, missing, memento, origin.add("memento-record", "<" + ledger.archived(exchange).orElse("") + ">"));
        ledger.note(run, key, digest + " " + payload.get().length());
        return Optional.of(live.recovered(
                source(memento), Draft.baseType(type), digest.toString(), payload.get().length()));
    }

    /** What a server sends as Content-Type may be anything; a header of ours may not. */
    private static String type(String sent) {
        boolean usable = sent.indexOf('/') > 0 && sent.length() < 200 && sent.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return usable ? sent : "application/octet-stream";
    }

    private static AssetAccount.Source source(Memento memento) {
        return new AssetAccount.Source(
                memento.archive(), memento.address().toString(), memento.datetime().toString());
    }

    private void notes(String id, AssetAccount live, Outcome.Missing missing, Memento memento, WarcFields origin)
            throws IOException {
        Body text = origin.add("outcome", "recovered")
                .add("archive", memento.archive())
                .add("memento", memento.address().toString())
                .add("memento-datetime", memento.datetime().toString())
                .add("cause", missing.cause().code())
                .add("detail", missing.detail())
                .add("attempts", Integer.toString(missing.attempts()))
                .add("lastAttempt", missing.attempts() == 0 ? "" : missing.at().toString())
                .body();
        archive.write(Draft.notes(missing.at(), live.url(), text, archive.digest(text))
                .with("WARC-Refers-To", "<" + id + ">"));
    }
}
