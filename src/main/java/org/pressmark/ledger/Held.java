package org.pressmark.ledger;

import java.time.Instant;
import java.util.Objects;
import org.pressmark.capture.Digest;

/**
 * A payload the archive holds: what a later revisit refers to.
 *
 * @param url the record's target
 * @param recordId its WARC-Record-ID, without angle brackets
 * @param date its WARC-Date
 * @param payload its payload's digest
 * @param mediaType the payload's media type
 * @param length the payload's length in bytes
 */
public record Held(String url, String recordId, Instant date, Digest payload, String mediaType, long length) {
    public Held {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(mediaType, "mediaType");
    }
}
