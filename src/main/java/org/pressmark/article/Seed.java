package org.pressmark.article;

import java.util.Objects;
import org.pressmark.capture.Body;

/**
 * An input document as it was given.
 *
 * @param path where it lies in its source: relative, with {@code /}, exactly the names the file system or zip has
 * @param bytes its bytes, untouched; opening them may fail, for files that cannot be read
 */
public record Seed(String path, Body bytes) {
    public Seed {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(bytes, "bytes");
        if (path.isEmpty() || path.startsWith("/")) {
            throw new IllegalArgumentException("a seed's path is relative and not empty: " + path);
        }
    }
}
