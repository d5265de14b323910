package org.pressmark.render;

import java.util.Optional;

/** Finds the page of another seed, so that links between articles lead to what a reader wants to see. */
public interface SeedLinks {
    /**
     * The page of a seed, by its path.
     *
     * @param path the seed's path from the source's root, with {@code /}, not percent-encoded
     * @return the page's address, ready for an href; empty where there is no such seed
     */
    Optional<String> page(String path);

    /**
     * The page of a seed, by its bare name, as wiki links and site generators have it.
     *
     * @param name the file's name without folder and ending
     */
    Optional<String> pageNamed(String name);

    /** No other seeds. */
    SeedLinks NONE = new SeedLinks() {
        @Override
        public Optional<String> page(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> pageNamed(String name) {
            return Optional.empty();
        }
    };
}
