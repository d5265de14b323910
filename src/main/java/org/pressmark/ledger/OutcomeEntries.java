package org.pressmark.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.TlsFacts;
import org.pressmark.capture.Truncation;
import org.pressmark.capture.WebUrl;

/** Outcomes as entries and back. The bytes of their exchanges lie in the spool. */
final class OutcomeEntries {
    static final String KIND = "outcome";

    private OutcomeEntries() {}

    static Entry of(Outcome outcome, List<Checksums> checksums) {
        Entry entry = new Entry()
                .put("kind", KIND)
                .put("target", outcome.target().toString())
                .put("at", outcome.at().toString());
        if (outcome instanceof Outcome.Missing missing) {
            entry.put("cause", missing.cause().code())
                    .put("detail", missing.detail())
                    .put("attempts", missing.attempts());
        }
        List<Entry> exchanges = new ArrayList<>();
        for (int i = 0; i < checksums.size(); i++) {
            exchanges.add(of(outcome.exchanges().get(i), checksums.get(i)));
        }
        return entry.put("exchanges", exchanges);
    }

    private static Entry of(Exchange exchange, Checksums checksums) {
        Entry entry = new Entry()
                .put("target", exchange.target().toString())
                .put("begun", exchange.begun().toString())
                .put("took-ms", exchange.took().toMillis())
                .put("address", exchange.address());
        exchange.tls().ifPresent(tls -> entry.put("tls", tls.protocol())
                .put("suite", tls.cipherSuite())
                .put("certificates", tls.certificates().stream().map(TlsFacts::sha256).toList())
                .put("verified", tls.verified() ? 1 : 0));
        entry.put("request", List.of(of((FileSlice) exchange.request(), checksums.request())))
                .put("response", List.of(of((FileSlice) exchange.response(), checksums.response())))
                .put("status", exchange.status())
                .put("media-type", exchange.mediaType())
                .put("location", exchange.location())
                .put("payload", exchange.payload().toString())
                .put("payload-length", exchange.payloadLength());
        exchange.truncated().ifPresent(why -> entry.put("truncated", why.word()));
        return entry;
    }

    private static Entry of(FileSlice slice, String checksum) {
        return new Entry()
                .put("file", slice.file().getFileName().toString())
                .put("offset", slice.offset())
                .put("length", slice.length())
                .put("crc32c", checksum);
    }

    /** Whether the spool still has the bytes of an exchange as they were put there. */
    static boolean isWhole(Entry exchange, Function<String, Path> spoolFile) throws IOException {
        for (String part : List.of("request", "response")) {
            Entry stated = exchange.entries(part).get(0);
            FileSlice slice = slice(stated, spoolFile);
            boolean there = Files.isRegularFile(slice.file())
                    && Files.size(slice.file()) >= slice.offset() + slice.length();
            if (!there || !Checksums.of(slice).equals(stated.text("crc32c"))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads an outcome.
     *
     * @param spoolFile where a file of the spool lies; it may be gone
     * @param certificate gives the DER in Base64 for a SHA-256; empty text for one that is lost
     */
    static Outcome read(Entry entry, Function<String, Path> spoolFile, UnaryOperator<String> certificate) {
        WebUrl target = WebUrl.of(entry.text("target"));
        Instant at = Instant.parse(entry.text("at"));
        List<Exchange> exchanges = new ArrayList<>();
        for (Entry exchange : entry.entries("exchanges")) {
            exchanges.add(exchange(exchange, spoolFile, certificate));
        }
        if (entry.has("cause")) {
            return new Outcome.Missing(
                    target, at, exchanges, Cause.of(entry.text("cause")), entry.text("detail"),
                    (int) entry.number("attempts"));
        }
        return new Outcome.Captured(target, at, exchanges);
    }

    private static Exchange exchange(
            Entry entry, Function<String, Path> spoolFile, UnaryOperator<String> certificate) {
        Optional<TlsFacts> tls = entry.has("tls")
                ? Optional.of(new TlsFacts(
                        entry.text("tls"), entry.text("suite"),
                        entry.texts("certificates").stream().map(certificate).filter(der -> !der.isEmpty()).toList(),
                        entry.number("verified") == 1))
                : Optional.empty();
        return new Exchange(
                WebUrl.of(entry.text("target")),
                Instant.parse(entry.text("begun")),
                Duration.ofMillis(entry.number("took-ms")),
                entry.text("address"),
                tls,
                slice(entry.entries("request").get(0), spoolFile),
                slice(entry.entries("response").get(0), spoolFile),
                (int) entry.number("status"),
                entry.text("media-type"),
                entry.text("location"),
                Digest.parse(entry.text("payload")),
                entry.number("payload-length"),
                entry.has("truncated")
                        ? Optional.of(Truncation.valueOf(entry.text("truncated").toUpperCase(Locale.ROOT)))
                        : Optional.empty());
    }

    private static FileSlice slice(Entry entry, Function<String, Path> spoolFile) {
        return new FileSlice(spoolFile.apply(entry.text("file")), entry.number("offset"), entry.number("length"));
    }
}
