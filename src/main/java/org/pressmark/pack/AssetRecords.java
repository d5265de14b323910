package org.pressmark.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.ledger.Held;
import org.pressmark.ledger.Ledger;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.warc.WarcFields;

/** Writes what became of an asset, and tells it for provenance and reports. What is in the archive stays as it is. */
final class AssetRecords {
    private static final int LONGEST_WRITTEN = 8192;

    private final RunArchive archive;
    private final Ledger ledger;
    private final long run;
    private final ExchangeRecords exchanges;
    private final RecoveredRecords recoveries;

    AssetRecords(
            RunArchive archive, Ledger ledger, long run, ExchangeRecords exchanges, RecoveredRecords recoveries) {
        this.recoveries = recoveries;
        this.archive = archive;
        this.ledger = ledger;
        this.run = run;
        this.exchanges = exchanges;
    }

    /** Writes an asset of a page. */
    AssetAccount write(Gathered asset, String pageRecord) throws IOException {
        if (asset.fate() instanceof Fate.FromFile file) {
            return local(asset, file);
        }
        if (asset.fate() instanceof Fate.FromWeb web) {
            for (Outcome robots : web.robots()) {
                robots(asset, robots);
            }
            return fromWeb(asset, web, pageRecord);
        }
        if (asset.fate() instanceof Fate.Nowhere nowhere) {
            missing(asset, nowhere.cause(), nowhere.detail(), 0, archive.date(), pageRecord);
            return account(asset, nowhere.cause(), nowhere.detail(), archive.date(), Optional.empty());
        }
        return account(asset, "local", archive.date(), 0, "text/html", Optional.empty(), 0);
    }

    private AssetAccount local(Gathered asset, Fate.FromFile file) throws IOException {
        String url = asset.ref().url().orElseThrow().toString();
        boolean there = ledger.heldAt(url).filter(held -> held.payload().equals(file.digest())).isPresent();
        if (!there) {
            archive.expect(file.bytes().length());
            String id = archive.write(Draft.resource(
                    archive.date(), url, file.mediaType(), file.bytes(), file.digest()));
            ledger.hold(run, new Held(
                    url, id, archive.date(), file.digest(), file.mediaType(), file.bytes().length()));
            notes(asset, archive.date(), id);
        }
        return account(
                asset, "local", archive.date(), 0, file.mediaType(), Optional.of(file.digest()),
                file.bytes().length());
    }

    /** The host's robots.txt goes into the archive too, once: it says why an asset was asked for, or was not. */
    private void robots(Gathered asset, Outcome outcome) throws IOException {
        for (Exchange exchange : outcome.exchanges()) {
            exchanges.write(exchange, new WarcFields().add("via", address(asset)).add("hopsFromSeed", "P"));
        }
    }

    private void notes(Gathered asset, Instant date, String recordId) throws IOException {
        Body text = origin(asset, "").body();
        archive.write(Draft.notes(date, address(asset), text, archive.digest(text))
                .with("WARC-Refers-To", "<" + recordId + ">"));
    }

    private AssetAccount fromWeb(Gathered asset, Fate.FromWeb web, String pageRecord) throws IOException {
        String redirects = "";
        for (Exchange exchange : web.outcome().exchanges()) {
            exchanges.write(exchange, origin(asset, redirects));
            redirects += "R";
        }
        if (web.archives().isPresent()) {
            for (Exchange exchange : web.archives().get().outcome().exchanges()) {
                exchanges.write(exchange,
                        new WarcFields().add("via", address(asset)).add("hopsFromSeed", asset.hops() + "I"));
            }
        }
        if (web.outcome() instanceof Outcome.Missing missing) {
            return notLive(asset, web, missing, pageRecord);
        }
        Exchange got = ((Outcome.Captured) web.outcome()).last();
        String again = ExchangeRecords.isUnmodified(got) ? "unmodified" : "duplicate";
        return account(
                asset, exchanges.isRevisit(got) ? again : "captured", got.begun(), got.status(),
                Draft.baseType(got.mediaType()), Optional.of(got.payload()), got.payloadLength());
    }

