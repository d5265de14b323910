package org.pressmark.verify;

import static org.pressmark.verify.Severity.NOTE;
import static org.pressmark.verify.Severity.RECOMMENDATION;
import static org.pressmark.verify.Severity.VIOLATION;

import java.util.Locale;

/**
 * What is checked, as data: each rule with its weight, the section it comes from and what it asks.
 *
 * <p>Section numbers of WARC are those of version 1.1; where 1.0 asks something else the rule names 1.0.
 */
public enum Rule {
    FILE_UNREADABLE(VIOLATION, Standard.WARC, "4", "A file can be read to its end."),
    FORMAT_UNKNOWN(VIOLATION, Standard.WARC, "4", "A file starts with a WARC record, an ARC version block or a ZIP."),
    FILE_EMPTY(VIOLATION, Standard.WARC, "4", "A WARC file holds one or more records."),
    BYTES_LOST(NOTE, Standard.WARC, "4", "After damage the check goes on at the next good record."),
    NOT_A_RECORD(VIOLATION, Standard.WARC, "4", "A WARC file is records and nothing else."),
    FILE_TRUNCATED(VIOLATION, Standard.WARC, "4", "The last record is whole."),

    GZIP_MAGIC(VIOLATION, Standard.GZIP, "2.3.1", "A member starts with the bytes 1f 8b."),
    GZIP_METHOD(VIOLATION, Standard.GZIP, "2.3.1", "The compression method is 8, deflate."),
    GZIP_RESERVED_FLAGS(VIOLATION, Standard.GZIP, "2.3.1.2", "Reserved flag bits are zero."),
    GZIP_HEADER_CRC(VIOLATION, Standard.GZIP, "2.3.1", "A header CRC-16 agrees with the header's bytes."),
    GZIP_DATA(VIOLATION, Standard.GZIP, "2.3", "A member's compressed blocks can be inflated."),
    GZIP_CRC(VIOLATION, Standard.GZIP, "2.3.1", "CRC32 agrees with the uncompressed bytes."),
    GZIP_LENGTH(VIOLATION, Standard.GZIP, "2.3.1", "ISIZE agrees with the number of uncompressed bytes."),
    GZIP_TRUNCATED(VIOLATION, Standard.GZIP, "2.3", "A member is whole, header and trailer included."),
    GZIP_TRAILING_GARBAGE(VIOLATION, Standard.GZIP, "2.2", "Nothing but members stands in the file."),
    NAME_ENDING(RECOMMENDATION, Standard.WARC, "D.3", "The name's ending says how the file is packed."),
    GZIP_EMPTY_MEMBER(RECOMMENDATION, Standard.WARC, "D.2", "Each member holds one record, none is empty."),
    GZIP_MANY_RECORDS(RECOMMENDATION, Standard.WARC, "D.2", "Each record is compressed as a member of its own."),
    GZIP_RECORD_SPANS(RECOMMENDATION, Standard.WARC, "D.2", "A record does not go on in another member."),
    ZSTD_DATA(VIOLATION, Standard.ZSTD, "3.1", "Every frame can be decompressed and its checksum agrees."),
    ZSTD_TRUNCATED(VIOLATION, Standard.ZSTD, "3.1", "Every frame is whole."),
    ZSTD_MAGIC(VIOLATION, Standard.ZSTD, "3.1.1", "A frame starts with its magic number."),
    ZSTD_CONTENT_SIZE(RECOMMENDATION, Standard.WARC_ZSTD, "2", "A frame states its content size."),
    ZSTD_CHECKSUM(RECOMMENDATION, Standard.WARC_ZSTD, "2", "A frame carries a content checksum."),
    ZSTD_MANY_RECORDS(RECOMMENDATION, Standard.WARC_ZSTD, "2", "A frame is never shared by two records."),
    ZSTD_EMPTY_FRAME(RECOMMENDATION, Standard.WARC_ZSTD, "2", "A frame holds bytes of a record."),

