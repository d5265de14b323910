package org.pressmark.fetch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Digest;

/**
 * Everything that decides how assets are got.
 *
 * @param userAgent the User-Agent header: name, version and a contact
 * @param spool the folder for answers too long for memory; it must exist. The files in it belong to whoever receives
 *     the outcome: move them or delete them, the fetcher forgets them
 * @param digest the algorithm of payload digests
 * @param headers further request headers, sent as they are in this order
 * @param allowPrivate whether loopback, private and other special addresses may be connected to
 * @param insecure whether certificates and host names go unchecked; each exchange then says so
 * @param limits where an exchange is cut off
 * @param pace how hard hosts are asked
 * @param proxy through what every connection goes; empty for straight to the hosts
 */
public record FetchOptions(
        String userAgent,
        Path spool,
        Digest.Algorithm digest,
        Map<String, String> headers,
        boolean allowPrivate,
        boolean insecure,
        FetchLimits limits,
        FetchPace pace,
        Optional<ProxyAddress> proxy) {
    public FetchOptions {
        Objects.requireNonNull(spool, "spool");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(proxy, "proxy");
        requireValue("User-Agent", userAgent);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach(FetchOptions::requireHeader);
    }

    /** The defaults: SHA-256, no further headers, public addresses only, TLS checked. */
    public static FetchOptions of(String userAgent, Path spool) {
        return new FetchOptions(
                userAgent,
                spool,
                Digest.Algorithm.SHA256,
                Map.of(),
                false,
                false,
                FetchLimits.DEFAULT,
                FetchPace.DEFAULT,
                Optional.empty());
    }

    /** The same options with another folder for long answers. */
    public FetchOptions withSpool(Path folder) {
        return new FetchOptions(
                userAgent, folder, digest, headers, allowPrivate, insecure, limits, pace, proxy);
    }

    /** The same options with another digest algorithm. */
    public FetchOptions withDigest(Digest.Algorithm algorithm) {
        return new FetchOptions(
                userAgent, spool, algorithm, headers, allowPrivate, insecure, limits, pace, proxy);
    }

    /** The same options with these further request headers and no others. */
    public FetchOptions withHeaders(Map<String, String> newHeaders) {
        return new FetchOptions(
                userAgent, spool, digest, newHeaders, allowPrivate, insecure, limits, pace, proxy);
    }

    /** The same options with private addresses allowed or not. */
    public FetchOptions withAllowPrivate(boolean allow) {
        return new FetchOptions(userAgent, spool, digest, headers, allow, insecure, limits, pace, proxy);
    }

    /** The same options with TLS unchecked or checked. */
    public FetchOptions withInsecure(boolean unchecked) {
        return new FetchOptions(
                userAgent, spool, digest, headers, allowPrivate, unchecked, limits, pace, proxy);
    }

    /** The same options with other limits. */
    public FetchOptions withLimits(FetchLimits newLimits) {
        return new FetchOptions(
                userAgent, spool, digest, headers, allowPrivate, insecure, newLimits, pace, proxy);
    }

    /** The same options at another pace. */
    public FetchOptions withPace(FetchPace newPace) {
        return new FetchOptions(
                userAgent, spool, digest, headers, allowPrivate, insecure, limits, newPace, proxy);
    }

    /** The same options with every connection going through a proxy. */
    public FetchOptions withProxy(ProxyAddress through) {
        return new FetchOptions(
                userAgent, spool, digest, headers, allowPrivate, insecure, limits, pace, Optional.of(through));
    }

    static void requireHeader(String name, String value) {
        boolean token = !name.isEmpty() && name.chars().allMatch(FetchOptions::isTokenCharacter);
        if (!token) {
            throw new IllegalArgumentException("not a header name: " + name);
        }
        requireValue(name, value);
    }

    /** A line break in a value would become a header, or a second request. */
    private static void requireValue(String name, String value) {
        boolean clean = value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
        if (!clean) {
            throw new IllegalArgumentException("the header " + name + " may hold printable ASCII only");
        }
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isTokenCharacter(int c) {
        boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return alphanumeric || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
