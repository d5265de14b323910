package org.pressmark.verify;

/** What to do about a breach. */
final class Remedies {
    private Remedies() {}

    static String of(Rule rule) {
        return switch (rule) {
            case GZIP_MANY_RECORDS, GZIP_RECORD_SPANS, GZIP_EMPTY_MEMBER, ZSTD_MANY_RECORDS ->
                "Repair with: pressmark recompress IN OUT";
            case GZIP_CRC, GZIP_DATA, GZIP_LENGTH, GZIP_TRUNCATED, GZIP_MAGIC, ZSTD_DATA, ZSTD_TRUNCATED,
                    FILE_TRUNCATED, BLOCK_DIGEST, BYTES_LOST ->
                "The bytes were damaged after they were written: fetch this file again from another copy.";
            case PAYLOAD_DIGEST_CHUNKED -> "The record's bytes are good: compute the digest over the de-chunked body.";
            case REFERENCE_DANGLING, REVISIT_UNRESOLVED, SEGMENT_GAP, SEGMENT_NO_END ->
                "Check together with the files that hold the other records.";
            case CDXJ_RECORD, CDXJ_ORDER, CDXJ_LINE, CDXJ_JSON -> "Make the index anew with: pressmark index FILE";
            case FILE_UNREADABLE -> "See whether you may read the file and whether its disk is whole, then check again.";
            case HTTP_BODY_SHORT -> "Say WARC-Truncated, or capture again.";
            default -> rule.severity() == Severity.NOTE
                    ? "Nothing has to be done."
                    : "Tell the maker of the tool that wrote it; see section " + rule.section() + " of "
                            + rule.standard().title() + ".";
        };
    }
}
