package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.fetch.Asking;
import org.pressmark.index.CdxLine;
import org.pressmark.index.DigestIndex;
import org.pressmark.index.PayloadDigest;
import org.pressmark.pack.Elsewhere.Twin;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Payloads by an index on this machine: of another collection, whose records tell their ids and exact dates, or a bare
 * file. Thread-safe.
 */
final class HeldElsewhere implements Elsewhere.PayloadIndex {
    /** What may stand in a header of ours; records of others hold anything. */
    private static final Pattern ID = Pattern.compile("[a-z]{3,10}:[!-;=?-~]{1,300}");

    private final DigestIndex index;
    private final Path archive;

    /**
     * For an index.
     *
     * @param archive where the files lie that the index names; they need not be there
     */
    HeldElsewhere(DigestIndex index, Path archive) {
        this.index = index;
        this.archive = archive;
    }

    @Override
    public Optional<Twin> find(Exchange exchange, Function<Asking, Outcome> web) throws IOException {
        for (Digest.Algorithm algorithm : index.algorithms()) {
            Digest digest = Payloads.digest(exchange, algorithm);
            try (Stream<CdxLine> lines = index.captures(digest)) {
                for (CdxLine line : (Iterable<CdxLine>) lines::iterator) {
                    PayloadDigest payload = new PayloadDigest(algorithm, digest);
                    Optional<Twin> twin = exact(line, payload).or(() -> TwinText.of(line, payload));
                    if (twin.isPresent()) {
                        return twin;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Twin> exact(CdxLine line, PayloadDigest payload) {
        Path name = Path.of(line.filename().isEmpty() ? "-" : line.filename()).getFileName();
        Path file = archive.resolve(name == null ? Path.of("-") : name);
        if (line.offset() < 0 || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (RecordAt at = WarcReading.at(file, line.offset())) {
            StoredRecord record = at.record();
            String id = record.first("WARC-Record-ID").orElse("").replaceAll("[<>]", "");
            String date = record.first("WARC-Date").orElse("");
            boolean same = record.target().orElse("").equals(line.url()) && ID.matcher(id).matches();
            return same ? TwinText.of(line.url(), Instant.parse(date).toString(), id, payload) : Optional.empty();
        } catch (IOException | DateTimeParseException unreadable) {
            return Optional.empty(); // the index alone has to do
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
