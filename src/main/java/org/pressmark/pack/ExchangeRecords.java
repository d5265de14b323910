package org.pressmark.pack;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.TlsFacts;
import org.pressmark.ledger.Held;
import org.pressmark.ledger.Ledger;
import org.pressmark.pack.Elsewhere.Twin;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordType;
import org.pressmark.warc.WarcFields;

/**
 * Writes exchanges: request, response or revisit, and notes. An exchange that is in the archive already is not written
 * again.
 */
final class ExchangeRecords {
    private static final String RESPONSE_TYPE = "application/http;msgtype=response";
    private static final String REQUEST_TYPE = "application/http;msgtype=request";

    private final RunArchive archive;
    private final Ledger ledger;
    private final long run;
    private final boolean strict;

    ExchangeRecords(RunArchive archive, Ledger ledger, long run, boolean strict) {
        this.archive = archive;
        this.ledger = ledger;
        this.run = run;
        this.strict = strict;
    }

    /**
     * Writes one exchange.
     *
     * @param notes what the notes say of how it came to be asked for
     */
    void write(Exchange exchange, WarcFields notes) throws IOException {
        if (ledger.archived(exchange).isPresent()) {
            return;
        }
        Optional<Draft> revisit = revisit(exchange);
        Draft request = request(exchange);
        Draft response = revisit.isPresent() ? revisit.get() : response(exchange);
        archive.expect(request.block().length() + response.block().length());
        certificates(exchange, notes);
        String requestId = archive.idFor(request);
        String responseId = archive.idFor(response);
        archive.write(request.with("WARC-Concurrent-To", "<" + responseId + ">"), requestId);
        archive.write(response.with("WARC-Concurrent-To", "<" + requestId + ">"), responseId);
        Body text = notes.add("fetchTimeMs", Long.toString(exchange.took().toMillis())).body();
        archive.write(Draft.notes(exchange.begun(), exchange.target().toString(), text, archive.digest(text))
                .with("WARC-Concurrent-To", "<" + responseId + ">"));
        ledger.archive(run, exchange, responseId);
        if (revisit.isEmpty() && exchange.truncated().isEmpty() && !isUnmodified(exchange)) {
            ledger.hold(run, new Held(
                    exchange.target().toString(), responseId, exchange.begun(), exchange.payload(),
                    exchange.mediaType(), exchange.payloadLength()));
        }
    }

    /** Whether what the archive has of an exchange is a revisit record: the payload itself lies elsewhere. */
    boolean isRevisit(Exchange exchange) {
        Optional<String> id = ledger.archived(exchange);
        boolean candidate = Elsewhere.isWhole(exchange) || isUnmodified(exchange);
        return candidate && id.isPresent()
                && ledger.held(exchange.payload()).filter(held -> held.recordId().equals(id.get())).isEmpty();
    }

    /** An answer that nothing changed, to a question that said since when. */
    static boolean isUnmodified(Exchange exchange) {
        return exchange.status() == 304 && exchange.payloadLength() > 0;
    }

    /**
     * The peer's certificates of that very connection: each a resource, once in the archive, named by its digest in the
     * notes of every exchange it stood for.
     */
    private void certificates(Exchange exchange, WarcFields notes) throws IOException {
        if (exchange.tls().isEmpty()) {
            return;
        }
        for (String der : exchange.tls().get().certificates()) {
            String address = "urn:pressmark:certificate:" + TlsFacts.sha256(der);
            if (ledger.noted(address).isEmpty()) {
                Body bytes = Body.of(Base64.getDecoder().decode(der));
                ledger.note(run, address, archive.write(Draft.resource(
                        archive.date(), address, "application/pkix-cert", bytes, archive.digest(bytes))));
            }
            notes.add("certificate", address);
        }
        if (!exchange.tls().get().verified()) {
            notes.add("insecure", "neither certificate nor host name were checked");
        }
    }

