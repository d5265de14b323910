package org.pressmark.pack;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Asking;
import org.pressmark.index.CdxLine;
import org.pressmark.index.PayloadDigest;
import org.pressmark.warc.HttpBlock;

/**
 * A CDX server, asked for the captures of one address at a time: pywb's {@code /coll/cdx}, OutbackCDX, the Internet
 * Archive's {@code /cdx/search/cdx}, in the form each answers with unasked. Thread-safe.
 */
final class CdxServer implements Elsewhere.PayloadIndex {
    private static final int MOST_LINES = 10_000;
    private static final int MOST_BYTES = 16 << 20;

    private final WebUrl address;
    private final Consumer<String> notes;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * For a server.
     *
     * @param notes is told once where the server does not answer
     */
    CdxServer(WebUrl address, Consumer<String> notes) {
        this.address = address;
        this.notes = notes;
    }

    @Override
    public Optional<Elsewhere.Twin> find(Exchange exchange, Function<Asking, Outcome> web) throws IOException {
        String query = address.query().map(given -> given + "&").orElse("") + "url="
                + URLEncoder.encode(exchange.target().toString(), StandardCharsets.UTF_8) + "&limit=" + MOST_LINES;
        WebUrl asked = address.resolve("?" + query).orElseThrow();
        Outcome outcome = web.apply(Asking.of(asked, Optional.empty()));
        if (!(outcome instanceof Outcome.Captured captured)) {
            boolean unknown = ((Outcome.Missing) outcome).detail().equals("HTTP 404"); // some say so of no captures
            if (!unknown && told.compareAndSet(false, true)) {
                notes.accept("the CDX server " + address + " does not answer (" + ((Outcome.Missing) outcome).detail()
                        + "): what it may hold is written whole");
            }
            return Optional.empty();
        }
        for (CdxLine line : lines(captured.last())) {
            Optional<PayloadDigest> digest = PayloadDigest.read(line.digest());
            if (digest.isPresent() && Payloads.digest(exchange, digest.get().algorithm()).equals(digest.get().digest())) {
                return TwinText.of(line, digest.get());
            }
        }
        return Optional.empty();
    }

    private static List<CdxLine> lines(Exchange answer) throws IOException {
        try (HttpBlock block = HttpBlock.read(answer.response())) {
            String text = new String(block.decoded().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return text.lines()
                    .flatMap(line -> CdxLine.parse(line).or(() -> sevenColumns(line)).stream())
                    .filter(line -> !line.url().isEmpty())
                    .filter(line -> line.status().equals("200") && !line.mime().equals("warc/revisit"))
                    .sorted(Comparator.comparing(CdxLine::timestamp))
                    .toList();
        }
    }

    /** The Internet Archive's own: key, time, address, type, status, digest, length. */
    private static Optional<CdxLine> sevenColumns(String line) {
        String[] words = line.strip().split(" ", -1);
        return words.length == 7
                ? Optional.of(new CdxLine(words[0], words[1], words[2], words[3], words[4], words[5], -1, -1, ""))
                : Optional.empty();
    }

    @Override
    public void close() {
        // nothing stays open between two questions
    }
}
