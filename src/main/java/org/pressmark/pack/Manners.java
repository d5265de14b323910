package org.pressmark.pack;

import java.util.Objects;

/**
 * How a run behaves towards servers; noted in the archive.
 *
 * @param offline whether the network is left alone
 * @param userAgent what the fetcher calls itself
 * @param robots how robots.txt is treated: {@code obey} or {@code ignore}
 * @param allowPrivate whether private network addresses may be fetched from
 * @param insecure whether TLS certificates go unchecked
 */
public record Manners(boolean offline, String userAgent, String robots, boolean allowPrivate, boolean insecure) {
    public Manners {
        Objects.requireNonNull(userAgent, "userAgent");
        Objects.requireNonNull(robots, "robots");
    }
}
