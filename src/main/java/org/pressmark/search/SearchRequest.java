package org.pressmark.search;

import java.util.Map;
import java.util.Objects;

/**
 * What is asked for and how it is to be given.
 *
 * @param words what somebody typed
 * @param order how hits are sorted
 * @param only values hits must have, by facet; empty for any
 * @param from how many hits to pass over
 * @param limit how many hits to give
 */
public record SearchRequest(String words, Order order, Map<Facet, String> only, int from, int limit) {
    /** So many characters of what was typed are looked for. */
    public static final int LONGEST_WORDS = 1000;

    /** How far hits can be paged through. */
    public static final int FARTHEST = 1_000_000;

    /** How hits are sorted; equal ones stand in the order of the collection. */
    public enum Order {
        /** The best first. */
        RELEVANCE,
        /** The newest first. */
        NEWEST,
        /** The oldest first. */
        OLDEST
    }

    /** What hits are counted by. */
    public enum Facet {
        /** The year of the article. */
        YEAR(Fields.YEAR),
        /** The host it is from. */
        SITE(Fields.SITE),
        /** Its language. */
        LANGUAGE(Fields.LANGUAGE),
        /** The collection it is in. */
        COLLECTION("");

        private final String field;

        Facet(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    public SearchRequest {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(order, "order");
        only = Map.copyOf(only);
        from = Math.max(0, Math.min(from, FARTHEST));
        limit = Math.max(0, Math.min(limit, 1000));
    }

    /** The best hits for some words. */
    public static SearchRequest of(String words, int limit) {
        return new SearchRequest(words, Order.RELEVANCE, Map.of(), 0, limit);
    }
}
