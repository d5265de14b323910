package org.pressmark.article;

import java.util.List;
import java.util.Map;
import org.pressmark.capture.Finding;

/**
 * What stands in front of a body.
 *
 * @param values what was given, by lower-case key: strings, lists and maps of them
 * @param text the front matter's own text, for quoting; empty where there is none
 * @param firstLine the seed's line in which that text begins, from 1
 * @param bodyFrom where in the whole text the body begins
 * @param bodyLine the seed's line in which the body begins, from 1
 * @param findings what was wrong with it
 * @param bare whether it is lines without a fence, as plain text has them too
 */
record FrontMatter(
        Map<String, Object> values, String text, int firstLine, int bodyFrom, int bodyLine, List<Finding> findings,
        boolean bare) {
    static final FrontMatter NONE = new FrontMatter(Map.of(), "", 1, 0, 1, List.of(), false);

    /** Whether it stands in a fence, which only Markdown has. */
    boolean isFenced() {
        return !bare && (bodyFrom > 0 || !values.isEmpty());
    }

    FrontMatter ofBareLines() {
        return new FrontMatter(values, text, firstLine, bodyFrom, bodyLine, findings, true);
    }

    /** The seed's line that holds a text; 0 where none does. */
    int lineOf(String wanted) {
        int at = wanted.isEmpty() ? -1 : text.indexOf(wanted);
        return at < 0 ? 0 : firstLine + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
