package org.pressmark.capture;

import java.util.Locale;

/** Why a captured answer is not whole: the values of WARC-Truncated, WARC 1.1 section 5.13. */
public enum Truncation {
    LENGTH,
    TIME,
    DISCONNECT,
    UNSPECIFIED;

    /** The word in the header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
