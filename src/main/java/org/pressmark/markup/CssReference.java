package org.pressmark.markup;

import java.util.Objects;

/**
 * One address in a stylesheet.
 *
 * <pre>
 *   a { b: url( "x\.png" ) }
 *               └────┘        start to end: what stands between the quotes, or between the parentheses
 * </pre>
 *
 * @param start where the address begins, in UTF-16 units from the start of the text
 * @param end where it ends, exclusive
 * @param value the address with its escapes decoded
 * @param kind what the stylesheet wants it for
 * @param form how it is written, which says how a replacement has to be escaped
 */
public record CssReference(int start, int end, String value, Kind kind, Form form) {

    /** What an address is wanted for, as far as the stylesheet says. */
    public enum Kind {
        /** Another stylesheet, by an {@code @import} rule. */
        IMPORT,
        /** A source of a {@code @font-face} rule. */
        FONT,
        /** A picture. */
        IMAGE,
        /** Anything else: a filter, a clipping path, a custom property whose use is not known. */
        OTHER
    }

    /** How an address is written. */
    public enum Form {
        /** Bare in {@code url(...)}. */
        URL_TOKEN,
        /** Quoted in {@code url("...")} or {@code src("...")}. */
        URL_STRING,
        /** A quoted string where the grammar takes one for an address: {@code @import "..."}, {@code image-set("...")}. */
        STRING
    }

    public CssReference {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(form, "form");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + " to " + end);
        }
    }
}
