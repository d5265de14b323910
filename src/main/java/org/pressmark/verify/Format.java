package org.pressmark.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What kind of file it is, by its first bytes; the name decides only where they say nothing. */
enum Format {
    WARC("warc"),
    WARC_GZ("warc.gz"),
    WARC_ZST("warc.zst"),
    ARC("arc"),
    ARC_GZ("arc.gz"),
    CDXJ("cdxj"),
    CDXJ_GZ("cdxj.gz"),
    IDX("idx"),
    WACZ("wacz"),
    UNKNOWN("unknown");

    /** A second thread is worth its cost from this size on. */
    private static final long AHEAD_FROM = 1 << 20;

    private final String word;

    Format(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Format of(RawFile file, String path) throws IOException {
        byte[] head = new byte[512];
        String start = new String(head, 0, file.read(0, head, 0, head.length), StandardCharsets.ISO_8859_1);
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".cdx.gz") || name.endsWith(".cdxj.gz")) {
            return CDXJ_GZ;
        }
        if (start.startsWith("WARC/")) {
            return WARC;
        }
        if (start.startsWith("\u001f\u008b") || name.endsWith(".warc.gz")) {
            return Compressed.startsWith(file, ArcScan.START) ? ARC_GZ : WARC_GZ;
        }
        if (start.startsWith("(\u00b5/\u00fd") || start.startsWith("]*M\u0018") || name.endsWith(".warc.zst")) {
            return WARC_ZST;
        }
        if (start.startsWith(ArcScan.START) && !isIndexLine(start)) {
            return ARC;
        }
        if (start.startsWith("PK\u0003\u0004") || name.endsWith(".wacz")) {
            return WACZ;
        }
        if (name.endsWith(".warc")) {
            return WARC;
        }
        return name.endsWith(".idx") ? IDX : index(start, name);
    }

    /** Indexes have no magic number: a name, a first line that names columns, or a key, a time and an object tell. */
    private static Format index(String start, String name) {
        boolean columns = start.startsWith("CDX", 1);
        return name.endsWith(".cdxj") || name.endsWith(".cdx") || columns || isIndexLine(start) ? CDXJ : UNKNOWN;
    }

    /** A key and a time; the version block of an ARC file, which may be a key, has its address there. */
    private static boolean isIndexLine(String start) {
        String[] words = start.split(" ", 4);
        return words.length > 2 && words[1].length() == 14 && Texts.isDigits(words[1]);
    }

    /** Whether it is a WARC or ARC file. */
    boolean isArchive() {
        return this != CDXJ && this != CDXJ_GZ && this != IDX && this != WACZ && this != UNKNOWN;
    }

    /** Many tools go by the name: a WARC file whose name says otherwise is told of. */
    private void compare(String name, Desk desk) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean plain = this == WARC && (lower.endsWith(".gz") || lower.endsWith(".zst"));
        boolean packed = (this == WARC_GZ || this == WARC_ZST) && lower.endsWith(".warc");
        if (plain || packed) {
            desk.breach(Rule.NAME_ENDING, "what is in it is " + word);
        }
    }

    /** Checks a WARC or ARC file of this format; how many records it has. */
    long check(RawFile file, Desk desk, Check check) throws IOException {
        compare(desk.name(), desk);
        Optional<Crew> crew = check.crew().filter(threads -> this == WARC_GZ && threads.suits(file));
        if (crew.isPresent()) {
            return new PieceScan(file, desk, check, crew.get()).run();
        }
        boolean packed = this == WARC_GZ || this == ARC_GZ || this == WARC_ZST;
        Units units = packed && file.size() >= AHEAD_FROM
                ? new AheadUnits(desk, inner -> units(file, inner))
                : units(file, desk);
        boolean arc = this == ARC || this == ARC_GZ;
        try (Window window = arc ? Window.ofArc(units) : new Window(units)) {
            return arc ? new ArcScan(window, desk).run() : new WarcScan(window, desk, check).run();
        }
    }

    private Units units(RawFile file, Desk desk) {
        return switch (this) {
            case WARC_GZ, ARC_GZ -> new GzipUnits(file, desk);
            case WARC_ZST -> new ZstdUnits(file, desk);
            default -> new PlainUnits(file);
        };
    }
}
