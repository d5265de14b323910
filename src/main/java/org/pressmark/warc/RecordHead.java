package org.pressmark.warc;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pressmark.warc.StoredRecord.Field;

/**
 * What stands in front of a block.
 *
 * @param version {@code 1.1} and so on, or {@code ARC/1.0}, {@code ARC/1.1}
 * @param fields the fields in order
 * @param length the block's length in bytes
 */
record RecordHead(String version, List<Field> fields, long length) {

    static RecordHead read(Unpacking from, HeadBytes bytes) throws IOException {
        return inNextLine(from, bytes)
                .orElseThrow(() -> new BrokenMemberException("neither WARC/ nor an ARC line begins here"));
    }

    /** Reads a line, and the rest of the head where one begins with it. */
    static Optional<RecordHead> inNextLine(Unpacking from, HeadBytes bytes) throws IOException {
        bytes.clear();
        bytes.readLine(from);
        return RecordStart.startsWithVersion(bytes.bytes(), 0, bytes.length())
                ? Optional.of(warc(from, bytes))
                : ArcHead.parse(HeadParser.text(bytes.bytes(), 0, bytes.length()));
    }

    private static RecordHead warc(Unpacking from, HeadBytes bytes) throws IOException {
        String version = HeadParser.text(bytes.bytes(), 5, bytes.length());
        int versionEnd = bytes.length();
        bytes.readToEmptyLine(from);
        List<Field> fields = HeadParser.fields(bytes.bytes(), versionEnd, bytes.length());
        return new RecordHead(version, fields, contentLength(fields));
    }

    private static long contentLength(List<Field> fields) throws BrokenMemberException {
        String stated = null;
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase("Content-Length")) {
                if (stated != null && !stated.equals(field.value())) {
                    throw new BrokenMemberException("two different Content-Length fields");
                }
                stated = field.value();
            }
        }
        if (stated == null) {
            throw new BrokenMemberException("no Content-Length");
        }
        return length(stated);
    }

    /** A length in bytes: digits only, and not more than a file can have. */
    static long length(String digits) throws BrokenMemberException {
        boolean number = !digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw new BrokenMemberException("the length of the record is no number: "
                    + digits.substring(0, Math.min(40, digits.length())));
        }
        return Long.parseLong(digits);
    }
}
