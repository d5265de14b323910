package org.pressmark.warc;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A record as it stands in a file, its block ready to be read once.
 *
 * @param version {@code 1.0}, {@code 1.1}, {@code 0.18}, or {@code ARC/1.0}, {@code ARC/1.1}
 * @param fields every header field as it stands, in order
 * @param offset where the record begins in its file: for gzip where its member begins, in bytes
 * @param contentLength the block's length in bytes, as the header states it
 * @param block the block; reading it moves the reader that gave the record
 */
public record StoredRecord(String version, List<Field> fields, long offset, long contentLength, InputStream block) {

    /** One header field. */
    public record Field(String name, String value) {
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    public StoredRecord {
        Objects.requireNonNull(version, "version");
        fields = List.copyOf(fields);
        Objects.requireNonNull(block, "block");
    }

    /** The first field of that name, in any case. */
    public Optional<String> first(String name) {
        for (Field field : fields) { // asked for several times a record when millions are indexed
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Every field of that name, in any case and in order. */
    public List<String> all(String name) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }

    /** WARC-Type in lower case; empty text where there is none. */
    public String type() {
        return first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the block is an HTTP message: as its type says, which is {@code message/http} with some tools, or as that
     * of a response which has no type.
     */
    public boolean holdsHttp() {
        String type = MediaTypes.base(first("Content-Type").orElse(""));
        return type.equals("application/http") || type.equals("message/http")
                || (type.isEmpty() && type().equals("response"));
    }

    /** WARC-Target-URI without the angle brackets some writers put round it. */
    public Optional<String> target() {
        return first("WARC-Target-URI").map(t -> t.startsWith("<") && t.endsWith(">") ? t.substring(1, t.length() - 1) : t);
    }
}
