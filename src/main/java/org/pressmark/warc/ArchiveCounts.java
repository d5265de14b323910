package org.pressmark.warc;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pressmark.capture.FileSlice;

/** Counts what is in WARC and ARC files, whoever made them; each name with how many records and how many bytes of block. */
public final class ArchiveCounts {
    /** A crawl of the whole web must not fill the memory: names beyond these are counted together. */
    private static final int MOST_NAMES = 100_000;

    private static final String OTHERS = "(others)";

    private final Map<String, Count> types = new TreeMap<>();
    private final Map<String, Count> statuses = new TreeMap<>();
    private final Map<String, Count> media = new TreeMap<>();
    private final Map<String, Count> hosts = new TreeMap<>();
    private long records;
    private long bytes;
    private long damaged;
    private String first = "";
    private String last = "";

    /**
     * How often something stands in an archive.
     *
     * @param records how many records
     * @param bytes the length of their blocks together
     */
    public record Count(long records, long bytes) {
        Count and(Count other) {
            return new Count(records + other.records, bytes + other.bytes);
        }
    }

    /**
     * Counts one more file.
     *
     * @param findings is told of each record that cannot be read
     */
    public void add(FileSlice file, Consumer<DamagedRecordException> findings) throws IOException {
        try (WarcReading reading = WarcReading.open(file)) {
            boolean more = true;
            while (more) {
                try {
                    Optional<StoredRecord> record = reading.next();
                    record.ifPresent(this::head);
                    if (record.isPresent()) {
                        content(record.get());
                        reading.finish();
                    }
                    more = record.isPresent();
                } catch (DamagedRecordException broken) {
                    damaged++;
                    findings.accept(broken);
                }
            }
        }
    }

    private void head(StoredRecord record) {
        records++;
        bytes += record.contentLength();
        count(types, record.type().isEmpty() ? "(none)" : record.type(), record);
        String date = record.first("WARC-Date").orElse("");
        boolean capture = !record.type().equals("warcinfo") && !date.isEmpty();
        if (capture) {
            first = first.isEmpty() || date.compareTo(first) < 0 ? date : first;
            last = date.compareTo(last) > 0 ? date : last;
        }
    }

    private void content(StoredRecord record) throws IOException {
        String type = record.type();
        boolean shown = type.equals("response") || type.equals("resource") || type.equals("revisit");
        if (!shown) {
            return;
        }
        count(hosts, host(record.target().orElse("")), record);
        String mime = record.first("Content-Type").orElse("");
        if (record.holdsHttp() && record.contentLength() > 0) {
            HttpBlock http = HttpBlock.read(record.block());
            count(statuses, http.status() > 0 ? Integer.toString(http.status()) : "(none)", record);
            mime = http.mediaType();
        }
        String base = mime.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        count(media, base.isEmpty() ? "(none)" : base, record);
    }

    private static String host(String target) {
        try {
            String host = new URI(target).getHost();
            return host == null ? "(no host)" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException odd) {
            return "(no host)";
        }
    }

    private static void count(Map<String, Count> counts, String name, StoredRecord record) {
        String counted = counts.size() >= MOST_NAMES && !counts.containsKey(name) ? OTHERS : name;
        counts.merge(counted, new Count(1, record.contentLength()), Count::and);
    }

    /** Records that could be read. */
    public long records() {
        return records;
    }

    /** The bytes of their blocks. */
    public long bytes() {
        return bytes;
    }

    /** Places that could not be read. */
    public long damaged() {
        return damaged;
    }

    /** The earliest WARC-Date of a record but warcinfo, empty where there is none. */
    public String first() {
        return first;
    }

    /** The latest one. */
    public String last() {
        return last;
    }

    /** By record type. */
    public Map<String, Count> types() {
        return types;
    }

    /** Responses and revisits with a head by HTTP status. */
    public Map<String, Count> statuses() {
        return statuses;
    }

    /** Captures by media type of the payload. */
    public Map<String, Count> media() {
        return media;
    }

    /** Captures by host. */
    public Map<String, Count> hosts() {
        return hosts;
    }
}
