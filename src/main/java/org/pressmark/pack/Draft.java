package org.pressmark.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.warc.RecordType;
import org.pressmark.warc.StoredRecord.Field;
import org.pressmark.warc.WarcFields;

/**
 * A record before it has an id and a file.
 *
 * @param type WARC-Type
 * @param date WARC-Date
 * @param target WARC-Target-URI, empty for none
 * @param contentType Content-Type
 * @param block the block
 * @param blockDigest its digest
 * @param payload the payload's digest, empty for types without one
 * @param fields further fields
 * @param listing how the index lists it, empty for not at all
 */
record Draft(
        RecordType type,
        Instant date,
        String target,
        String contentType,
        Body block,
        Digest blockDigest,
        Optional<Digest> payload,
        List<Field> fields,
        Optional<Listing> listing) {

    /** Status and media type of an index line. */
    record Listing(String mime, String status) {}

    Draft {
        fields = List.copyOf(fields);
    }

    /** A resource: block and payload are one. */
    static Draft resource(Instant date, String target, String contentType, Body block, Digest digest) {
        return new Draft(
                RecordType.RESOURCE, date, target, contentType, block, digest, Optional.of(digest), List.of(),
                Optional.of(new Listing(baseType(contentType), "")));
    }

    /** Notes: a record no indexer takes for a capture. An empty target is none. */
    static Draft notes(Instant date, String target, Body fields, Digest digest) {
        return new Draft(
                RecordType.METADATA, date, target, WarcFields.MEDIA_TYPE, fields, digest, Optional.empty(), List.of(),
                Optional.empty());
    }

    Draft with(String field, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(field, value));
        return new Draft(type, date, target, contentType, block, blockDigest, payload, more, listing);
    }

    /** The same with another payload's digest: that of what a revisit record stands for. */
    Draft ofPayload(Digest digest) {
        return new Draft(
                type, date, target, contentType, block, blockDigest, Optional.of(digest), fields, listing);
    }

    static String baseType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
