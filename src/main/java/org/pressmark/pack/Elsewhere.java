package org.pressmark.pack;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Asking;
import org.pressmark.ledger.Ledger;

/**
 * Payloads that other archives hold. What was found for an exchange is remembered in the ledger, for an index may be
 * another one tomorrow and a run that goes on must come to the same archive. Thread-safe.
 */
final class Elsewhere implements Closeable {
    private final Ledger ledger;
    private final List<PayloadIndex> indexes;

    Elsewhere(Ledger ledger, List<PayloadIndex> indexes) {
        this.ledger = ledger;
        this.indexes = List.copyOf(indexes);
    }

    /** A place where payloads are looked up. */
    interface PayloadIndex extends Closeable {
        /** The oldest capture with the payload of an exchange; empty where there is none or it cannot be asked. */
        Optional<Twin> find(Exchange exchange, Function<Asking, Outcome> web) throws IOException;

        /** The newest capture of an address whose record can be read, and is whole; empty where there is none. */
        default Optional<Earlier> earlier(WebUrl target) throws IOException {
            return Optional.empty();
        }
    }

    /**
     * A capture in another archive.
     *
     * @param url its WARC-Target-URI
     * @param date its WARC-Date, as precise as it is known
     * @param recordId its WARC-Record-ID, or empty
     * @param digest its payload's digest, as revisits of it name it
     */
    record Twin(String url, String date, String recordId, String digest) {
        private static Optional<Twin> read(String told) {
            String[] parts = told.split("\n", -1);
            return parts.length == 4 ? Optional.of(new Twin(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
        }

        private String told() {
            return String.join("\n", url, date, recordId, digest);
        }
    }

    /** Whether a second copy of a payload can be spared at all: a whole success that is not empty. */
    static boolean isWhole(Exchange exchange) {
        return exchange.status() == 200 && exchange.payloadLength() > 0 && exchange.truncated().isEmpty();
    }

    /** Looks up what exchanges brought, unless that was done before. */
    void look(Outcome outcome, Function<Asking, Outcome> web) {
        try {
            for (Exchange exchange : outcome.exchanges()) {
                boolean open = isWhole(exchange) && !isDocument(exchange.mediaType()) && ledger.archived(exchange).isEmpty()
                        && ledger.held(exchange.payload()).isEmpty() && ledger.remembered(key(exchange)).isEmpty();
                if (open) {
                    ledger.remember(key(exchange), search(exchange, web).map(Twin::told).orElse(""));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A capture of an address in another archive, of which its server can be asked whether it still holds. */
    Optional<Earlier> earlier(WebUrl target) throws IOException {
        for (PayloadIndex index : indexes) {
            Optional<Earlier> earlier = index.earlier(target).filter(capture -> !isDocument(capture.mediaType()));
            if (earlier.isPresent()) {
                return earlier;
            }
        }
        return Optional.empty();
    }

    /** Keeps what an answer stands for, before the answer itself is kept. */
    void remember(Exchange answer, Twin twin) throws IOException {
        ledger.remember(key(answer), twin.told());
    }

    /** What refers to further assets is searched again by later runs, so this archive keeps it itself. */
    private static boolean isDocument(String mediaType) {
        String type = Draft.baseType(mediaType);
        return type.equals("text/css") || type.contains("html") || type.equals("image/svg+xml");
    }

    private Optional<Twin> search(Exchange exchange, Function<Asking, Outcome> web) throws IOException {
        for (PayloadIndex index : indexes) {
            Optional<Twin> found = index.find(exchange, web);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String key(Exchange exchange) {
        return "elsewhere " + exchange.begun() + " " + exchange.target();
    }

    /** What was found for an exchange. */
    static Optional<Twin> found(Ledger ledger, Exchange exchange) {
        return ledger.remembered(key(exchange)).flatMap(Twin::read);
    }

    @Override
    public void close() throws IOException {
        for (PayloadIndex index : indexes) {
            index.close();
        }
    }
}
