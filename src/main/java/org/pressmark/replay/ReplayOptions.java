package org.pressmark.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to serve and where.
 *
 * @param host the address to listen on; loopback unless the user says otherwise
 * @param port the port; 0 takes any that is free
 * @param roots collections, WARC, ARC and WACZ files, or folders that hold them
 * @param scripts whether archived scripts run, inside a sandbox of their own
 * @param indexes the folder for indexes of archives that bring none; it may be thrown away at any time
 * @param allowedOrigins sites whose pages may read indexes and archive files, beside those on this machine; {@code *}
 *     is every site
 * @param ownHosts whether captures are shown on a host name of their collection's own under {@code localhost}
 */
public record ReplayOptions(
        String host, int port, List<Path> roots, boolean scripts, Path indexes, List<String> allowedOrigins,
        boolean ownHosts) {
    public ReplayOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(indexes, "indexes");
        roots = List.copyOf(roots);
        allowedOrigins = List.copyOf(allowedOrigins);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, was " + port);
        }
    }

    /** Captures on the host our own pages are on. */
    public ReplayOptions(String host, int port, List<Path> roots, boolean scripts, Path indexes,
            List<String> allowedOrigins) {
        this(host, port, roots, scripts, indexes, allowedOrigins, false);
    }

    /** The same at another port. */
    public ReplayOptions at(int otherPort) {
        return new ReplayOptions(host, otherPort, roots, scripts, indexes, allowedOrigins, ownHosts);
    }

    /** The same with captures on hosts of their own. */
    public ReplayOptions onOwnHosts() {
        return new ReplayOptions(host, port, roots, scripts, indexes, allowedOrigins, true);
    }

    /** The archives of one folder, on loopback, at any free port; indexes go into {@code .indexes} inside it. */
    public static ReplayOptions of(Path root) {
        return new ReplayOptions("127.0.0.1", 0, List.of(root), true, root.resolve(".indexes"), List.of());
    }
}
