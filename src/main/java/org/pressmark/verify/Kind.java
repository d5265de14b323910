package org.pressmark.verify;

import java.util.Locale;

/** The record types of WARC 1.1 section 6, and one for all others. */
enum Kind {
    WARCINFO(1),
    RESPONSE(2),
    RESOURCE(4),
    REQUEST(8),
    METADATA(16),
    REVISIT(32),
    CONVERSION(64),
    CONTINUATION(128),
    OTHER(0);

    private final int bit;

    Kind(int bit) {
        this.bit = bit;
    }

    /** A bit of its own, so that a set of types fits a number; none for {@link #OTHER}. */
    int bit() {
        return bit;
    }

    static Kind of(String type) {
        for (Kind kind : values()) {
            if (kind != OTHER && kind.word().equals(type)) {
                return kind;
            }
        }
        return OTHER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
