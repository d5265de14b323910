package org.pressmark.index;

import java.util.Objects;
import java.util.Optional;

/**
 * One capture, one line of the index.
 *
 * <pre>
 *   org,example)/a 20240501120000 {"url": "…", "mime": "…", "status": "…", "digest": "…", "length": "456", …}
 *   └── SURT ────┘ └─ 14 digits ┘ └─ JSON, keys in this order: url mime status digest length offset filename ─┘
 * </pre>
 *
 * @param key the SURT key
 * @param timestamp 14 digits
 * @param url WARC-Target-URI as it stands
 * @param mime the media type without parameters; {@code warc/revisit} for revisits, empty where there is none
 * @param status the HTTP status; empty for records that have none
 * @param digest WARC-Payload-Digest as it stands; empty where there is none
 * @param length how many bytes the record takes in its file
 * @param offset where it begins there
 * @param filename the file's name, relative to the collection's archive folder
 */
public record CdxLine(
        String key,
        String timestamp,
        String url,
        String mime,
        String status,
        String digest,
        long length,
        long offset,
        String filename) {
    private static final int SECOND = 14;

    public CdxLine {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(mime, "mime");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(filename, "filename");
    }

    /** The file's name without the folders others write in front of it. */
    public String plainFilename() {
        return filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    }

    /**
     * The same line under the key that {@link Surt} makes of its address: other tools make it otherwise, and warcio.js
     * keeps the last slash. Of an answer to another request than GET the request stands in the key's query only.
     */
    public CdxLine underOurKey() {
        int query = key.indexOf('?');
        boolean posted = query >= 0 && key.indexOf("__wb_method=", query) > 0;
        String address = posted ? url.replaceFirst("[?#].*", "") + key.substring(query) : url;
        return url.isEmpty()
                ? this
                : new CdxLine(Surt.key(address), timestamp, url, mime, status, digest, length, offset, filename);
    }

    /** The same capture in a file of another name. */
    public CdxLine inFile(String name) {
        return new CdxLine(key, timestamp, url, mime, status, digest, length, offset, name);
    }

    /** The line in CDXJ, without a line end: numbers as JSON strings, as cdxj-indexer writes them. */
    public String toCdxj() {
        return key + " " + timestamp + " " + CdxjText.json(this);
    }

    /**
     * Reads a line of an index: CDXJ, or CDX with 9, 10 or 11 columns. Numbers may be JSON numbers or strings, unknown
     * members are skipped, missing ones are empty. A missing length or offset is -1.
     *
     * @return empty for lines that hold no capture: headers, {@code !meta} lines, and what is no index line at all
     */
    public static Optional<CdxLine> parse(String line) {
        int firstBlank = line.indexOf(' ');
        int secondBlank = line.indexOf(' ', firstBlank + 1);
        if (firstBlank <= 0 || secondBlank < 0 || line.startsWith("!meta ")) {
            return Optional.empty();
        }
        String key = line.substring(0, firstBlank);
        String timestamp = second(line.substring(firstBlank + 1, secondBlank));
        if (line.startsWith("{", secondBlank + 1)) {
            return CdxjText.parse(key, timestamp, line.substring(secondBlank + 1));
        }
        return CdxColumns.parse(line);
    }

    /** Some programs write parts of a second too; no address of a capture has them. */
    static String second(String time) {
        return time.substring(0, Math.min(SECOND, time.length()));
    }
}
