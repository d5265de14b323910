package org.pressmark.memento;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One link of a Link header or of a TimeMap.
 *
 * @param target the address as written
 * @param relations the words of {@code rel}, in lower case
 * @param datetime a memento's date, empty where there is none that can be read
 * @param from the earliest date a TimeMap's page has
 * @param until the latest one
 */
record Link(
        String target, Set<String> relations, Optional<Instant> datetime, Optional<Instant> from,
        Optional<Instant> until) {
    Link {
        relations = Set.copyOf(relations);
    }

    boolean is(String relation) {
        return relations.contains(relation);
    }
}