    VERSION_LINE(VIOLATION, Standard.WARC, "4", "A record starts with WARC/, a version number and CRLF."),
    VERSION_UNKNOWN(VIOLATION, Standard.WARC, "4", "The version is 1.0 or 1.1."),
    LINE_ENDING(VIOLATION, Standard.WARC, "4", "Lines of the header end with CRLF."),
    HEADER_UNTERMINATED(VIOLATION, Standard.WARC, "4", "An empty line ends the header."),
    HEADER_TOO_LONG(VIOLATION, Standard.WARC, "4", "A header is shorter than 8 MiB, this checker's limit."),
    FIELD_WITHOUT_COLON(VIOLATION, Standard.WARC, "4", "A named field is a name, a colon and a value."),
    FIELD_NAME(VIOLATION, Standard.WARC, "4", "A field name is a token: no blanks, controls or separators."),
    FIELD_CONTROL_CHARACTER(VIOLATION, Standard.WARC, "4", "A field value holds no control characters."),
    FIELD_UTF8(VIOLATION, Standard.WARC, "4", "A field value is UTF-8."),
    FIELD_FOLDED(NOTE, Standard.WARC, "4", "A value may go on in the next line; few readers expect it."),
    FIELD_REPEATED(VIOLATION, Standard.WARC, "5.1", "No defined field but WARC-Concurrent-To stands twice."),
    FIELD_NOT_ALLOWED(VIOLATION, Standard.WARC, "5", "A field stands only on the record types it is defined for."),
    FIELD_UNDEFINED_HERE(NOTE, Standard.WARC, "5", "A field's meaning is undefined on this record type."),

