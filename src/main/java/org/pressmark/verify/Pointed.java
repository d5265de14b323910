package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Compares what an index says with the record it points at. */
final class Pointed {
    private Pointed() {}

    private static Desk nowhere() {
        return new Desk(Path.of(""), "", ignored -> { });
    }

    /** What is wrong with a pointer, empty where the record is the one meant. */
    static String compare(RawFile archive, long offset, long length, String url, String timestamp) throws IOException {
        if (offset + length > archive.size() || length == 0) {
            return "the run of " + length + " bytes reaches past the end at " + archive.size();
        }
        RawFile run = archive.slice(offset, length);
        try (Window window = new Window(units(run))) {
            if (!window.nextUnit() || !window.atRecord()) {
                return "no record starts there";
            }
            Optional<Head> head = new HeadReader(window, nowhere()).read();
            if (head.isEmpty()) {
                return "the record's header does not end";
            }
            String wrong = compare(head.get(), url, timestamp);
            return wrong.isEmpty() && !endsThere(archive, offset + length)
                    ? "no record ends after " + length + " bytes"
                    : wrong;
        }
    }

    private static Units units(RawFile run) throws IOException {
        byte[] magic = new byte[4];
        run.read(0, magic, 0, 4);
        if (magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return new GzipUnits(run, nowhere());
        }
        return magic[0] == 0x28 && magic[1] == (byte) 0xb5 ? new ZstdUnits(run, nowhere()) : new PlainUnits(run);
    }

    private static String compare(Head head, String url, String timestamp) {
        String target = head.target();
        if (!url.equals(target) && !url.startsWith(target + "?") && !url.startsWith(target + "&")) {
            return "the record's URL is " + target;
        }
        StringBuilder digits = new StringBuilder();
        head.value(Name.DATE).chars().filter(c -> c >= '0' && c <= '9').limit(14).forEach(c -> digits.append((char) c));
        boolean same = timestamp.startsWith(digits.toString());
        return same ? "" : "the record's time is " + head.value(Name.DATE);
    }

    /** The file ends, another member or record starts, or the line ends behind a plain block stand there. */
    private static boolean endsThere(RawFile archive, long at) throws IOException {
        byte[] next = new byte[6];
        int n = archive.read(at, next, 0, next.length);
        boolean member = n >= 2 && next[0] == 0x1f && next[1] == (byte) 0x8b;
        boolean frame = n >= 2 && next[0] == 0x28 && next[1] == (byte) 0xb5;
        boolean lineEnd = n >= 2 && next[0] == '\r' && next[1] == '\n';
        return n == 0 || member || frame || lineEnd || RecordStart.warc(next, 0, n);
    }
}
