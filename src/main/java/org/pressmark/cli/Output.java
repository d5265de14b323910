package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --overwrite}, and the places that commands write to. */
final class Output {
    @Option(names = "--overwrite", description = "Replace a file that is there.")
    private boolean overwrite;

    /** Refuses a place that is taken, unless the user allowed to replace what is there. */
    void check(Path place) throws IOException {
        check(place, overwrite);
    }

    /** Refuses a place that is taken. */
    static void checkNew(Path place) throws IOException {
        check(place, false);
    }

    private static void check(Path place, boolean overwrite) throws IOException {
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