    RECORD_ID_MISSING(VIOLATION, Standard.WARC, "5.2", "All records have a WARC-Record-ID."),
    RECORD_ID_BRACKETS(VIOLATION, Standard.WARC, "5.2", "A record id stands between < and >."),
    RECORD_ID_SYNTAX(VIOLATION, Standard.WARC, "5.2", "A record id is a URI with a scheme."),
    RECORD_ID_REPEATED(VIOLATION, Standard.WARC, "5.2", "A record id is globally unique."),
    CONTENT_LENGTH_MISSING(VIOLATION, Standard.WARC, "5.3", "All records have a Content-Length."),
    CONTENT_LENGTH_SYNTAX(VIOLATION, Standard.WARC, "5.3", "Content-Length is digits."),
    CONTENT_LENGTH_TOO_LONG(VIOLATION, Standard.WARC, "5.3", "The block has as many octets as Content-Length says."),
    CONTENT_LENGTH_TOO_SHORT(VIOLATION, Standard.WARC, "5.3", "The block ends where Content-Length says."),
    DATE_MISSING(VIOLATION, Standard.WARC, "5.4", "All records have a WARC-Date."),
    DATE_SYNTAX(VIOLATION, Standard.WARC, "5.4", "WARC-Date is a UTC time in the W3C profile of ISO 8601."),
    DATE_FORM_1_0(VIOLATION, Standard.WARC_1_0, "5.4", "In WARC/1.0 a date reads YYYY-MM-DDThh:mm:ssZ."),
    TYPE_MISSING(VIOLATION, Standard.WARC, "5.5", "All records have a WARC-Type."),
    TYPE_SYNTAX(VIOLATION, Standard.WARC, "5.5", "WARC-Type is a token."),
    TYPE_CASE(RECOMMENDATION, Standard.WARC, "5.5", "Record types are written in lower case."),
    TYPE_UNKNOWN(NOTE, Standard.WARC, "5.5", "Other record types may be defined in extensions."),
    CONTENT_TYPE_MISSING(RECOMMENDATION, Standard.WARC, "5.6", "A record with a block should have a Content-Type."),
    CONTENT_TYPE_SYNTAX(VIOLATION, Standard.WARC, "5.6", "Content-Type is a media type."),
    PAYLOAD_TYPE_SYNTAX(VIOLATION, Standard.WARC, "5.19", "WARC-Identified-Payload-Type is a media type."),
    TARGET_URI_MISSING(VIOLATION, Standard.WARC, "5.14", "All records of content have a WARC-Target-URI."),
    TARGET_URI_BRACKETS(VIOLATION, Standard.WARC, "5.14", "A target URI stands without < and >."),
    TARGET_URI_BRACKETS_1_0(NOTE, Standard.WARC_1_0, "4", "The grammar of 1.0 allows < and > round every URI."),
    URI_SYNTAX(VIOLATION, Standard.URI, "3", "A URI has a scheme and only the characters of RFC 3986."),
    URI_UNESCAPED(RECOMMENDATION, Standard.URI, "2", "Characters that browsers leave as they are ought to be escaped."),
    REFERENCE_BRACKETS(VIOLATION, Standard.WARC, "5", "A reference to a record id stands between < and >."),
    REFERENCE_SYNTAX(VIOLATION, Standard.WARC, "5", "A reference is the URI of a record id."),
    REFERENCE_TYPE(VIOLATION, Standard.WARC, "5.16", "WARC-Warcinfo-ID is the id of a warcinfo record."),
    REFERENCE_DANGLING(NOTE, Standard.WARC, "5", "The record referred to is in the files given."),
    REFERS_TO_DATE_SYNTAX(VIOLATION, Standard.WARC, "5.13", "WARC-Refers-To-Date is written as WARC-Date."),
    IP_ADDRESS_SYNTAX(VIOLATION, Standard.WARC, "5.10", "WARC-IP-Address is a dotted quad or an IPv6 address."),
    TRUNCATED_SYNTAX(VIOLATION, Standard.WARC, "5.15", "WARC-Truncated is a token."),
    TRUNCATED_REASON(NOTE, Standard.WARC, "5.15", "The reasons are length, time, disconnect, unspecified."),
    FILENAME_SYNTAX(VIOLATION, Standard.WARC, "5.17", "WARC-Filename is the name of a file."),
    PROFILE_MISSING(VIOLATION, Standard.WARC, "5.18", "A revisit record has a WARC-Profile."),
    PROFILE_UNKNOWN(NOTE, Standard.WARC, "6.7", "Other documents may define additional profiles."),
    PROFILE_VERSION(NOTE, Standard.WARC, "6.7", "The profile's URI names the version of the record."),
    REVISIT_PAYLOAD_DIGEST(VIOLATION, Standard.WARC, "6.7.2", "An identical-payload revisit has a WARC-Payload-Digest."),
    REVISIT_OTHER_DIGEST(VIOLATION, Standard.WARC, "6.7.2", "A revisit has the payload digest of the record it repeats."),
    REVISIT_REFERS_TO(RECOMMENDATION, Standard.WARC, "6.7", "A revisit names the record it repeats."),
    REVISIT_UNRESOLVED(NOTE, Standard.WARC, "6.7", "The record a revisit repeats is in the files given."),
    SEGMENT_NUMBER_MISSING(VIOLATION, Standard.WARC, "5.20", "A continuation has a WARC-Segment-Number."),
    SEGMENT_NUMBER_SYNTAX(VIOLATION, Standard.WARC, "5.20", "WARC-Segment-Number is digits, from 1."),
    SEGMENT_NUMBER_FIRST(VIOLATION, Standard.WARC, "5.20", "Only the first segment has 1, continuations have 2 and up."),
    SEGMENT_ORIGIN_MISSING(VIOLATION, Standard.WARC, "5.21", "A continuation has a WARC-Segment-Origin-ID."),
    SEGMENT_TOTAL_SYNTAX(VIOLATION, Standard.WARC, "5.22", "WARC-Segment-Total-Length is digits."),
    SEGMENT_TOTAL_WRONG(VIOLATION, Standard.WARC, "5.22", "The total is the sum of all segments' blocks."),
    SEGMENT_REPEATED(VIOLATION, Standard.WARC, "5.20", "Each segment of a series has a number of its own."),
    SEGMENT_TARGET(VIOLATION, Standard.WARC, "5.14", "All segments of a series have the same WARC-Target-URI."),
    SEGMENT_GAP(NOTE, Standard.WARC, "7", "Segment numbers grow by one, and all segments are given."),
    SEGMENT_NO_END(NOTE, Standard.WARC, "7", "The last segment of a series is given."),

