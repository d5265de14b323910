package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Path;

/** A look into a compressed file. */
final class Compressed {
    private Compressed() {}

    /** Why something cannot be unpacked; Java has no words for bytes that merely end. */
    static String reason(IOException broken) {
        return broken.getMessage() == null ? "it ends early" : broken.getMessage();
    }

    /** Whether the content of a gzip file starts so. */
    static boolean startsWith(RawFile file, String text) throws IOException {
        Desk nowhere = new Desk(Path.of(""), "", ignored -> { });
        try (Window window = new Window(new GzipUnits(file.slice(0, file.size()), nowhere))) {
            return window.nextUnit() && window.startsWith(text);
        }
    }
}
