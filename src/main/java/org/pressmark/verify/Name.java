package org.pressmark.verify;

import static org.pressmark.verify.Kind.CONTINUATION;
import static org.pressmark.verify.Kind.CONVERSION;
import static org.pressmark.verify.Kind.METADATA;
import static org.pressmark.verify.Kind.REQUEST;
import static org.pressmark.verify.Kind.RESOURCE;
import static org.pressmark.verify.Kind.RESPONSE;
import static org.pressmark.verify.Kind.REVISIT;
import static org.pressmark.verify.Kind.WARCINFO;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that WARC 1.1 section 5 defines, each with the record types it shall not stand on. */
enum Name {
    RECORD_ID("WARC-Record-ID"),
    CONTENT_LENGTH("Content-Length"),
    DATE("WARC-Date"),
    TYPE("WARC-Type"),
    CONTENT_TYPE("Content-Type"),
    CONCURRENT_TO("WARC-Concurrent-To", WARCINFO, CONVERSION, CONTINUATION),
    BLOCK_DIGEST("WARC-Block-Digest"),
    PAYLOAD_DIGEST("WARC-Payload-Digest", WARCINFO),
    IP_ADDRESS("WARC-IP-Address", WARCINFO, CONVERSION, CONTINUATION),
    REFERS_TO("WARC-Refers-To", WARCINFO, RESPONSE, RESOURCE, REQUEST, CONTINUATION),
    REFERS_TO_TARGET_URI(
            "WARC-Refers-To-Target-URI",
            WARCINFO, RESPONSE, RESOURCE, REQUEST, METADATA, CONVERSION, CONTINUATION),
    REFERS_TO_DATE(
            "WARC-Refers-To-Date", WARCINFO, RESPONSE, RESOURCE, REQUEST, METADATA, CONVERSION, CONTINUATION),
    TARGET_URI("WARC-Target-URI", WARCINFO),
    TRUNCATED("WARC-Truncated"),
    WARCINFO_ID("WARC-Warcinfo-ID", WARCINFO),
    FILENAME("WARC-Filename", RESPONSE, RESOURCE, REQUEST, METADATA, REVISIT, CONVERSION, CONTINUATION),
    PROFILE("WARC-Profile"),
    IDENTIFIED_PAYLOAD_TYPE("WARC-Identified-Payload-Type", WARCINFO),
    SEGMENT_NUMBER("WARC-Segment-Number"),
    SEGMENT_ORIGIN_ID(
            "WARC-Segment-Origin-ID", WARCINFO, RESPONSE, RESOURCE, REQUEST, METADATA, REVISIT, CONVERSION),
    SEGMENT_TOTAL_LENGTH(
            "WARC-Segment-Total-Length", WARCINFO, RESPONSE, RESOURCE, REQUEST, METADATA, REVISIT, CONVERSION);

    /** Types that shall have a WARC-Target-URI. */
    static final Set<Kind> NEED_TARGET =
            EnumSet.of(RESPONSE, RESOURCE, REQUEST, REVISIT, CONVERSION, CONTINUATION);

    /** Fields that WARC/1.0 does not know, where they are extensions like any other. */
    static final Set<Name> SINCE_1_1 = EnumSet.of(REFERS_TO_TARGET_URI, REFERS_TO_DATE);

    private static final Map<String, Name> BY_TEXT = byText();

    private final String text;

    /** The bits of the record types it shall not stand on. */
    private final int forbidden;

    Name(String text, Kind... forbidden) {
        this.text = text;
        int bits = 0;
        for (Kind kind : forbidden) {
            bits |= kind.bit();
        }
        this.forbidden = bits;
    }

    private static Map<String, Name> byText() {
        Map<String, Name> all = new HashMap<>();
        for (Name name : values()) {
            all.put(name.text.toLowerCase(Locale.ROOT), name);
        }
        return Map.copyOf(all);
    }

    /** The defined field of this name, in any case. */
    static Optional<Name> of(String written) {
        return Optional.ofNullable(BY_TEXT.get(written.toLowerCase(Locale.ROOT)));
    }

    boolean forbiddenOn(Kind kind) {
        return (forbidden & kind.bit()) != 0;
    }

    String text() {
        return text;
    }
}
