package org.pressmark.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pressmark.index.CdxLine;

/** A field of an index line, by its names in both dialects. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are method references and hold nothing
enum CdxField {
    URLKEY("urlkey", "urlkey", CdxLine::key),
    TIMESTAMP("timestamp", "timestamp", CdxLine::timestamp),
    URL("url", "original", CdxLine::url),
    MIME("mime", "mimetype", CdxLine::mime),
    STATUS("status", "statuscode", CdxLine::status),
    DIGEST("digest", "digest", CdxLine::digest),
    LENGTH("length", "length", line -> number(line.length())),
    OFFSET("offset", "offset", line -> number(line.offset())),
    FILENAME("filename", "filename", CdxLine::filename);

    /** What the Internet Archive's server gives where nothing else is asked for. */
    static final List<CdxField> INTERNET_ARCHIVE = List.of(URLKEY, TIMESTAMP, URL, MIME, STATUS, DIGEST, LENGTH);

    private final String pywb;
    private final String internetArchive;
    private final Function<CdxLine, String> value;

    CdxField(String pywb, String internetArchive, Function<CdxLine, String> value) {
        this.pywb = pywb;
        this.internetArchive = internetArchive;
        this.value = value;
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
        return value.apply(line);
    }
}
