package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Closest;
import org.pressmark.index.RecordOfLine;
import org.pressmark.replay.holding.Holding;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.StoredRecord.Field;
import org.pressmark.warc.WarcReading;

/** Takes captures out of the files of one collection; follows revisits to what they revisit. */
final class Recall {
    private final Holding holding;

    Recall(Holding holding) {
        this.holding = holding;
    }

    /**
     * Opens the capture a line names.
     *
     * @throws UnreadableCaptureException where the record is not there, is damaged, or revisits what is not there
     */
    Archived open(CdxLine line) throws IOException {
        RecordAt at = record(line);
        try {
            StoredRecord record = at.record();
            if (record.type().equals("revisit")) {
                return revisited(line, at);
            }
            return holdsHttp(record) ? response(at) : resource(at);
        } catch (IOException | RuntimeException failed) {
            at.close();
            throw failed;
        }
    }

    /** The record itself that a line names; the caller closes it. */
    RecordAt record(CdxLine line) throws IOException {
        Optional<FileSlice> file = holding.file(line.filename());
        if (file.isEmpty() || line.offset() < 0) {
            throw new UnreadableCaptureException("the index names a file that is not in the archive: " + line.filename());
        }
        try {
            RecordAt at = RecordOfLine.open(file.get(), line);
            if (at.record().type().equals("metadata")) {
                at.close();
                throw new UnreadableCaptureException("this record is about a capture, and none itself");
            }
            return at;
        } catch (NoSuchFileException gone) {
            throw new UnreadableCaptureException("a file of the archive is no longer there: " + line.filename());
        }
    }

    /** The record behind the one a line names; what is damaged there is nothing. */
    Optional<RecordAt> after(CdxLine line) throws IOException {
        Optional<FileSlice> file = holding.file(line.filename());
        long place = line.offset() + line.length();
        if (file.isEmpty() || line.offset() < 0 || line.length() <= 0 || place >= file.get().length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WarcReading.at(file.get(), place, record -> true));
        } catch (DamagedRecordException damaged) {
            return Optional.empty();
        }
    }

    private static boolean holdsHttp(StoredRecord record) {
        return record.type().equals("response") && record.holdsHttp() && !record.target().orElse("").startsWith("dns:");
    }

    private static Archived resource(RecordAt at) {
        List<Field> headers = at.record()
                .first("Content-Type")
                .map(t -> List.of(new Field("Content-Type", t)))
                .orElse(List.of());
        return new Archived(200, headers, Archived.Payload.of(at.record().block(), at.record().contentLength()),
                List.of(at));
    }

    private static Archived response(RecordAt at) throws IOException {
        HttpBlock http = HttpBlock.read(at.record().block());
        return new Archived(http.status(), http.headers(), Archived.Payload.of(http, at.record().contentLength()),
                List.of(at));
    }

    /** The head is the revisit's own where it has one; the payload is that of the capture it names. */
    private Archived revisited(CdxLine line, RecordAt at) throws IOException {
        HttpBlock own = HttpBlock.read(at.record().block());
        CdxLine original = original(line, at.record())
                .filter(found -> !(found.offset() == line.offset() && found.filename().equals(line.filename())))
                .orElseThrow(() ->
                        new UnreadableCaptureException("what this revisit record refers to is not in the collection"));
        Archived held = open(original);
        List<Closeable> files = new ArrayList<>(held.files());
        files.add(at);
        boolean ownHead = own.status() >= 200 && own.status() != 304;
        List<Field> headers = ownHead ? withCodings(own.headers(), held.headers()) : held.headers();
        return new Archived(ownHead ? own.status() : held.status(), headers, held.body(), files);
    }

    /** How the payload is coded is said by the record that holds it. */
    private static List<Field> withCodings(List<Field> own, List<Field> held) {
        List<Field> headers = new ArrayList<>();
        own.stream().filter(f -> !f.name().equalsIgnoreCase("Content-Encoding")).forEach(headers::add);
        held.stream().filter(f -> f.name().equalsIgnoreCase("Content-Encoding")).forEach(headers::add);
        return headers;
    }

    /** By address and date, then by address and digest alone, by record id, by digest in the whole archive. */
    private Optional<CdxLine> original(CdxLine line, StoredRecord record) throws IOException {
        Optional<CdxLine> unchanged = onlySaysNothingChanged(record) ? before(line) : Optional.empty();
        if (unchanged.isPresent()) {
            return unchanged;
        }
        String url = record.first("WARC-Refers-To-Target-URI").orElse(line.url());
        Instant at = record.first("WARC-Refers-To-Date").flatMap(Recall::instant).orElse(Choice.time(line));
        String digest = line.digest();
        Optional<String> id = record.first("WARC-Refers-To");
        boolean named = record.first("WARC-Refers-To-Target-URI").isPresent() || !digest.isEmpty() || id.isEmpty();
        Optional<CdxLine> found = named ? held(url, at, digest) : Optional.empty();
        if (found.isEmpty() && !digest.isEmpty() && !url.equals(line.url())) {
            found = held(line.url(), at, digest);
        }
        if (found.isEmpty() && !digest.isEmpty()) {
            found = holding.originals().withDigest(digest);
        }
        return found.isEmpty() && id.isPresent() ? holding.originals().withId(id.get()) : found;
    }

    private static boolean onlySaysNothingChanged(StoredRecord record) {
        return record.first("WARC-Profile").filter(profile -> profile.endsWith("/server-not-modified")).isPresent()
                && record.fields().stream().noneMatch(field -> field.name().regionMatches(true, 0, "WARC-Refers-To", 0, 14));
    }

    /** Heritrix names nothing where a server says that nothing changed, and the digest is that of no bytes. */
    private Optional<CdxLine> before(CdxLine line) throws IOException {
        return nearest(line.url(), Choice.time(line), earlier ->
                earlier.timestamp().compareTo(line.timestamp()) < 0
                        && (earlier.status().isEmpty() || earlier.status().equals("200")));
    }

    private Optional<CdxLine> held(String url, Instant at, String digest) throws IOException {
        Optional<CdxLine> same = nearest(url, at, line -> line.digest().equals(digest));
        return same.isPresent() ? same : nearest(url, at, line -> line.digest().isEmpty() || digest.isEmpty());
    }

    private Optional<CdxLine> nearest(String url, Instant at, Predicate<CdxLine> usable) throws IOException {
        return Closest.in(holding.index(), at, url, usable.and(line -> !line.mime().equals("warc/revisit")));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
