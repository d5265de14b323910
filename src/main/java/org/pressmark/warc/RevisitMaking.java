package org.pressmark.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.Digest;
import org.pressmark.warc.StoredRecord.Field;

/**
 * Copies records and puts a revisit (WARC 1.1 section 6.7.2) in the place of each response whose payload an earlier
 * record holds already. Payloads are compared by their own SHA-256, never by what a header states.
 *
 * <p>A revisit keeps the id, the date, the address, every other field and the HTTP head of the response it stands for. A
 * revisit that was there already and refers to such a response refers to the earlier record then: no reader follows one
 * revisit to another.
 */
public final class RevisitMaking {
    private static final long LARGEST = 64L << 20;
    private static final Set<String> REFERENCES =
            Set.of("warc-refers-to", "warc-refers-to-target-uri", "warc-refers-to-date");
    private static final Set<String> REPLACED = Set.of(
            "warc-type", "content-length", "warc-block-digest", "warc-payload-digest", "warc-truncated", "warc-profile");

    private final RecordCopying copying;
    private final long smallest;
    private final Map<Key, Original> held = new HashMap<>();
    private final Map<String, Original> gone = new HashMap<>();
    private long revisits;
    private long saved;

    /**
     * A maker without a memory yet; what it remembers takes some 300 bytes for each payload.
     *
     * @param smallest payloads of fewer bytes are left alone: a revisit's own header is as long
     */
    public RevisitMaking(RecordCopying copying, long smallest) {
        this.copying = copying;
        this.smallest = smallest;
    }

    /** The first 128 bits of a SHA-256. */
    private record Key(long high, long low) {
        static Key of(Digest sha256) {
            String hex = sha256.value();
            return new Key(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
        }
    }

    private record Original(String id, String target, String date) {
        static Original of(StoredRecord record) {
            return new Original(record.first("WARC-Record-ID").orElse(""), record.target().orElse(""),
                    record.first("WARC-Date").orElse(""));
        }

        boolean canBeNamed() {
            return !id.isEmpty() && !target.isEmpty() && !date.isEmpty();
        }
    }

    /** How many revisits were written. */
    public long revisits() {
        return revisits;
    }

    /** How many bytes of payload were left out, before compression. */
    public long saved() {
        return saved;
    }

    /**
     * Writes the live record of a reader, or a revisit in its place.
     *
     * @throws DamagedRecordException where the record is damaged; nothing of it is written then
     */
    public void take(WarcReading reading, StoredRecord record) throws IOException {
        boolean candidate = record.type().equals("response") && !record.version().startsWith("ARC")
                && record.contentLength() <= LARGEST && record.contentLength() >= smallest
                && record.first("WARC-Segment-Number").isEmpty();
        Optional<Original> earlier = record.type().equals("revisit") ? earlier(record) : Optional.empty();
        if (earlier.isPresent() && record.contentLength() <= HttpBlock.HEAD_LIMIT) {
            byte[] block = record.block().readNBytes((int) record.contentLength());
            reading.finish();
            copying.write(repointedHead(record, earlier.get()), block);
            return;
        }
        if (!candidate) {
            copying.copy(reading, record);
            return;
        }
        byte[] block = record.block().readNBytes((int) record.contentLength());
        reading.finish();
        Payload payload = Payload.of(block);
        Optional<Original> original = Optional.ofNullable(held.get(Key.of(payload.sha256())));
        Original self = Original.of(record);
        boolean whole = payload.status() > 0 && payload.length() >= smallest && self.canBeNamed();
        if (whole && original.isPresent()) {
            byte[] http = Arrays.copyOf(block, payload.headLength());
            copying.write(revisitHead(record, original.get(), http, payload.sha256()), http);
            gone.put(self.id(), original.get());
            gone.put(self.date() + " " + self.target(), original.get());
            revisits++;
            saved += block.length - http.length;
            return;
        }
        if (whole) {
            held.put(Key.of(payload.sha256()), self);
        }
        copying.write(reading.head(), block);
    }

    /** What stands now for the response this revisit refers to, if that has become a revisit itself. */
    private Optional<Original> earlier(StoredRecord revisit) {
        String place = revisit.first("WARC-Refers-To-Date").orElse("") + " "
                + revisit.first("WARC-Refers-To-Target-URI").orElse("");
        return Optional.ofNullable(gone.get(revisit.first("WARC-Refers-To").orElse("")))
                .or(() -> Optional.ofNullable(gone.get(place)));
    }

    private static byte[] repointedHead(StoredRecord record, Original original) {
        StringBuilder head = new StringBuilder("WARC/").append(record.version()).append("\r\n");
        others(record, Set.of(), head);
        references(original, head);
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void others(StoredRecord record, Set<String> without, StringBuilder head) {
        for (Field field : record.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !without.contains(name) && !REFERENCES.contains(name)) {
                field(head, field.name(), field.value());
            }
        }
    }

    private static void references(Original original, StringBuilder head) {
        field(head, "WARC-Refers-To", original.id());
        field(head, "WARC-Refers-To-Target-URI", original.target());
        field(head, "WARC-Refers-To-Date", original.date());
    }

    private record Payload(int status, int headLength, long length, Digest sha256) {
        static Payload of(byte[] block) throws IOException {
            MessageDigest sha256 = Digest.Algorithm.SHA256.start();
            try (HttpBlock http = HttpBlock.read(new ByteArrayInputStream(block))) {
                int headLength = http.headLength();
                int status = http.status();
                long length = 0;
                byte[] buffer = new byte[1 << 16];
                InputStream payload = http.payload();
                for (int got = payload.read(buffer); got >= 0; got = payload.read(buffer)) {
                    sha256.update(buffer, 0, got);
                    length += got;
                }
                return new Payload(status, headLength, length, Digest.Algorithm.SHA256.finish(sha256));
            }
        }
    }

    private static byte[] revisitHead(StoredRecord record, Original original, byte[] http, Digest payload) {
        StringBuilder head = new StringBuilder("WARC/").append(record.version()).append("\r\n");
        boolean old = record.version().startsWith("1.0") || record.version().startsWith("0.");
        field(head, "WARC-Type", "revisit");
        others(record, REPLACED, head);
        field(head, "WARC-Profile",
                "http://netpreserve.org/warc/" + (old ? "1.0" : "1.1") + "/revisit/identical-payload-digest");
        references(original, head);
        field(head, "WARC-Payload-Digest", record.first("WARC-Payload-Digest").orElse(payload.toString()));
        field(head, "WARC-Block-Digest", Digest.Algorithm.SHA256.digest(http).toString());
        field(head, "Content-Length", Integer.toString(http.length));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