    DIGEST_SYNTAX(VIOLATION, Standard.WARC, "5.8", "A digest is an algorithm, a colon and a value, both tokens."),
    DIGEST_VALUE(VIOLATION, Standard.WARC, "5.8", "A digest's value has the length and alphabet of its algorithm."),
    DIGEST_ALGORITHM(NOTE, Standard.WARC, "5.8", "No algorithm is mandated; this one cannot be checked here."),
    BLOCK_DIGEST(VIOLATION, Standard.WARC, "5.8", "WARC-Block-Digest agrees with the block."),
    PAYLOAD_DIGEST(VIOLATION, Standard.WARC, "5.9", "WARC-Payload-Digest agrees with the payload."),
    PAYLOAD_DIGEST_CHUNKED(VIOLATION, Standard.WARC, "6.3.2", "A payload is digested without its transfer coding."),
    PAYLOAD_DIGEST_UNCHECKED(NOTE, Standard.WARC, "5.9", "The payload is whole in this record."),
    RECORD_TRAILER(VIOLATION, Standard.WARC, "4", "Two CRLF, no more and no less, follow the block."),
    WARCINFO_FIRST(RECOMMENDATION, Standard.WARC, "5.5", "A file starts with a warcinfo record."),
    WARCINFO_TYPE(NOTE, Standard.WARC, "6.2", "A warcinfo block is application/warc-fields."),
    WARC_FIELDS_GRAMMAR(VIOLATION, Standard.WARC, "4", "A warc-fields block is lines of name, colon and value."),
    WARC_FIELDS_LINE_ENDING(RECOMMENDATION, Standard.WARC, "4", "Lines of a warc-fields block end with CRLF."),
    HTTP_CONTENT_TYPE(RECOMMENDATION, Standard.WARC, "6.3.2", "An http record's block is application/http of its kind."),
    HTTP_START_LINE(VIOLATION, Standard.HTTP, "3, 4", "The block starts with an HTTP request or status line."),
    HTTP_VERSION(RECOMMENDATION, Standard.WARC, "6.3.2", "The message is written in the syntax of HTTP/1."),
    HTTP_HEADER_LINE(NOTE, Standard.HTTP, "5", "Each header line is a token, a colon and a value."),
    HTTP_HEADER_UNTERMINATED(VIOLATION, Standard.HTTP, "2.1", "An empty line ends the HTTP header."),
    HTTP_LENGTH_SYNTAX(VIOLATION, Standard.HTTP, "6.3", "HTTP's Content-Length is one number."),
    HTTP_BODY_SHORT(VIOLATION, Standard.WARC, "6.3.2", "A body shorter than its length is marked WARC-Truncated."),
    HTTP_BODY_LONG(VIOLATION, Standard.HTTP, "6.3", "The body ends where its Content-Length says."),
    HTTP_BODY_ABSENT(NOTE, Standard.HTTP, "6.3", "A response without its body answers a HEAD request."),
    HTTP_CHUNKING(VIOLATION, Standard.HTTP, "7.1", "A chunked body is chunks and ends with the last one."),

    ARC_VERSION_BLOCK(VIOLATION, Standard.ARC, "version block", "An ARC file starts with a whole version block."),
    ARC_RECORD_LINE(VIOLATION, Standard.ARC, "URL record", "A record line has the fields of its version."),
    ARC_DATE(VIOLATION, Standard.ARC, "URL record", "A date is 14 digits and a day of the calendar."),
    ARC_IP_ADDRESS(VIOLATION, Standard.ARC, "URL record", "The address is a dotted quad."),
    ARC_LENGTH(VIOLATION, Standard.ARC, "URL record", "The length is digits and the document has as many bytes."),
    ARC_SEPARATOR(VIOLATION, Standard.ARC, "doc", "A line feed stands between documents."),

