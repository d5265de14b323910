package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Closest;
import org.pressmark.index.Surt;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.StoredRecord.Field;
import org.pressmark.warc.WarcReading;

/** Takes captures out of the files of one collection; follows revisits to what they revisit. */
final class Recall {
    private static final Set<String> SHOWN = Set.of("response", "resource", "revisit", "conversion");

    private final Path archive;
    private final CaptureIndex index;

    Recall(Path archive, CaptureIndex index) {
        this.archive = archive.toAbsolutePath().normalize();
        this.index = index;
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

    private RecordAt record(CdxLine line) throws IOException {
        Path file = archive.resolve(line.filename()).normalize();
        if (!file.startsWith(archive) || !Files.isRegularFile(file) || line.offset() < 0) {
            throw new UnreadableCaptureException("the index names a file that is not in the archive: " + line.filename());
        }
        return WarcReading.at(
                new FileSlice(file, 0, Files.size(file)),
                line.offset(),
                record -> SHOWN.contains(record.type()) && record.target().orElse("").equals(line.url()));
    }

    private static boolean holdsHttp(StoredRecord record) {
        String type = record.first("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT);
        return record.type().equals("response") && !record.target().orElse("").startsWith("dns:")
                && (type.isEmpty() || type.startsWith("application/http"));
    }

    private static Archived resource(RecordAt at) {
        List<Field> headers = at.record().first("Content-Type").map(t -> List.of(new Field("Content-Type", t))).orElse(List.of());
        return new Archived(200, headers, Archived.Payload.of(at.record().block()), List.of(at));
    }

    private static Archived response(RecordAt at) throws IOException {
        HttpBlock http = HttpBlock.read(at.record().block());
        return new Archived(http.status(), http.headers(), Archived.Payload.of(http), List.of(at));
    }

    /** The head is the revisit's own where it has one; the payload is that of the capture it names. */
    private Archived revisited(CdxLine line, RecordAt at) throws IOException {
        HttpBlock own = HttpBlock.read(at.record().block());
        CdxLine original = original(line, at.record())
                .orElseThrow(() -> new UnreadableCaptureException("what this revisit record refers to is not in the collection"));
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

    /** By address and date, then by address and digest alone. */
    private Optional<CdxLine> original(CdxLine line, StoredRecord record) throws IOException {
        String url = record.first("WARC-Refers-To-Target-URI").orElse(line.url());
        Instant at = record.first("WARC-Refers-To-Date").flatMap(Recall::instant).orElse(Choice.time(line));
        String digest = line.digest();
        Optional<CdxLine> named = held(url, at, digest);
        if (named.isPresent() || digest.isEmpty()) {
            return named;
        }
        return url.equals(line.url()) ? named : held(line.url(), at, digest);
    }

    private Optional<CdxLine> held(String url, Instant at, String digest) throws IOException {
        Optional<CdxLine> same = Closest.withoutRevisits(captures(url).filter(l -> l.digest().equals(digest)), at, url);
        return same.isPresent() ? same : Closest.withoutRevisits(captures(url).filter(l -> l.digest().isEmpty() || digest.isEmpty()), at, url);
    }

    private Stream<CdxLine> captures(String url) throws IOException {
        return index.captures(Surt.key(url));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
