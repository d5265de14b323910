package org.pressmark.article;

import java.util.List;
import java.util.Optional;

/** Reads one seed. A pure function of path and bytes; safe for any number of threads. */
public final class SeedReader {

    /**
     * Reads a seed; never fails, whatever the bytes are.
     *
     * @param path the seed's path, for its ending, its name and dates in it
     * @param bytes the whole seed
     */
    public Article read(String path, byte[] bytes) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        return new Article(
                path, List.of(), Optional.empty(), "und", List.of(), "", Article.Format.MARKDOWN,
                new Article.Encoding("UTF-8", "utf-8-valid", 1, false), text, 1, Optional.empty(), Optional.empty(),
                List.of(), List.of());
    }
}
