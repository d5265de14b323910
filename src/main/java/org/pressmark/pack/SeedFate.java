package org.pressmark.pack;

import java.util.List;

/** What became of a seed before anything of it is written. */
sealed interface SeedFate {
    /** Read, rendered, and every asset's fate known. */
    record Ready(Prepared article, List<Gathered> assets) implements SeedFate {}

    /** In the archive already, with the same bytes and settings. */
    record Unchanged() implements SeedFate {}

    /** Its bytes could not be read. */
    record Unreadable(String path, String reason) implements SeedFate {}
}
