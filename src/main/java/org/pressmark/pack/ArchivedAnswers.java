package org.pressmark.pack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Exchange;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Answers that the archive holds and the spool no longer does, read back when a stylesheet or frame of an earlier run
 * has to be searched again. Thread-safe.
 */
final class ArchivedAnswers implements Closeable {
    private final CollectionFiles files;
    private final Optional<CaptureIndex> index;

    private ArchivedAnswers(CollectionFiles files, Optional<CaptureIndex> index) {
        this.files = files;
        this.index = index;
    }

    /** Those that the index of finished runs lists; none where there is no index. */
    static ArchivedAnswers of(CollectionFiles files) throws IOException {
        return new ArchivedAnswers(
                files, files.hasIndex() ? Optional.of(ZipNumIndex.open(files.indexes())) : Optional.empty());
    }

    /** What is done with an answer. */
    interface Reader<T> {
        T read(HttpBlock block) throws IOException;
    }

    /** Reads the answer of an exchange; empty where the archive does not have it. */
    <T> Optional<T> read(Exchange exchange, Reader<T> reader) throws IOException {
        return read(exchange.target().toString(), exchange.begun(), true, reader);
    }

    /** Reads the head of the answer itself, be it a response or a revisit; empty where the archive does not have it. */
    <T> Optional<T> head(Exchange exchange, Reader<T> reader) throws IOException {
        for (CdxLine line : lines(exchange.target().toString(), exchange.begun())) {
            Path file = files.holding(line);
            try (RecordAt at = WarcReading.at(file, line.offset());
                    HttpBlock block = HttpBlock.read(at.record().block())) {
                if (isOf(at.record(), exchange.begun()) && block.status() > 0) {
                    return Optional.of(reader.read(block));
                }
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> read(String url, Instant date, boolean follow, Reader<T> reader) throws IOException {
        for (CdxLine line : lines(url, date)) {
            Path file = files.holding(line);
            try (RecordAt at = WarcReading.at(file, line.offset())) {
                StoredRecord record = at.record();
                if (!isOf(record, date)) {
                    continue;
                }
                if (record.type().equals("response")) {
                    try (HttpBlock block = HttpBlock.read(record.block())) {
                        return Optional.of(reader.read(block));
                    }
                }
                Optional<String> original = record.first("WARC-Refers-To-Target-URI");
                Optional<String> then = record.first("WARC-Refers-To-Date");
                if (follow && original.isPresent() && then.isPresent()) {
                    return read(original.get(), Instant.parse(then.get()), false, reader);
                }
            }
        }
        return Optional.empty();
    }

    /** Captures of one second share their line's time; WARC 1.0 knows no more than that of them. */
    private static boolean isOf(StoredRecord record, Instant date) {
        Instant written = Instant.parse(record.first("WARC-Date").orElse("1970-01-01T00:00:00Z"));
        boolean coarse = record.version().equals("1.0");
        return written.equals(coarse ? date.truncatedTo(ChronoUnit.SECONDS) : date);
    }

    private List<CdxLine> lines(String url, Instant date) throws IOException {
        if (index.isEmpty()) {
            return List.of();
        }
        String key = Surt.key(url);
        String digits = CaptureTime.digits(date);
        try (Stream<CdxLine> range = index.get().range(key + " " + digits, key + " " + digits + "~")) {
            Iterator<CdxLine> lines = range.iterator();
            List<CdxLine> found = new ArrayList<>();
            while (lines.hasNext()) {
                CdxLine line = lines.next();
                if (line.url().equals(url) && line.timestamp().equals(digits)) {
                    found.add(line);
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws IOException {
        if (index.isPresent()) {
            index.get().close();
        }
    }
}
