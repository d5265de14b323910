package org.pressmark.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Makes index lines of a WARC or ARC file, one for each capture in it.
 *
 * <p>A capture is what cdxj-indexer takes for one: response, revisit, resource and metadata records with a target,
 * but for resource and metadata of {@code application/warc-fields}. Requests are not indexed. A damaged record becomes
 * a finding and the rest of the file goes on; a line is given only when its record was read to its end.
 */
public final class Indexer {
    private final Consumer<CdxLine> lines;
    private final Consumer<Finding> findings;

    /** An indexer that hands on lines in the order of the file, and what was wrong with the rest. */
    public Indexer(Consumer<CdxLine> lines, Consumer<Finding> findings) {
        this.lines = lines;
        this.findings = findings;
    }

    /**
     * Indexes a file.
     *
     * @param filename the name that goes into the lines
     * @throws IOException where the file cannot be read at all
     */
    public void index(Path file, String filename) throws IOException {
        try (WarcReading reading = WarcReading.open(file)) {
            index(reading, filename);
        }
    }

    /** Indexes what a reader still has to read. */
    public void index(WarcReading reading, String filename) throws IOException {
        index(reading, filename, Long.MAX_VALUE);
    }

    /** Indexes the records that begin below an offset, and says where the first and the next one begin. */
    Span index(WarcReading reading, String filename, long stop) throws IOException {
        return index(reading, filename, stop, Exchanges.Open.NONE);
    }

    /** The same behind a part that ended inside an exchange. */
    Span index(WarcReading reading, String filename, long stop, Exchanges.Open open) throws IOException {
        Exchanges exchanges = new Exchanges(lines, open);
        long first = Span.NONE;
        while (true) {
            try {
                Optional<StoredRecord> record = reading.next();
                long offset = record.isPresent() ? record.get().offset() : Span.NONE;
                first = Math.min(first, offset);
                if (offset >= stop) {
                    return new Span(first, offset, exchanges.end(record));
                }
                if (record.get().type().equals("request")) {
                    exchanges.request(record.get());
                } else if (isCapture(record.get())) {
                    capture(record.get(), reading, filename, exchanges);
                } else {
                    exchanges.other();
                }
            } catch (DamagedRecordException damaged) {
                exchanges.other();
                first = Math.min(first, damaged.offset());
                if (damaged.offset() >= stop) {
                    return new Span(first, damaged.offset(), exchanges.end(Optional.empty()));
                }
                findings.accept(new Finding("record-damaged", damaged.getMessage(), 0));
            }
        }
    }

    /**
     * Where a pass over a part of a file began and where it stopped.
     *
     * @param first the offset of the first record, or of the first damage
     * @param next the offset of the first one behind the part
     * @param open what the next part must know of this one
     */
    record Span(long first, long next, Exchanges.Open open) {
        /** There is none: the file has ended. */
        static final long NONE = Long.MAX_VALUE;
    }

    private void capture(StoredRecord record, WarcReading reading, String filename, Exchanges exchanges) throws IOException {
        Optional<String> target = record.target();
        Optional<String> timestamp = record.first("WARC-Date").flatMap(WarcDates::digits);
        if (target.isEmpty() || timestamp.isEmpty()) {
            reading.finish();
            findings.accept(incomplete(record, filename, target.isEmpty() ? "WARC-Target-URI" : "WARC-Date"));
            return;
        }
        CdxLine line = line(record, target.get(), timestamp.get(), filename);
        exchanges.answer(record, placed(line, reading.finish()));
    }

    private static Finding incomplete(StoredRecord record, String filename, String field) {
        String message = filename + ", byte " + record.offset() + ": the record has no readable " + field
                + " and is not indexed";
        return new Finding("record-incomplete", message, 0);
    }

    static boolean isCapture(StoredRecord record) {
        return switch (record.type()) {
            case "response", "revisit" -> true;
            case "resource" -> !isFields(record);
            case "metadata" -> !isFields(record) && record.target().isPresent(); // it may be about a record, or the file
            default -> false;
        };
    }

    private static boolean isFields(StoredRecord record) {
        return contentType(record).equalsIgnoreCase("application/warc-fields");
    }

    private static CdxLine line(StoredRecord record, String url, String timestamp, String filename)
            throws IOException {
        boolean revisit = record.type().equals("revisit");
        if (!revisit && !record.type().equals("response")) {
            String digest = digest(record, record.block());
            return new CdxLine(
                    Surt.key(url), timestamp, url, contentType(record), "", digest, 0, record.offset(), filename);
        }
        HttpBlock http = HttpBlock.read(record.block());
        String mime = revisit ? "warc/revisit" : base(http.first("Content-Type").orElse(""));
        String status = http.status() > 0 ? Integer.toString(http.status()) : "";
        // The payload of a revisit is another record's: a digest of what is here would be a lie.
        String digest = revisit ? stated(record) : digest(record, http.payload());
        return new CdxLine(Surt.key(url), timestamp, url, mime, status, digest, 0, record.offset(), filename);
    }

    private static String stated(StoredRecord record) {
        return record.first("WARC-Payload-Digest").orElse("");
    }

    /** As the header states it, else computed, SHA-1 as every tool does: captures without one cannot be compared. */
    private static String digest(StoredRecord record, InputStream payload) throws IOException {
        String stated = stated(record);
        if (!stated.isEmpty()) {
            return stated;
        }
        MessageDigest computation = Digest.Algorithm.SHA1.start();
        byte[] buffer = new byte[1 << 16];
        for (int got = payload.read(buffer); got >= 0; got = payload.read(buffer)) {
            computation.update(buffer, 0, got);
        }
        return Digest.Algorithm.SHA1.finish(computation).toString();
    }

    private static CdxLine placed(CdxLine line, long length) {
        return new CdxLine(
                line.key(),
                line.timestamp(),
                line.url(),
                line.mime(),
                line.status(),
                line.digest(),
                length,
                line.offset(),
                line.filename());
    }

    private static String contentType(StoredRecord record) {
        return base(record.first("Content-Type").orElse(""));
    }

    /** The type up to its parameters, as written otherwise. */
    private static String base(String type) {
        String text = type.strip();
        int end = 0;
        while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) > ' ') {
            end++;
        }
        return text.substring(0, end);
    }
}
