package org.pressmark.warc;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.Warcinfo;
import org.pressmark.warc.StoredRecord.Field;

/**
 * The header of a record as bytes, made by jwarc's record classes. Only text that {@link NewRecord} has checked gets
 * here: jwarc itself writes whatever it is given.
 */
final class HeaderText {
    private HeaderText() {}

    static byte[] bytes(NewRecord record, Optional<String> warcinfoId, WarcFormat.Version version) {
        WarcRecord.AbstractBuilder<?, ?> head = builder(record.type(), record.target().orElse(""));
        head.version(version == WarcFormat.Version.V1_0 ? MessageVersion.WARC_1_0 : MessageVersion.WARC_1_1);
        head.recordId(URI.create(record.id()));
        head.date(version == WarcFormat.Version.V1_0 ? record.date().truncatedTo(ChronoUnit.SECONDS) : record.date());
        record.target().ifPresent(uri -> head.setHeader("WARC-Target-URI", uri));
        warcinfoId.ifPresent(id -> head.setHeader("WARC-Warcinfo-ID", "<" + id + ">"));
        head.setHeader("WARC-Block-Digest", record.blockDigest().toString());
        record.payloadDigest().ifPresent(digest -> head.setHeader("WARC-Payload-Digest", digest.toString()));
        head.setHeader("Content-Type", record.contentType());
        head.setHeader("Content-Length", Long.toString(record.block().length()));
        Set<String> seen = new HashSet<>();
        for (Field field : record.more()) {
            if (seen.add(field.name())) {
                head.setHeader(field.name(), field.value()); // jwarc's revisit builder has put a profile there already
            } else {
                head.addHeader(field.name(), field.value());
            }
        }
        return head.build().serializeHeader();
    }

    private static WarcRecord.AbstractBuilder<?, ?> builder(RecordType type, String target) {
        return switch (type) {
            case WARCINFO -> new Warcinfo.Builder();
            case RESPONSE -> new WarcResponse.Builder(target);
            case RESOURCE -> new WarcResource.Builder();
            case REQUEST -> new WarcRequest.Builder(target);
            case METADATA -> new WarcMetadata.Builder();
            case REVISIT -> new WarcRevisit.Builder(target, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
            case CONVERSION -> new WarcConversion.Builder();
        };
    }
}
