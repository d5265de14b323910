package org.pressmark.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param total how many hits there are
 * @param bytes the sizes of their pages together; unknown ones count nothing
 * @param lacking how many of them miss something
 * @param hits those that were asked for
 * @param facets how many hits have which value, the most frequent first, by facet
 */
public record Found(
        long total, long bytes, long lacking, List<Hit> hits, Map<SearchRequest.Facet, List<Count>> facets) {
    public Found {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /**
     * A value and how often it is there.
     *
     * @param value the value
     * @param count how many hits have it
     */
    public record Count(String value, long count) {}
}
