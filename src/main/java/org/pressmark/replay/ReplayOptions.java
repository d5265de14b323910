package org.pressmark.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to serve and where.
 *
 * @param host the address to listen on; loopback unless the user says otherwise
 * @param port the port; 0 takes any that is free
 * @param roots collections, or folders that hold collections
 * @param scripts whether archived scripts run, inside a sandbox of their own
 */
public record ReplayOptions(String host, int port, List<Path> roots, boolean scripts) {
    public ReplayOptions {
        Objects.requireNonNull(host, "host");
        roots = List.copyOf(roots);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, was " + port);
        }
    }

    /** The collections of one folder, on loopback, at any free port. */
    public static ReplayOptions of(Path root) {
        return new ReplayOptions("127.0.0.1", 0, List.of(root), true);
    }
}
