package org.pressmark.replay;

import java.io.IOException;
import java.util.Optional;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.Surt;

/**
 * Where in a sorted index the captures stand that a query is for.
 *
 * @param from the first sort text, inclusive
 * @param to where the range ends, exclusive
 */
record CdxRange(String from, String to) {

    /**
     * Reads {@code url} and {@code matchType}: {@code *.host} is the type domain, {@code address*} is prefix.
     *
     * @throws BadQueryException where the address or the type is none
     */
    static CdxRange of(String url, String matchType) {
        String type = matchType;
        String text = url.strip();
        if (text.startsWith("*.")) {
            type = "domain";
            text = text.substring(2);
        } else if (text.endsWith("*")) {
            type = "prefix";
            text = text.substring(0, text.length() - 1);
        }
        WebUrl address = ReplayUrl.address(text).orElseThrow(() -> new BadQueryException("the url is no web address"));
        String key = Surt.key(address.toString());
        int host = key.indexOf(')');
        return switch (type) {
            case "exact" -> ofKey(key);
            case "prefix" -> prefix(text.endsWith("/") && !key.endsWith("/") ? key + "/" : key);
            case "host" -> prefix(key.substring(0, host + 1));
            case "domain" -> new CdxRange(key.substring(0, Math.max(0, host)) + ")",
                    key.substring(0, Math.max(0, host)) + "-");
            default -> throw new BadQueryException("matchType is exact, prefix, host or domain");
        };
    }

    /** All lines of one key. */
    static CdxRange ofKey(String key) {
        return new CdxRange(key + " ", key + "!");
    }

    /** One of the pieces of so many lines each; together they are the range, and every line is in one of them. */
    CdxRange piece(CaptureIndex index, long number, long lines) throws IOException {
        long first = index.below(from) + number * lines;
        return new CdxRange(number == 0 ? from : place(index.at(first)), place(index.at(first + lines)));
    }

    /** Where a line begins that is not below the range; the end of the range where it is behind that. */
    private String place(Optional<String> line) {
        return line.filter(text -> text.compareTo(to) < 0).orElse(to);
    }

    /**
     * Where captures of one address are between two times; the range itself where it is of several.
     *
     * @param after the first digits of the earliest time
     * @param before those of the latest; empty for none
     */
    CdxRange within(String after, String before) {
        return isOneKey()
                ? and(new CdxRange(key() + " " + after, before.isEmpty() ? to : key() + " " + before + "~"))
                : this;
    }

    /** What is in another range too. */
    CdxRange and(CdxRange other) {
        return new CdxRange(from.compareTo(other.from) < 0 ? other.from : from, to.compareTo(other.to) > 0 ? other.to : to);
    }

    /** Whether all lines share one key. */
    boolean isOneKey() {
        return from.endsWith(" ") && to.equals(key() + "!");
    }

    /** The key of such a range. */
    String key() {
        return from.substring(0, Math.max(0, from.length() - 1));
    }

    private static CdxRange prefix(String prefix) {
        int last = prefix.length() - 1;
        return new CdxRange(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
    }

    CdxRange startingAt(String sortText) {
        if (sortText.compareTo(from) < 0 || sortText.compareTo(to) >= 0) {
            throw new BadQueryException("the resumeKey is not one of this query");
        }
        return new CdxRange(sortText, to);
    }
}
