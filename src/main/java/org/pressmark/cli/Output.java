package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Places that commands write to. */
final class Output {
    private Output() {}

    /** Refuses a place that is taken, unless the user allowed to replace what is there. */
    static void check(Path place, boolean overwrite) throws IOException {
        Path folder = place.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(place)) {
            throw new IOException(place + " is a folder; name a file");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (Files.exists(place) && !overwrite) {
            throw new IOException(place + " is there already. Name another file, or give --overwrite");
        }
    }
}
