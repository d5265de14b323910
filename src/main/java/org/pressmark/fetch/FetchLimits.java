package org.pressmark.fetch;

import java.time.Duration;

/**
 * Where one exchange is cut off.
 *
 * @param connect the longest wait for a TCP connection to one address, and for each step of a TLS handshake
 * @param read the longest silence while an answer is awaited or being read
 * @param total the longest time for one exchange, connecting included: what ends a drip of single bytes
 * @param maxBytes the longest entity body that is taken, in bytes with the transfer coding removed
 * @param maxHeaderBytes the longest answer head, in bytes, all interim 1xx answers counted in
 * @param maxRedirects how many redirects are followed from one address
 */
public record FetchLimits(
        Duration connect, Duration read, Duration total, long maxBytes, int maxHeaderBytes, int maxRedirects) {
    /** 10 s, 30 s, 15 min, 1 GiB, 256 KiB as Chromium has it, 20 redirects as the Fetch Standard has it. */
    public static final FetchLimits DEFAULT = new FetchLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(15), 1L << 30, 256 << 10, 20);

    public FetchLimits {
        positive("connect timeout", connect);
        positive("read timeout", read);
        positive("total timeout", total);
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("the size limit must be above zero, was " + maxBytes);
        }
        if (maxHeaderBytes < 1024) {
            throw new IllegalArgumentException("the header limit must be at least 1024, was " + maxHeaderBytes);
        }
        if (maxRedirects < 0) {
            throw new IllegalArgumentException("the redirect limit must not be negative, was " + maxRedirects);
        }
    }

    /** The same limits with other timeouts. */
    public FetchLimits withTimeouts(Duration newConnect, Duration newRead, Duration newTotal) {
        return new FetchLimits(newConnect, newRead, newTotal, maxBytes, maxHeaderBytes, maxRedirects);
    }

    /** The same limits with another longest entity body. */
    public FetchLimits withMaxBytes(long bytes) {
        return new FetchLimits(connect, read, total, bytes, maxHeaderBytes, maxRedirects);
    }

    /** The same limits with another number of redirects. */
    public FetchLimits withMaxRedirects(int redirects) {
        return new FetchLimits(connect, read, total, maxBytes, maxHeaderBytes, redirects);
    }

    private static void positive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("the " + what + " must be above zero, was " + duration);
        }
    }
}