    CDXJ_LINE(VIOLATION, Standard.CDXJ, "4", "A line is a key, a timestamp and a JSON object."),
    CDXJ_ORDER(VIOLATION, Standard.CDXJ, "4", "Lines are sorted by their bytes."),
    CDXJ_TIMESTAMP(VIOLATION, Standard.CDXJ, "4", "A timestamp is 14 or 17 digits of a real time."),
    CDXJ_JSON(VIOLATION, Standard.CDXJ, "6", "The third part is one JSON object."),
    CDXJ_FIELD_MISSING(VIOLATION, Standard.CDXJ, "6", "url, filename, offset, length are there."),
    CDXJ_FIELD_VALUE(VIOLATION, Standard.CDXJ, "6", "offset, length and status are whole numbers."),
    CDXJ_FIELD_ADVISED(RECOMMENDATION, Standard.CDXJ, "6", "mime and digest are there where the record has them."),
    CDXJ_FILE_MISSING(NOTE, Standard.CDXJ, "6", "The archive file named is beside the index, or in its package."),
    CDXJ_FILE_NAME(VIOLATION, Standard.CDXJ, "6", "The file name leads to no other folder."),
    CDXJ_RECORD(VIOLATION, Standard.CDXJ, "6", "The record at the offset is the one described."),
    CDX_LINE(VIOLATION, Standard.CDX, "file format", "A line has the columns that the first line names."),
    CDX_ORDER(RECOMMENDATION, Standard.CDX, "file format", "Lines are sorted by their bytes before they are looked up."),
    IDX_LINE(VIOLATION, Standard.CDXJ, "7", "A line of the second index is a key, a time, and a place."),
    IDX_ORDER(VIOLATION, Standard.CDXJ, "7", "Lines of the second index are sorted by their bytes."),
    IDX_BLOCK(VIOLATION, Standard.CDXJ, "7", "At the place lies a gzip member that begins with the key."),
    IDX_GAP(VIOLATION, Standard.CDXJ, "7", "The places of the second index cover the whole index."),
    IDX_FILE_MISSING(NOTE, Standard.CDXJ, "7", "The index that is spoken of is beside the second index."),

    WACZ_ZIP(VIOLATION, Standard.WACZ, "5", "A WACZ is a ZIP file that can be read whole."),
    WACZ_ENTRY_NAME(VIOLATION, Standard.WACZ, "5", "Entry names are relative, unique and stay inside."),
    WACZ_STORED(VIOLATION, Standard.WACZ, "5.1", "Compressed archives and indexes are stored, not deflated."),
    WACZ_MEMBER_MISSING(VIOLATION, Standard.WACZ, "5", "datapackage.json, archive, indexes and pages are there."),
    WACZ_DATAPACKAGE(VIOLATION, Standard.WACZ, "5.2", "datapackage.json has profile, resources and wacz_version."),
    WACZ_RESOURCE_UNLISTED(VIOLATION, Standard.WACZ, "5.2", "Every file is listed in resources."),
    WACZ_RESOURCE_MISSING(VIOLATION, Standard.WACZ, "5.2", "Every resource listed is in the ZIP."),
    WACZ_RESOURCE_SIZE(VIOLATION, Standard.WACZ, "5.2", "bytes is the size of the resource."),
    WACZ_RESOURCE_HASH(VIOLATION, Standard.WACZ, "5.2", "hash is the digest of the resource."),
    WACZ_PACKAGE_DIGEST(VIOLATION, Standard.WACZ, "5.3", "datapackage-digest.json has datapackage.json's digest."),
    WACZ_FOLDER(RECOMMENDATION, Standard.WACZ, "5", "archive, indexes and pages hold what they are for."),
    WACZ_SIGNATURE(VIOLATION, Standard.WACZ_AUTH, "3", "What is signed is this package, by the key that is named."),
    WACZ_PAGES(VIOLATION, Standard.WACZ, "5.4", "pages.jsonl has a header line, then pages with url and ts.");

    private final Severity severity;
    private final Standard standard;
    private final String section;
    private final String sentence;

    Rule(Severity severity, Standard standard, String section, String sentence) {
        this.severity = severity;
        this.standard = standard;
        this.section = section;
        this.sentence = sentence;
    }

    /** The fixed name in reports, kebab-case: {@code block-digest}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much breaking it weighs. */
    public Severity severity() {
        return severity;
    }

    /** The document it comes from. */
    public Standard standard() {
        return standard;
    }

    /** The section of that document. */
    public String section() {
        return section;
    }

    /** What a correct file does, in one sentence of our own words. */
    public String sentence() {
        return sentence;
    }
}
