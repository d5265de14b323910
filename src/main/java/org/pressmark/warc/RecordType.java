package org.pressmark.warc;

import java.util.Locale;

/** The record types of WARC 1.1 section 6 that Pressmark writes. */
public enum RecordType {
    WARCINFO,
    RESPONSE,
    RESOURCE,
    REQUEST,
    METADATA,
    REVISIT,
    CONVERSION;

    /** The word in WARC-Type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
