package org.pressmark.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which other sites may read indexes and archive files: what runs on this machine, ReplayWeb.page, and whom the user
 * names. An archive is its owner's; whatever page happens to be open in the same browser is not let in.
 */
final class Sharing {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");
    private static final String REPLAY_WEB_PAGE = "https://replayweb.page";

    private final List<String> allowed;

    /** Lets these origins in too; {@code *} is everyone. */
    Sharing(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** The headers that let the asking page read an answer. Sandboxed archived pages are nobody and stay out. */
    Map<String, String> headers(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        Optional<String> origin = request.header("Origin").filter(this::isAllowed);
        origin.ifPresent(site -> {
            headers.put("Access-Control-Allow-Origin", site);
            headers.put("Access-Control-Expose-Headers",
                    "Accept-Ranges, Content-Range, Content-Length, ETag, Link, Memento-Datetime");
            headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        });
        return headers;
    }

    /** What a browser asks for before it asks for a part of a file. */
    Map<String, String> preflight(Request request) {
        Map<String, String> headers = headers(request);
        if (headers.containsKey("Access-Control-Allow-Origin")) {
            headers.put("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
            headers.put("Access-Control-Allow-Headers",
                    "Range, If-Range, If-None-Match, Accept-Datetime, Content-Type, Cache-Control");
            headers.put("Access-Control-Max-Age", "600");
            request.header("Access-Control-Request-Private-Network")
                    .ifPresent(asked -> headers.put("Access-Control-Allow-Private-Network", "true"));
        }
        return headers;
    }

    private boolean isAllowed(String origin) {
        boolean written = origin.matches("[!-~]{1,300}") && !origin.equals("null");
        return written
                && (THIS_MACHINE.matcher(origin).matches()
                        || origin.equals(REPLAY_WEB_PAGE)
                        || allowed.contains(origin)
                        || allowed.contains("*"));
    }
}
