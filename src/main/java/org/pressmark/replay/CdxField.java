package org.pressmark.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pressmark.index.CdxLine;

/** A field of an index line, by its names in both dialects. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are method references and hold nothing
enum CdxField {
    URLKEY("urlkey", "urlkey"),
    TIMESTAMP("timestamp", "timestamp"),
    URL("url", "original"),
    MIME("mime", "mimetype"),
    STATUS("status", "statuscode"),
    DIGEST("digest", "digest"),
    LENGTH("length", "length"),
    OFFSET("offset", "offset"),
    FILENAME("filename", "filename");

    /** What the Internet Archive's server gives where nothing else is asked for. */
    static final List<CdxField> INTERNET_ARCHIVE = List.of(URLKEY, TIMESTAMP, URL, MIME, STATUS, DIGEST, LENGTH);

    private final String pywb;
    private final String internetArchive;

    CdxField(String pywb, String internetArchive) {
        this.pywb = pywb;
        this.internetArchive = internetArchive;
    }

    private static String number(long number) {
        return number < 0 ? "" : Long.toString(number);
    }

    /** The field of that name, of whichever dialect. */
    static Optional<CdxField> named(String name) {
        return Arrays.stream(values()).filter(f -> f.pywb.equals(name) || f.internetArchive.equals(name)).findFirst();
    }

    String name(boolean ofInternetArchive) {
        return ofInternetArchive ? internetArchive : pywb;
    }

    String of(CdxLine line) {
        return switch (this) {
            case URLKEY -> line.key();
            case TIMESTAMP -> line.timestamp();
            case URL -> line.url();
            case MIME -> line.mime();
            case STATUS -> line.status();
            case DIGEST -> line.digest();
            case LENGTH -> number(line.length());
            case OFFSET -> number(line.offset());
            case FILENAME -> line.filename();
        };
    }
}
