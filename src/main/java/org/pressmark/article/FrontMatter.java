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
 */
record FrontMatter(
        Map<String, Object> values, String text, int firstLine, int bodyFrom, int bodyLine, List<Finding> findings) {
    static final FrontMatter NONE = new FrontMatter(Map.of(), "", 1, 0, 1, List.of());

    boolean isPresent() {
        return bodyFrom > 0 || !values.isEmpty();
    }
}
