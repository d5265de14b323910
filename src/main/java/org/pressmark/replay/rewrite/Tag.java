package org.pressmark.replay.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.pressmark.markup.MarkupScanner;

/**
 * A start tag as it stands in a document.
 *
 * @param html the text it stands in
 * @param name the element's name without a prefix, in lower case
 * @param attributes every attribute, in order; of two with one name only the first, as browsers have it
 * @param closed whether it ends in {@code />}
 */
record Tag(String html, String name, List<Attribute> attributes, boolean closed) {

    /** Up to so many attributes are compared one by one. */
    private static final int FEW = 12;

    /**
     * One attribute.
     *
     * @param name in lower case
     * @param nameAt where the name begins
     * @param start where the value begins, behind its quote
     * @param end where the value ends; equal to {@code start} where there is none
     */
    record Attribute(String name, int nameAt, int start, int end) {}

    /** The decoded value of the first attribute of that name; empty where there is none. */
    String value(String attribute) {
        for (Attribute own : attributes) {
            if (own.name().equals(attribute)) {
                return text(own).value();
            }
        }
        return "";
    }

    /** An attribute's value and where its characters stand. */
    AttributeText text(Attribute attribute) {
        return AttributeText.of(html, attribute.start(), attribute.end());
    }

    /** Reads the tag whose name begins at {@code nameAt} and that ends before {@code end}, where its {@code >} stands. */
    static Tag of(String html, int nameAt, int end) {
        int at = nameAt;
        while (at < end && !MarkupScanner.isBlank(html.charAt(at)) && html.charAt(at) != '/') {
            at++;
        }
        String name = html.substring(nameAt, at).toLowerCase(Locale.ROOT);
        List<Attribute> attributes = new ArrayList<>(4);
        Set<String> seen = null;
        while (at < end) {
            char c = html.charAt(at);
            if (MarkupScanner.isBlank(c) || c == '/') {
                at++;
            } else {
                if (seen == null && attributes.size() == FEW) {
                    seen = new HashSet<>();
                    for (Attribute own : attributes) {
                        seen.add(own.name());
                    }
                }
                at = attribute(html, at, end, attributes, seen);
            }
        }
        return new Tag(html, name.substring(name.indexOf(':') + 1), attributes, html.charAt(end - 1) == '/');
    }

    private static int attribute(String html, int from, int end, List<Attribute> attributes, Set<String> seen) {
        int nameEnd = Math.min(end, from + 1); // an equals sign in front is part of the name
        while (nameEnd < end && !MarkupScanner.isBlank(html.charAt(nameEnd)) && html.charAt(nameEnd) != '/'
                && html.charAt(nameEnd) != '=') {
            nameEnd++;
        }
        int at = blanks(html, nameEnd, end);
        int start = nameEnd;
        int stop = nameEnd;
        if (at < end && html.charAt(at) == '=') {
            start = blanks(html, at + 1, end);
            char quote = start < end ? html.charAt(start) : ' ';
            if (quote == '"' || quote == '\'') {
                start++;
                int close = html.indexOf(quote, start);
                stop = close < 0 || close > end ? end : close;
                at = Math.min(end, stop + 1);
            } else {
                stop = start;
                while (stop < end && !MarkupScanner.isBlank(html.charAt(stop))) {
                    stop++;
                }
                at = stop;
            }
        }
        String name = html.substring(from, nameEnd).toLowerCase(Locale.ROOT);
        if (seen == null ? isNew(name, attributes) : seen.add(name)) {
            attributes.add(new Attribute(name, from, start, stop));
        }
        return at;
    }

    private static boolean isNew(String name, List<Attribute> attributes) {
        for (Attribute own : attributes) {
            if (own.name().equals(name)) {
                return false;
            }
        }
        return true;
    }

    private static int blanks(String html, int from, int end) {
        int at = from;
        while (at < end && MarkupScanner.isBlank(html.charAt(at))) {
            at++;
        }
        return at;
    }
}
