package org.pressmark.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** What kind of file it is, by its first bytes; the name decides only where they say nothing. */
enum Format {
    WARC("warc"),
    WARC_GZ("warc.gz"),
    WARC_ZST("warc.zst"),
    ARC("arc"),
    ARC_GZ("arc.gz"),
    UNKNOWN("unknown");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Format of(Path file) throws IOException {
        byte[] head = new byte[64];
        int n;
        try (RawFile raw = RawFile.open(file)) {
            n = raw.read(0, head, 0, head.length);
        }
        String start = new String(head, 0, n, StandardCharsets.ISO_8859_1);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (start.startsWith("\u001f\u008b") || name.endsWith(".warc.gz")) {
            return Compressed.startsWith(file, ArcScan.START) ? ARC_GZ : WARC_GZ;
        }
        if (start.startsWith(ArcScan.START)) {
            return ARC;
        }
        if (start.startsWith("(\u00b5/\u00fd") || start.startsWith("]*M\u0018") || name.endsWith(".warc.zst")) {
            return WARC_ZST;
        }
        return start.startsWith("WARC/") || name.endsWith(".warc") ? WARC : UNKNOWN;
    }

    /** Checks a file of this format; how many records it has. */
    long check(Path file, Desk desk, References references) throws IOException {
        if (this == UNKNOWN) {
            desk.breach(Rule.FORMAT_UNKNOWN, "neither WARC, ARC, CDXJ nor WACZ");
            return 0;
        }
        RawFile raw = RawFile.open(file);
        Units units = switch (this) {
            case WARC_GZ, ARC_GZ -> new GzipUnits(raw, desk);
            case WARC_ZST -> new ZstdUnits(raw, desk);
            default -> new PlainUnits(raw);
        };
        try (Window window = new Window(units)) {
            boolean arc = this == ARC || this == ARC_GZ;
            return arc ? new ArcScan(window, desk).run() : new WarcScan(window, desk, references).run();
        }
    }
}
