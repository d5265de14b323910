package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person is watching. */
final class Terminal {
    private Terminal() {}

    /** Whether standard error is a terminal: only then is progress shown. */
    @SuppressWarnings("SystemConsoleNull") // a console that is always there would show progress where nobody looks
    static boolean isWatchingErrors() {
        Path link = Path.of("/proc/self/fd/2");
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noSuchSystem) {
            return System.console() != null;
        }
    }
}
