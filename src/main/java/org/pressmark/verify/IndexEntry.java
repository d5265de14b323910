package org.pressmark.verify;

/**
 * One line of an index, whatever its form: texts as they stand there, empty where there is none.
 *
 * @param url the address captured
 * @param timestamp 14 digits or more
 * @param mime media type, {@code warc/revisit} for a revisit
 * @param status HTTP status
 * @param digest of the payload, with or without its algorithm
 * @param offset where the record starts in its file
 * @param length how many bytes it has there
 * @param filename the archive file
 */
record IndexEntry(
        String url, String timestamp, String mime, String status, String digest, String offset, String length,
        String filename) {

    /** Whether the numbers are such that a record can be looked for. */
    boolean pointsSomewhere() {
        boolean length = this.length.isEmpty() || isNumber(this.length);
        return length && isNumber(offset) && !url.isEmpty() && !filename.isEmpty();
    }

    private static boolean isNumber(String text) {
        return Texts.isDigits(text) && text.length() < 19;
    }

    long start() {
        return Long.parseLong(offset);
    }

    /** Bytes of the record, 0 where the form does not tell. */
    long bytes() {
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }
}
