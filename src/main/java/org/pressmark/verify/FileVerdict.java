package org.pressmark.verify;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What was seen of one file.
 *
 * @param file the file
 * @param format {@code warc}, {@code warc.gz}, {@code warc.zst}, {@code arc}, {@code arc.gz}, {@code cdxj},
 *     {@code wacz} or {@code unknown}
 * @param bytes its size
 * @param records records, or lines of an index
 * @param violations how many violations it has
 */
public record FileVerdict(Path file, String format, long bytes, long records, long violations) {
    public FileVerdict {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
    }

    /** Whether it has no violation. */
    public boolean valid() {
        return violations == 0;
    }
}
