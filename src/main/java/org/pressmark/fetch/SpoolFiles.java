package org.pressmark.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;

/** Spool files of answers that nobody will receive. */
final class SpoolFiles {
    private SpoolFiles() {}

    /** Deletes the file of an exchange that is not handed out; does nothing where its bytes are in memory. */
    static void delete(Exchange exchange) {
        if (exchange.response() instanceof FileSlice slice) {
            try {
                Files.deleteIfExists(slice.file());
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot remove the spool file " + slice.file(), failed);
            }
        }
    }
}
