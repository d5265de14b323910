package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Path;

/** A look into a compressed file. */
final class Compressed {
    private Compressed() {}

    /** Whether the content of a gzip file starts so. */
    static boolean startsWith(Path file, String text) throws IOException {
        Desk nowhere = new Desk(file, "", ignored -> { });
        try (Window window = new Window(new GzipUnits(RawFile.open(file), nowhere))) {
            return window.nextUnit() && window.startsWith(text);
        }
    }
}
