package org.pressmark.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Goes through an ARC file, versions 1 and 2.
 *
 * <pre>
 *   filedesc://name IP date text/plain length LF      the version block: its content names the fields of the others
 *   1 0 origin LF  URL IP-address Archive-date Content-type Archive-length LF
 *   LF  URL IP date14 type length LF  length bytes    each document
 * </pre>
 */
final class ArcScan {
    static final String START = "filedesc:";
    private static final int LONGEST_LINE = 1 << 16;

    /** URL, address, date, media type and length; version 2 has more. */
    private static final int LEAST_FIELDS = 5;

    private final Window window;
    private final Desk desk;
    private long records;
    private int fields = LEAST_FIELDS;
    private long contentStart;

    ArcScan(Window window, Desk desk) {
        this.window = window;
        this.desk = desk;
    }

    /** Checks all records; how many there are, the version block included. */
    long run() throws IOException {
        while (window.nextUnit()) {
            boolean first = true;
            while (!window.atUnitEnd()) {
                desk.at(window.fileOffset());
                boolean separated = lineFeeds() > 0;
                if (window.atUnitEnd()) {
                    break;
                }
                if (!separated && !first) {
                    desk.breach(Rule.ARC_SEPARATOR, "no line feed before the record");
                }
                record();
                first = false;
            }
        }
        return records;
    }

    private int lineFeeds() throws IOException {
        int n = 0;
        while (window.have(1) && window.bytes[window.pos] == '\n') {
            window.pos++;
            n++;
        }
        return n;
    }

    private void record() throws IOException {
        long start = window.position();
        String line = line();
        int behind = ArcLine.startIn(line, fields);
        if (behind > 0 && line.split(" ", -1).length != fields) {
            desk.breach(Rule.ARC_RECORD_LINE, "a record line breaks off and another one follows: " + line);
            back(line.length() + 1 - behind);
            return;
        }
        String[] parts = line.split(" ", -1);
        String length = parts[parts.length - 1];
        boolean readable = parts.length >= LEAST_FIELDS && Uris.schemeEnd(parts[0]) > 0;
        if (!readable) {
            desk.breach(records == 0 ? Rule.ARC_VERSION_BLOCK : Rule.ARC_RECORD_LINE, line);
            resync(start);
            return;
        }
        records++;
        check(line, parts);
        contentStart = window.position();
        if (!Texts.isDigits(length) || length.length() > 18) {
            desk.breach(Rule.ARC_LENGTH, "length " + length);
            resync(contentStart);
            return;
        }
        content(Long.parseLong(length));
    }

    private void check(String line, String[] parts) {
        int wanted = records == 1 ? LEAST_FIELDS : fields;
        boolean versionTwoHead = records == 1 && parts.length == 10;
        if (parts.length != wanted && !versionTwoHead) {
            desk.breach(Rule.ARC_RECORD_LINE, parts.length + " fields, the version has " + wanted + ": " + line);
        }
        if (parts[3].isEmpty() || (parts.length == 10 && !isCode(parts[4]))) {
            desk.breach(Rule.ARC_RECORD_LINE, "the media type or the result code is none: " + line);
        }
        if (records == 1 && !line.startsWith(START)) {
            desk.breach(Rule.ARC_VERSION_BLOCK, line);
        }
        if (!Dates.isDigits(parts[2], 14) && !Dates.isDigits(parts[2], 12)) {
            desk.breach(Rule.ARC_DATE, parts[2]);
        }
        if (!Addresses.isIpv4(parts[1]) && !Addresses.isIpv6(parts[1]) && !parts[1].equals("0")) {
            desk.breach(Rule.ARC_IP_ADDRESS, parts[1]);
        }
    }

    private static boolean isCode(String text) {
        return text.equals("-") || Texts.isDigits(text);
    }

    private void content(long length) throws IOException {
        byte[] head = new byte[(int) Math.min(length, 512)];
        long left = length;
        while (left > 0 && (window.pos < window.limit || window.moreAcross())) {
            int n = (int) Math.min(left, window.limit - window.pos);
            long taken = length - left;
            if (taken < head.length) {
                System.arraycopy(window.bytes, window.pos, head, (int) taken, (int) Math.min(n, head.length - taken));
            }
            window.pos += n;
            left -= n;
        }
        if (left > 0 && !window.damaged()) {
            desk.breach(Rule.ARC_LENGTH, "length " + length + ", there are " + (length - left) + " bytes");
            resync(window.position());
        } else if (records == 1) {
            versionBlock(new String(head, StandardCharsets.ISO_8859_1));
        }
        if (left == 0 && !window.atUnitEnd() && window.bytes[window.pos] != '\n') {
            desk.breach(Rule.ARC_LENGTH, "the document goes on behind its " + length + " bytes");
            resync(window.position());
        }
    }

    private void versionBlock(String content) {
        String[] lines = content.split("\n", -1);
        int named = lines.length < 2 ? 0 : lines[1].strip().split(" ", -1).length;
        boolean good = named >= LEAST_FIELDS && (lines[0].startsWith("1 ") || lines[0].startsWith("2 "))
                && lines[1].startsWith("URL ");
        if (good) {
            fields = named;
        } else {
            desk.breach(Rule.ARC_VERSION_BLOCK, "the block does not name a version and the fields of records");
        }
    }

    /** The next line without its end, cut where it is very long. */
    private String line() throws IOException {
        int n = 0;
        while (n < LONGEST_LINE && window.have(n + 1) && window.bytes[window.pos + n] != '\n') {
            n++;
        }
        String line = new String(window.bytes, window.pos, n, StandardCharsets.ISO_8859_1);
        window.pos = Math.min(window.limit, window.pos + n + 1);
        return line;
    }

    /**
     * Goes to the next record line, of those that the last document's length may have led over too: a plain file is
     * searched from that document's start. One that stands behind the rest of another line counts.
     */
    private void resync(long from) throws IOException {
        window.rewind(contentStart);
        boolean found = false;
        while (!found && !window.atUnitEnd()) {
            String line = line();
            int start = ArcLine.startIn(line, fields);
            found = start >= 0;
            if (found) {
                back(line.length() + 1 - start);
            }
        }
        if (window.position() > from) {
            desk.breach(Rule.BYTES_LOST, (window.position() - from) + " uncompressed bytes");
        }
    }

    private void back(int bytes) {
        window.pos -= Math.min(bytes, window.pos);
    }
}
