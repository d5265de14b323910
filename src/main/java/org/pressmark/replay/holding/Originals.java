package org.pressmark.replay.holding;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Finds the record a revisit refers to by nothing but its digest or its record id. Each needs an index of its own,
 * which is made when it is first asked for: most archives name an address and a date and never need it.
 */
public final class Originals implements Closeable {
    private final Holding holding;
    private final IndexShelf indexes;
    private Optional<CaptureIndex> byDigest = Optional.empty();
    private Optional<CaptureIndex> byId = Optional.empty();

    Originals(Holding holding, IndexShelf indexes) {
        this.holding = holding;
        this.indexes = indexes;
    }

    /** A capture whose payload has this digest, the oldest of them. */
    public synchronized Optional<CdxLine> withDigest(String digest) throws IOException {
        if (byDigest.isEmpty()) {
            byDigest = Optional.of(indexes.index("digests\n" + holding.place().state(), (index, folder) -> digests(index)));
        }
        return first(byDigest.get(), digestKey(digest));
    }

    /** The capture stored in the record of this id, with or without angle brackets. */
    public synchronized Optional<CdxLine> withId(String id) throws IOException {
        if (byId.isEmpty()) {
            byId = Optional.of(indexes.index("record ids\n" + holding.place().state(), (index, folder) -> ids(index)));
        }
        return first(byId.get(), idKey(id));
    }

    private static Optional<CdxLine> first(CaptureIndex index, String key) throws IOException {
        try (Stream<CdxLine> lines = index.captures(key)) {
            return lines.findFirst();
        }
    }

    private void digests(IndexWriting index) throws IOException {
        try (Stream<CdxLine> lines = holding.index().range("", "")) {
            for (Iterator<CdxLine> each = lines.iterator(); each.hasNext(); ) {
                CdxLine line = each.next();
                if (!line.digest().isEmpty() && !line.mime().equals("warc/revisit")) {
                    index.add(withKey(digestKey(line.digest()), line));
                }
            }
        }
    }

    private void ids(IndexWriting index) throws IOException {
        for (String name : holding.files()) {
            Optional<FileSlice> file = holding.file(name);
            if (file.isPresent()) {
                try (WarcReading reading = WarcReading.open(file.get())) {
                    ids(reading, name, index);
                }
            }
        }
    }

    private static void ids(WarcReading reading, String name, IndexWriting index) throws IOException {
        for (boolean more = true; more; ) {
            try {
                Optional<StoredRecord> record = reading.next();
                more = record.isPresent();
                Optional<String> id = record.flatMap(r -> r.first("WARC-Record-ID"));
                if (id.isPresent() && holdsPayload(record.get())) {
                    String url = record.get().target().orElse("");
                    index.add(new CdxLine(idKey(id.get()), "0", url, "", "", "", -1, record.get().offset(), name));
                }
            } catch (DamagedRecordException damaged) {
                more = true; // the next call goes on behind the damage
            }
        }
    }

    private static boolean holdsPayload(StoredRecord record) {
        return record.type().equals("response") || record.type().equals("resource");
    }

    private static CdxLine withKey(String key, CdxLine line) {
        return new CdxLine(
                key, line.timestamp(), line.url(), line.mime(), line.status(), line.digest(), line.length(),
                line.offset(), line.filename());
    }

    /** Some tools write the algorithm before the digest and some do not. */
    private static String digestKey(String digest) {
        return digest.substring(digest.indexOf(':') + 1).toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String idKey(String id) {
        return id.strip().replace("<", "").replace(">", "").replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        if (byDigest.isPresent()) {
            byDigest.get().close();
        }
        if (byId.isPresent()) {
            byId.get().close();
        }
    }
}
