package org.pressmark.capture;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * An address as a browser understands it, always written in ASCII that RFC 3986 allows.
 *
 * <p>Parsing and resolving follow the WHATWG URL Standard: backslashes, missing slashes, tabs inside, odd IPv4
 * forms, dot segments and relative references come out as a browser has them. Writing is stricter than that
 * standard, because a WARC-Target-URI must be a legal URI: the host is in its IDNA form, what RFC 3986 does not
 * allow is percent-encoded in UTF-8, a {@code %} that starts no escape becomes {@code %25}. Escapes that are there
 * already are never touched, so {@code %25E6} and {@code %E6} stay two addresses.
 *
 * <p>{@link #toString()} leaves the fragment out: it never reaches a server and is no part of what was captured.
 */
public final class WebUrl {
    private final String scheme;
    private final String userInfo;
    private final String host;
    private final int port;
    private final String path;
    private final String query;
    private final String fragment;
    private final String text;

    WebUrl(String scheme, String userInfo, String host, int port, String path, String query, String fragment) {
        this.scheme = Objects.requireNonNull(scheme, "scheme");
        this.userInfo = userInfo;
        this.host = host;
        this.port = port;
        this.path = Objects.requireNonNull(path, "path");
        this.query = query;
        this.fragment = fragment;
        this.text = written();
    }

    private String written() {
        StringBuilder out = new StringBuilder(scheme).append(':');
        if (host != null) {
            out.append("//");
            if (userInfo != null) {
                out.append(userInfo).append('@');
            }
            out.append(host);
            if (port >= 0) {
                out.append(':').append(port);
            }
        }
        out.append(path);
        if (query != null) {
            out.append('?').append(query);
        }
        return out.toString();
    }

    /** Reads an absolute address; empty where a browser would refuse it or where it is relative. */
    public static Optional<WebUrl> parse(String text) {
        return new UrlParser(null, StandardCharsets.UTF_8).parse(text);
    }

    /** Reads an address that is known to be good: a constant or a value made by this program. */
    public static WebUrl of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an absolute URL: " + text));
    }

    /** Resolves a reference found in a document of this address. */
    public Optional<WebUrl> resolve(String reference) {
        return resolve(reference, StandardCharsets.UTF_8);
    }

    /**
     * Resolves a reference found in a document of this address and of this encoding.
     *
     * @param queryEncoding the document's encoding: a browser writes the query in it, all other parts in UTF-8
     */
    public Optional<WebUrl> resolve(String reference, Charset queryEncoding) {
        return new UrlParser(this, queryEncoding).parse(reference);
    }

    /** The scheme in lower case, without the colon. */
    public String scheme() {
        return scheme;
    }

    /** The host in ASCII; an IPv6 address keeps its brackets. Empty for addresses without one, as {@code data:}. */
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /** The port where it is not the scheme's own, else -1. */
    public int port() {
        return port;
    }

    /** The port a connection goes to, or -1 where the scheme has none. */
    public int effectivePort() {
        return port >= 0 ? port : UrlParser.defaultPort(scheme);
    }

    /** The path with its leading slash, or all that follows the colon for addresses such as {@code mailto:}. */
    public String path() {
        return path;
    }

    /** The query without its question mark. */
    public Optional<String> query() {
        return Optional.ofNullable(query);
    }

    /** The fragment without its hash. */
    public Optional<String> fragment() {
        return Optional.ofNullable(fragment);
    }

    /** The user name and password, as written before the at sign. */
    public Optional<String> userInfo() {
        return Optional.ofNullable(userInfo);
    }

    /** Whether the scheme is {@code http} or {@code https}. */
    public boolean isHttp() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** What stands between the scheme and the path: {@code host[:port]}, without user information. */
    public String hostAndPort() {
        return (host == null ? "" : host) + (port < 0 ? "" : ":" + port);
    }

    /** Scheme, host and port: {@code https://example.org}. */
    public String origin() {
        return scheme + "://" + hostAndPort();
    }

    /** Path and query, as the request line has them. */
    public String pathAndQuery() {
        return query == null ? path : path + "?" + query;
    }

    /** The same address with its fragment, for links inside pages. */
    public String withFragment() {
        return fragment == null ? toString() : this + "#" + fragment;
    }

    boolean hasAuthority() {
        return host != null;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Equal when the written form is: the fragment does not count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl url && url.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