    /** What the live web lacks may have come from another archive; how the live web failed is told all the same. */
    private AssetAccount notLive(Gathered asset, Fate.FromWeb web, Outcome.Missing missing, String pageRecord)
            throws IOException {
        if (!web.isMissing()) {
            Optional<AssetAccount> recovered = recoveries.write(
                    account(asset, missing, missing.detail()), missing, web.archives().get(), origin(asset, ""));
            if (recovered.isPresent()) {
                return recovered.get();
            }
        }
        String detail = web.archives()
                .flatMap(found -> found.outcome() instanceof Outcome.Missing search
                        ? Optional.of(search.detail())
                        : Optional.empty())
                .map(why -> missing.detail() + "; " + why)
                .orElse(missing.detail());
        missing(asset, missing.cause(), detail, missing.attempts(), missing.at(), pageRecord);
        return account(asset, missing, detail);
    }

    private static AssetAccount account(Gathered asset, Outcome.Missing missing, String detail) {
        List<Exchange> answers = missing.exchanges();
        Optional<Exchange> answer = answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
        return account(asset, missing.cause(), detail, missing.at(), answer);
    }

    /** No response is invented for what is missing: a note says what was tried and why it failed. */
    private void missing(Gathered asset, Cause cause, String detail, int attempts, Instant at, String pageRecord)
            throws IOException {
        String address = asset.ref().url().map(WebUrl::toString).orElseGet(() -> shortened(asset.ref().asWritten()));
        String key = "missing " + cause.code() + " " + at + " " + address;
        if (ledger.noted(key).isPresent()) {
            return;
        }
        Body text = origin(asset, "")
                .add("outcome", "missing")
                .add("cause", cause.code())
                .add("detail", detail)
                .add("attempts", Integer.toString(attempts))
                .add("lastAttempt", attempts == 0 ? "" : at.toString())
                .body();
        archive.expect(text.length());
        String id = archive.write(Draft.notes(at, address(asset), text, archive.digest(text))
                .with("WARC-Refers-To", "<" + pageRecord + ">"));
        ledger.note(run, key, id);
    }

    /** How the asset came to be asked for: WARC 1.1 section 6.6 names, and the reference as it stands. */
    private static WarcFields origin(Gathered asset, String redirects) {
        return new WarcFields()
                .add("via", asset.via().toString())
                .add("hopsFromSeed", asset.hops() + redirects)
                .add("original-href", shortened(asset.ref().asWritten()));
    }

    /** What is no address may be of any length, as a picture's data with a slip in front: then its digest tells it apart. */
    private static String shortened(String href) {
        if (href.length() <= LONGEST_WRITTEN) {
            return href;
        }
        Digest whole = Digest.Algorithm.SHA256.digest(href.getBytes(StandardCharsets.UTF_8));
        return href.substring(0, LONGEST_WRITTEN) + "… " + whole;
    }

    private static AssetAccount account(
            Gathered asset, Cause cause, String detail, Instant at, Optional<Exchange> answer) {
        return new AssetAccount(
                address(asset), shortened(asset.ref().asWritten()), asset.via().toString(),
                kind(asset), "missing", cause.code(), detail, at.toString(), answer.map(Exchange::status).orElse(0),
                answer.map(a -> Draft.baseType(a.mediaType())).orElse(""), "", 0, Optional.empty());
    }

    private static AssetAccount account(
            Gathered asset, String outcome, Instant at, int status, String type, Optional<Digest> digest, long bytes) {
        return new AssetAccount(
                address(asset), shortened(asset.ref().asWritten()), asset.via().toString(),
                kind(asset), outcome, "", "", at.toString(), status, type, digest.map(Digest::toString).orElse(""),
                bytes, Optional.empty());
    }

    private static String address(Gathered asset) {
        return asset.ref().url().map(WebUrl::toString).orElse("");
    }

    private static String kind(Gathered asset) {
        return asset.ref().kind().name().toLowerCase(Locale.ROOT);
    }

    /** How many of these assets are missing. */
    static long missingAmong(List<AssetAccount> assets) {
        return assets.stream().filter(AssetAccount::isMissing).count();
    }
}