    /**
     * What stands for a payload that is held already by this archive or another one: of a whole success, or of an
     * answer that nothing changed.
     */
    private Optional<Draft> revisit(Exchange exchange) throws IOException {
        boolean whole = Elsewhere.isWhole(exchange);
        boolean unmodified = isUnmodified(exchange);
        Optional<Twin> twin = whole || unmodified ? ledger.held(exchange.payload()).map(this::twin) : Optional.empty();
        Optional<Twin> any = twin.isEmpty() && (whole || unmodified) ? Elsewhere.found(ledger, exchange) : twin;
        if (any.isEmpty()) {
            return Optional.empty();
        }
        String profile = unmodified
                ? archive.format().notModifiedProfile()
                : archive.format().identicalPayloadProfile();
        return Optional.of(revisit(exchange, any.get(), profile));
    }

    private Twin twin(Held held) {
        return new Twin(held.url(), dateText(held.date()), held.recordId(), held.payload().toString());
    }

    private Draft request(Exchange exchange) throws IOException {
        return common(exchange, RecordType.REQUEST, REQUEST_TYPE, exchange.request(), Optional.empty());
    }

    private Draft response(Exchange exchange) throws IOException {
        Draft.Listing listing = new Draft.Listing(mime(exchange), Integer.toString(exchange.status()));
        Draft draft = common(exchange, RecordType.RESPONSE, RESPONSE_TYPE, exchange.response(), Optional.of(listing));
        return exchange.truncated().isPresent()
                ? draft.with("WARC-Truncated", exchange.truncated().get().word())
                : draft;
    }

    private static String mime(Exchange exchange) {
        return Draft.baseType(exchange.mediaType());
    }

    private Draft revisit(Exchange exchange, Twin twin, String profile) throws IOException {
        Draft.Listing listing = new Draft.Listing("warc/revisit", Integer.toString(exchange.status()));
        Body head = head(exchange.response());
        Draft draft = common(exchange, RecordType.REVISIT, RESPONSE_TYPE, head, Optional.of(listing))
                .ofPayload(Digest.parse(twin.digest()))
                .with("WARC-Profile", profile);
        Draft named = twin.recordId().isEmpty() ? draft : draft.with("WARC-Refers-To", "<" + twin.recordId() + ">");
        return named.with("WARC-Refers-To-Target-URI", twin.url())
                .with("WARC-Refers-To-Date", dateText(Instant.parse(twin.date())));
    }

    /** As the record's own WARC-Date has it, which is what readers compare. */
    private String dateText(Instant date) {
        return switch (archive.format().version()) {
            case V1_0 -> date.truncatedTo(ChronoUnit.SECONDS).toString();
            case V1_1 -> date.toString();
        };
    }

    private static Body head(Body response) throws IOException {
        try (HttpBlock block = HttpBlock.read(response); var in = response.open()) {
            return Body.of(in.readNBytes(block.headLength()));
        }
    }

    private Draft common(
            Exchange exchange, RecordType type, String contentType, Body block, Optional<Draft.Listing> listing)
            throws IOException {
        boolean hasPayload = type != RecordType.REQUEST;
        Draft draft = new Draft(
                type, exchange.begun(), exchange.target().toString(), contentType, block, archive.digest(block),
                hasPayload ? Optional.of(exchange.payload()) : Optional.of(emptyPayload()), List.of(), listing);
        Draft addressed = exchange.address().isEmpty() ? draft : draft.with("WARC-IP-Address", exchange.address());
        return strict ? addressed : withProtocol(addressed, exchange.tls());
    }

    /** A GET carries no body; its payload digest is that of nothing. */
    private Digest emptyPayload() {
        return archive.emptyDigest();
    }

    private static Draft withProtocol(Draft draft, Optional<TlsFacts> tls) {
        Draft http = draft.with("WARC-Protocol", "http/1.1");
        return tls.map(facts -> http.with("WARC-Protocol", tlsName(facts.protocol()))
                        .with("WARC-Cipher-Suite", facts.cipherSuite()))
                .orElse(http);
    }

    /** {@code TLSv1.3} is {@code tls/1.3} in the registry of WARC-Protocol. */
    private static String tlsName(String jdkName) {
        String version = jdkName.toLowerCase(Locale.ROOT).replace("tlsv", "");
        return "tls/" + (version.contains(".") ? version : version + ".0");
    }
}
