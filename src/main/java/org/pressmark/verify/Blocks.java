package org.pressmark.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses what has to look at a record's block. */
final class Blocks {
    private static final Set<Kind> PAYLOAD_IS_BLOCK =
            EnumSet.of(Kind.RESPONSE, Kind.RESOURCE, Kind.REQUEST, Kind.CONVERSION);
    private static final Set<Kind> MESSAGES = EnumSet.of(Kind.RESPONSE, Kind.REQUEST, Kind.REVISIT);

    private Blocks() {}

    static List<BlockPart> of(Head head, Desk desk) {
        String type = head.value(Name.CONTENT_TYPE);
        Optional<DigestText> block = HeadRules.digest(head, Name.BLOCK_DIGEST, desk);
        Optional<DigestText> payload = HeadRules.digest(head, Name.PAYLOAD_DIGEST, desk);
        boolean message = MESSAGES.contains(head.kind())
                && (TypeRules.isType(type, "application/http") || TypeRules.isType(type, "message/http"));
        boolean segmented = head.has(Name.SEGMENT_NUMBER);
        boolean same = !message && !segmented && PAYLOAD_IS_BLOCK.contains(head.kind());
        List<BlockPart> parts = new ArrayList<>(3);
        parts.add(new WholeBlock(block, same ? payload : Optional.empty()));
        if (message && head.length() > 0) {
            parts.add(new HttpBlock(head, payload));
        }
        boolean whole = !segmented && !head.has(Name.TRUNCATED);
        if (TypeRules.isType(type, "application/warc-fields") && whole && head.kind() != Kind.CONTINUATION) {
            parts.add(new FieldsBlock());
        }
        if (segmented && !message && payload.isPresent()) {
            desk.breach(Rule.PAYLOAD_DIGEST_UNCHECKED, "the record is segmented");
        }
        return parts;
    }
}
