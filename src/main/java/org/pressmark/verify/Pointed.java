package org.pressmark.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Compares what an index says with the record it points at. */
final class Pointed {
    private Pointed() {}

    static Desk nowhere() {
        return new Desk(Path.of(""), "", ignored -> { });
    }

    /** What is wrong with a pointer, empty where the record is the one meant. */
    static String compare(RawFile archive, IndexEntry entry) throws IOException {
        long length = entry.length().isEmpty() ? archive.size() - entry.start() : entry.bytes();
        if (entry.start() + length > archive.size() || length <= 0) {
            return "the run of " + length + " bytes reaches past the end at " + archive.size();
        }
        String wrong = record(archive, entry, length);
        boolean told = !entry.length().isEmpty();
        return wrong.isEmpty() && told && !endsThere(archive, entry.start() + length)
                ? "no record ends after " + length + " bytes"
                : wrong;
    }

    private static String record(RawFile archive, IndexEntry entry, long length) throws IOException {
        try (Window window = new Window(units(archive, entry.start(), length))) {
            if (!window.nextUnit()) {
                return "no record starts there";
            }
            if (!window.atRecord()) {
                return arc(window, entry);
            }
            Optional<Head> head = new HeadReader(window, nowhere()).read();
            return head.isEmpty() ? "the record's header does not end" : compare(head.get(), entry, window);
        }
    }

    static Units units(RawFile archive, long start, long length) throws IOException {
        RawFile run = archive.slice(start, length);
        byte[] magic = new byte[4];
        run.read(0, magic, 0, 4);
        if (magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return new GzipUnits(run, nowhere());
        }
        return magic[0] == 0x28 && magic[1] == (byte) 0xb5
                ? ZstdUnits.at(archive.slice(0, start + length), start, nowhere())
                : new PlainUnits(run);
    }

    /** An ARC record says its URL and time in its first line. */
    private static String arc(Window window, IndexEntry entry) throws IOException {
        String[] words = line(window).split(" ", -1);
        if (words.length < 5 || Uris.schemeEnd(words[0]) < 1 || !Texts.isDigits(words[2])) {
            return "no record starts there";
        }
        if (!words[0].equals(entry.url())) {
            return "the record's URL is " + words[0];
        }
        return entry.timestamp().startsWith(words[2]) ? "" : "the record's time is " + words[2];
    }

    private static String compare(Head head, IndexEntry entry, Window window) throws IOException {
        String target = head.target();
        String url = entry.url();
        if (!url.equals(target) && !url.startsWith(target + "?") && !url.startsWith(target + "&")) {
            return "the record's URL is " + target;
        }
        StringBuilder digits = new StringBuilder();
        head.value(Name.DATE).chars().filter(c -> c >= '0' && c <= '9').limit(14).forEach(c -> digits.append((char) c));
        String date = digits.toString();
        boolean leap = date.length() == 14 && date.endsWith("60")
                && entry.timestamp().startsWith(date.substring(0, 12) + "59");
        if (!leap && !entry.timestamp().startsWith(date)) {
            return "the record's time is " + head.value(Name.DATE);
        }
        if (entry.mime().equals("warc/revisit") && head.kind() != Kind.REVISIT) {
            return "the record is a " + head.value(Name.TYPE) + ", not a revisit";
        }
        String digest = head.value(Name.PAYLOAD_DIGEST);
        if (!sameDigest(entry.digest(), digest)) {
            return "the record's payload digest is " + digest + ", not " + entry.digest();
        }
        return status(head, entry, window);
    }

    /** Indexes leave the algorithm out or write the value in another case. */
    private static boolean sameDigest(String indexed, String stated) {
        int colon = stated.indexOf(':');
        if (colon < 0 || indexed.isEmpty() || indexed.equals("-")) {
            return true;
        }
        String algorithm = stated.substring(0, colon + 1);
        String whole = indexed.indexOf(':') < 0 ? algorithm + indexed : indexed;
        String left = DigestText.plain(whole);
        String right = DigestText.plain(stated);
        boolean comparable = left.startsWith(right.substring(0, right.indexOf(':') + 1));
        return !comparable || left.equalsIgnoreCase(right);
    }

    private static String status(Head head, IndexEntry entry, Window window) throws IOException {
        boolean message = head.kind() == Kind.RESPONSE
                && TypeRules.isType(head.value(Name.CONTENT_TYPE), "application/http");
        if (!message || entry.status().isEmpty()) {
            return "";
        }
        int status = HttpHead.parse(line(window).getBytes(StandardCharsets.ISO_8859_1)).status();
        boolean last = status >= 200;
        return last && !entry.status().equals(Integer.toString(status)) ? "the answer's status is " + status : "";
    }

    /** The line that comes next, its first bytes where it is long. */
    private static String line(Window window) throws IOException {
        int n = 0;
        while (n < 1 << 14 && window.have(n + 1) && window.bytes[window.pos + n] != '\n') {
            n++;
        }
        return new String(window.bytes, window.pos, n, StandardCharsets.ISO_8859_1).strip();
    }

    /** The file ends, another member or record starts, or the line end behind a plain record stands there. */
    private static boolean endsThere(RawFile archive, long at) throws IOException {
        byte[] next = new byte[16];
        int n = archive.read(at, next, 0, next.length);
        boolean member = n >= 2 && next[0] == 0x1f && next[1] == (byte) 0x8b;
        boolean skippable = n >= 4 && (next[0] & 0xf0) == 0x50 && next[1] == 0x2a && next[2] == 0x4d && next[3] == 0x18;
        boolean frame = skippable || (n >= 2 && next[0] == 0x28 && next[1] == (byte) 0xb5);
        boolean lineEnd = n >= 1 && (next[0] == '\n' || (n >= 2 && next[0] == '\r' && next[1] == '\n'));
        return n == 0 || member || frame || lineEnd || RecordStart.plausible(next, n);
    }
}
