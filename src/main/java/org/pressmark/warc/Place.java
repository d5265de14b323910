package org.pressmark.warc;

import java.util.Objects;

/**
 * Where a written record lies.
 *
 * @param file the file's final name, without folder
 * @param offset its first byte
 * @param length how many bytes it takes, compression and trailer included
 */
public record Place(String file, long offset, long length) {
    public Place {
        Objects.requireNonNull(file, "file");
    }
}
