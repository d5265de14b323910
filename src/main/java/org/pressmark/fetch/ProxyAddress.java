package org.pressmark.fetch;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * A proxy.
 *
 * @param kind what it speaks
 * @param host its name or address; it may be private, for it was given by the user
 * @param port its port
 */
public record ProxyAddress(Kind kind, String host, int port) {
    /** What a proxy speaks. */
    public enum Kind {
        /** HTTP: absolute request targets, and CONNECT for https (RFC 9110 section 9.3.6). */
        HTTP,
        /** SOCKS version 5 (RFC 1928), to addresses resolved and checked here. */
        SOCKS
    }

    public ProxyAddress {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(host, "host");
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("a proxy has a host and a port from 1 to 65535");
        }
    }

    /**
     * Reads {@code http://host:port} or {@code socks5://host:port}.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static ProxyAddress parse(String text) {
        URI uri = URI.create(text.strip());
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean socks = scheme.equals("socks") || scheme.equals("socks5");
        if ((!socks && !scheme.equals("http")) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(
                    "a proxy is written http://host:port or socks5://host:port, was " + text);
        }
        return new ProxyAddress(socks ? Kind.SOCKS : Kind.HTTP, uri.getHost(), uri.getPort());
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (kind == Kind.SOCKS ? "socks5" : "http") + "://" + host + ":" + port;
    }
}
