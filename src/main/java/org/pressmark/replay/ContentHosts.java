package org.pressmark.replay;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Digest;

/**
 * Which host archived content is shown on: the one our own pages are on, or one of its collection's own,
 * {@code news-1a2b3c4d.localhost}. Then it is of another origin than our pages and than other collections even where a
 * browser minds no sandbox. Names under {@code localhost} lead to this machine without anybody's doing (RFC 6761).
 */
final class ContentHosts {
    private static final String SUFFIX = ".localhost";
    private static final int LONGEST_WORD = 30;

    private final boolean own;

    /** Hosts of their own or not. */
    ContentHosts(boolean own) {
        this.own = own;
    }

    /** Scheme, host and port that captures of a collection are shown at, to who asked for a page of ours. */
    String origin(Request request, String collection) {
        return own ? "http://" + label(collection) + SUFFIX + port(request) : request.origin();
    }

    /** Who may put captures into a frame: our pages, under any name they are known by, and captures. */
    String around(Request request) {
        return own
                ? request.origin() + " http://localhost" + port(request) + " http://127.0.0.1" + port(request)
                : request.origin();
    }

    /**
     * Where else a request must go: on a collection's host there are captures of it and what they need, and nothing of
     * ours; on our host a browser gets no captures. Programs get them anywhere.
     */
    Optional<String> elsewhere(Request request) {
        if (!own) {
            return Optional.empty();
        }
        String path = request.path();
        int slash = path.indexOf('/', 1);
        Optional<String> collection = slash < 0 ? Optional.empty() : PathText.decode(path.substring(1, slash));
        boolean capture = Routes.isCapture(path);
        String target = request.within(path) + request.query().map(query -> "?" + query).orElse("");
        if (isContentHost(request)) {
            boolean allowed = path.startsWith("/static/")
                    || (capture && collection.isPresent() && origin(request, collection.get()).equals(request.origin()));
            return allowed ? Optional.empty() : Optional.of("http://localhost" + port(request) + target);
        }
        boolean browser = request.header("Sec-Fetch-Dest").isPresent();
        return capture && browser && collection.isPresent()
                ? Optional.of(origin(request, collection.get()) + target)
                : Optional.empty();
    }

    private static boolean isContentHost(Request request) {
        String host = request.origin().substring("http://".length());
        return host.substring(0, host.length() - port(request).length()).endsWith(SUFFIX);
    }

    private static String port(Request request) {
        int colon = request.origin().lastIndexOf(':');
        return colon > "http:".length() && colon > request.origin().lastIndexOf(']')
                ? request.origin().substring(colon)
                : "";
    }

    /** A collection may be called anything; a host may not. */
    private static String label(String collection) {
        String word = collection.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = word.substring(0, Math.min(word.length(), LONGEST_WORD));
        String digest = Digest.Algorithm.SHA256.digest(collection.getBytes(StandardCharsets.UTF_8)).value().substring(0, 8);
        return (start.isEmpty() ? "c" : start.endsWith("-") ? start + "c" : start) + "-" + digest;
    }
}
