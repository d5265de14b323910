package org.pressmark.warc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.warc.StoredRecord.Field;

/**
 * A record that is to be written.
 *
 * @param type WARC-Type
 * @param id WARC-Record-ID without its angle brackets: {@code urn:uuid:…}
 * @param date WARC-Date
 * @param target WARC-Target-URI, empty for warcinfo
 * @param contentType the block's Content-Type
 * @param block the block
 * @param blockDigest the digest of the block, which the caller has computed
 * @param payloadDigest the digest of the payload, empty for types that have none
 * @param more further fields; those above, Content-Length and WARC-Warcinfo-ID are not among them
 */
public record NewRecord(
        RecordType type,
        String id,
        Instant date,
        Optional<String> target,
        String contentType,
        Body block,
        Digest blockDigest,
        Optional<Digest> payloadDigest,
        List<Field> more) {
    public NewRecord {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(blockDigest, "blockDigest");
        Objects.requireNonNull(payloadDigest, "payloadDigest");
        more = List.copyOf(more);
        LegalHeader.checkUri("WARC-Record-ID", id);
        target.ifPresent(uri -> LegalHeader.checkUri("WARC-Target-URI", uri));
        LegalHeader.checkValue("Content-Type", contentType);
        more.forEach(field -> LegalHeader.check(field.name(), field.value()));
    }
}
