package org.pressmark.pack;

import java.io.IOException;
import java.time.Instant;
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

    /** What writing an exchange came to. */
    enum Written {
        RESPONSE,
        REVISIT,
        HAD_ALREADY
    }

    /**
     * Writes one exchange.
     *
     * @param notes what the notes say of how it came to be asked for
     */
    Written write(Exchange exchange, WarcFields notes) throws IOException {
        if (ledger.archived(exchange).isPresent()) {
            return Written.HAD_ALREADY;
        }
        Optional<Held> twin = twin(exchange);
        Draft request = request(exchange);
        Draft response = twin.isPresent() ? revisit(exchange, twin.get()) : response(exchange);
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
        if (twin.isEmpty() && exchange.truncated().isEmpty()) {
            ledger.hold(run, new Held(
                    exchange.target().toString(), responseId, exchange.begun(), exchange.payload(),
                    exchange.mediaType(), exchange.payloadLength()));
        }
        return twin.isPresent() ? Written.REVISIT : Written.RESPONSE;
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

    /** A whole success whose payload the archive holds from another exchange needs no second copy. */
    private Optional<Held> twin(Exchange exchange) {
        boolean whole = exchange.status() == 200 && exchange.payloadLength() > 0 && exchange.truncated().isEmpty();
        return whole ? ledger.held(exchange.payload()) : Optional.empty();
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

    private Draft revisit(Exchange exchange, Held twin) throws IOException {
        Draft.Listing listing = new Draft.Listing("warc/revisit", Integer.toString(exchange.status()));
        Body head = head(exchange.response());
        return common(exchange, RecordType.REVISIT, RESPONSE_TYPE, head, Optional.of(listing))
                .with("WARC-Profile", archive.format().identicalPayloadProfile())
                .with("WARC-Refers-To", "<" + twin.recordId() + ">")
                .with("WARC-Refers-To-Target-URI", twin.url())
                .with("WARC-Refers-To-Date", dateText(twin.date()));
    }

    /** As the record's own WARC-Date has it, which is what readers compare. */
    private String dateText(Instant date) {
        return switch (archive.format().version()) {
            case V1_0 -> date.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
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
        Draft addressed = draft.with("WARC-IP-Address", exchange.address());
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
