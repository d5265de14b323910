package org.pressmark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Standard output that does not keep to itself that it could not be written. The printers around it swallow every
 * {@link IOException}: a full disk would go unsaid, and a list of which somebody wants ten lines be made to its end.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream out;

    /** Over the stream as the system gives it. */
    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** That nobody reads on, as behind {@code | head}; no failure of ours. */
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1;

        Closed(IOException cause) {
            super("standard output: nobody reads it any more", cause);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException failed) {
            boolean closed = String.valueOf(failed.getMessage()).contains("Broken pipe");
            throw new UncheckedIOException(closed
                    ? new Closed(failed)
                    : new IOException("standard output: " + failed.getMessage(), failed));
        }
    }
}
