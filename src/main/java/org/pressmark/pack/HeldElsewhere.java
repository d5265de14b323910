package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Asking;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.DigestIndex;
import org.pressmark.index.PayloadDigest;
import org.pressmark.index.Surt;
import org.pressmark.pack.Elsewhere.Twin;
import org.pressmark.warc.HttpBlock;
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

    /** So many captures of an address are looked at, the newest first. */
    private static final int LOOKED_AT = 100;

    private final DigestIndex index;
    private final CaptureIndex captures;
    private final Path archive;

    /**
     * For an index.
     *
     * @param index the captures by digest
     * @param captures the same by address
     * @param archive where the files lie that the index names; they need not be there
     */
    HeldElsewhere(DigestIndex index, CaptureIndex captures, Path archive) {
        this.index = index;
        this.captures = captures;
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
        Optional<Path> file = file(line);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (RecordAt at = WarcReading.at(file.get(), line.offset())) {
            return twin(at.record(), line, payload);
        } catch (IOException | DateTimeParseException unreadable) {
            return Optional.empty(); // the index alone has to do
        }
    }

    private Optional<Path> file(CdxLine line) {
        try {
            Path file = archive.resolve(line.plainFilename());
            return line.offset() >= 0 && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException unknownHere) {
            return Optional.empty(); // no file of this system can have that name
        }
    }

    private static Optional<Twin> twin(StoredRecord record, CdxLine line, PayloadDigest payload) {
        String id = record.first("WARC-Record-ID").orElse("").replaceAll("[<>]", "");
        String date = record.first("WARC-Date").orElse("");
        boolean same = record.target().orElse("").equals(line.url()) && ID.matcher(id).matches();
        return same ? TwinText.of(line.url(), Instant.parse(date).toString(), id, payload) : Optional.empty();
    }

    @Override
    public Optional<Earlier> earlier(WebUrl target) throws IOException {
        try (Stream<CdxLine> lines = captures.newest(Surt.key(target.toString()))) {
            Optional<CdxLine> newest = lines.limit(LOOKED_AT)
                    .filter(line -> line.url().equals(target.toString()) && file(line).isPresent())
                    .filter(line -> line.status().equals("200") && !line.mime().equals("warc/revisit"))
                    .findFirst();
            return newest.isPresent() ? earlier(target, newest.get()) : Optional.empty();
        }
    }

    /** Nothing stands for a payload but one that is there, whole, and what its record says it is. */
    private Optional<Earlier> earlier(WebUrl target, CdxLine line) {
        try (RecordAt at = WarcReading.at(file(line).orElseThrow(), line.offset());
                HttpBlock answer = HttpBlock.read(at.record().block())) {
            Optional<PayloadDigest> told = at.record().first("WARC-Payload-Digest").flatMap(PayloadDigest::read);
            Map<String, String> conditions = Earlier.conditions(answer);
            if (told.isEmpty() || conditions.isEmpty() || !at.record().type().equals("response")
                    || at.record().first("WARC-Truncated").isPresent()) {
                return Optional.empty();
            }
            Payloads.Measured payload = Payloads.measure(answer, told.get().algorithm());
            Optional<Twin> twin = twin(at.record(), line, told.get());
            boolean whole = payload.digest().equals(told.get().digest()) && payload.length() > 0;
            return twin.filter(named -> whole).map(named -> new Earlier(
                    target, conditions, answer.first("Content-Type").orElse(""), payload.digest(), payload.length(), twin));
        } catch (IOException | DateTimeParseException unreadable) {
            return Optional.empty(); // so the server is asked without a condition
        }
    }

    @Override
    public void close() throws IOException {
        try (captures) {
            index.close();
        }
    }
}
