package org.pressmark.cli;

/** A number and what is counted, as one says it. */
final class Counted {
    private Counted() {}

    /** {@code 1 page}, {@code 2 pages}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : noun.endsWith("s") ? "es" : "s");
    }
}
