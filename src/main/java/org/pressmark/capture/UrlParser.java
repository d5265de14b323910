package org.pressmark.capture;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * The WHATWG URL Standard's basic parser, section 4.4, cut into one method for each part of an address.
 *
 * <p>Not thread-safe: one parser for one address.
 */
final class UrlParser {
    private final WebUrl base;
    private final Charset queryEncoding;

    UrlParser(WebUrl base, Charset queryEncoding) {
        this.base = base;
        this.queryEncoding = queryEncoding;
    }

    Optional<WebUrl> parse(String text) {
        String input = clean(text);
        int colon = schemeEnd(input);
        try {
            return colon < 0 ? relative(input) : absolute(input.substring(0, colon), input.substring(colon + 1));
        } catch (BadUrlException refused) {
            return Optional.empty();
        }
    }

    static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> -1;
        };
    }

    /** Controls and blanks at both ends go, tabs and line ends go everywhere. */
    private static String clean(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        String trimmed = text.substring(from, to);
        if (trimmed.indexOf('\t') < 0 && trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0) {
            return trimmed;
        }
        StringBuilder out = new StringBuilder(trimmed.length());
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Where the colon behind a scheme is, or -1 when the text starts with none. */
    private static int schemeEnd(String input) {
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (c == ':' && i > 0) {
                return i;
            }
            if (!letter && (i == 0 || !later)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isSpecial(String scheme) {
        return defaultPort(scheme) >= 0 || scheme.equals("file");
    }

    private Optional<WebUrl> absolute(String writtenScheme, String rest) {
        String scheme = writtenScheme.toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            return Optional.of(file(rest));
        }
        if (!isSpecial(scheme)) {
            return Optional.of(other(scheme, rest));
        }
        boolean sameSchemeRelative = base != null && base.scheme().equals(scheme) && !rest.startsWith("//");
        if (sameSchemeRelative) {
            return relative(rest);
        }
        return Optional.of(afterSlashes(scheme, rest));
    }

    private WebUrl afterSlashes(String scheme, String rest) {
        int authority = 0;
        while (authority < rest.length() && isSlash(rest.charAt(authority))) {
            authority++;
        }
        return withAuthority(scheme, rest.substring(authority));
    }

    private static boolean startsWithSlash(String text) {
        return !text.isEmpty() && isSlash(text.charAt(0));
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private WebUrl file(String rest) {
        Tail tail = Tail.of(rest);
        String path = tail.path;
        while (path.length() > 1 && isSlash(path.charAt(0)) && isSlash(path.charAt(1))) {
            path = path.substring(1);
        }
        return new WebUrl("file", null, null, -1, specialPath("", path), query(tail), fragment(tail));
    }

    /** Addresses the standard calls opaque, and unknown schemes with an authority: kept as they are, made legal. */
    private static WebUrl other(String scheme, String rest) {
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? null : PercentEncoding.FRAGMENT.encode(rest.substring(hash + 1));
        String body = hash < 0 ? rest : rest.substring(0, hash);
        int question = body.indexOf('?');
        String path = question < 0 ? body : body.substring(0, question);
        String query = question < 0 ? null : PercentEncoding.QUERY.encode(body.substring(question + 1));
        return new WebUrl(scheme, null, null, -1, PercentEncoding.OPAQUE.encode(path), query, fragment);
    }

    private WebUrl withAuthority(String scheme, String rest) {
        int end = 0;
        while (end < rest.length() && "/\\?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        Tail tail = Tail.of(rest.substring(end));
        int at = authority.lastIndexOf('@');
        String user = at <= 0 ? null : PercentEncoding.USER_INFO.encode(authority.substring(0, at));
        HostAndPort host = HostAndPort.parse(authority.substring(at + 1), defaultPort(scheme));
        return new WebUrl(
                scheme, user, host.host(), host.port(), specialPath("", tail.path), query(tail), fragment(tail));
    }

    private Optional<WebUrl> relative(String input) {
        if (base == null) {
            return Optional.empty();
        }
        Tail tail = Tail.of(input);
        boolean opaque = !base.hasAuthority() && !base.scheme().equals("file");
        if (opaque && !(tail.path.isEmpty() && tail.query == null)) {
            return Optional.empty();
        }
        if (tail.path.length() > 1 && isSlash(tail.path.charAt(0)) && isSlash(tail.path.charAt(1))) {
            return Optional.of(
                    base.scheme().equals("file") ? file(input) : afterSlashes(base.scheme(), input));
        }
        if (tail.path.isEmpty()) {
            String query = tail.query == null ? base.query().orElse(null) : query(tail);
            return Optional.of(onBase(base.path(), query, tail));
        }
        String folder = startsWithSlash(tail.path) ? "" : base.path().substring(0, base.path().lastIndexOf('/') + 1);
        return Optional.of(onBase(specialPath(folder, tail.path), query(tail), tail));
    }

    private WebUrl onBase(String path, String query, Tail tail) {
        return new WebUrl(
                base.scheme(),
                base.userInfo().orElse(null),
                base.host().orElse(null),
                base.port(),
                path,
                query,
                fragment(tail));
    }

    private String query(Tail tail) {
        return tail.query == null ? null : PercentEncoding.QUERY.encode(tail.query, queryEncoding);
    }

    private static String fragment(Tail tail) {
        return tail.fragment == null ? null : PercentEncoding.FRAGMENT.encode(tail.fragment);
    }

    /** Joins a folder that is normal already with a path as written; takes dot segments out; never empty. */
    private static String specialPath(String folder, String written) {
        if (isPlain(written)) {
            String below = startsWithSlash(written) ? written.substring(1) : written;
            return (folder.isEmpty() ? "/" : folder) + PercentEncoding.PATH.encode(below);
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String done : folder.split("/", -1)) {
            segments.addLast(done);
        }
        segments.removeLast(); // what follows the folder's last slash is nothing
        if (segments.isEmpty()) {
            segments.addLast("");
        }
        String relative = startsWithSlash(written) ? written.substring(1) : written;
        String[] parts = relative.replace('\\', '/').split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            addSegment(segments, parts[i], i == parts.length - 1);
        }
        return String.join("/", segments);
    }

    /** Whether a path has no backslash and no segment that could be one or two dots: nearly every one. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean dot = c == '.' && (i == 0 || path.charAt(i - 1) == '/');
            if (c == '\\' || dot || (c == '%' && path.startsWith("%2", i))) {
                return false;
            }
        }
        return true;
    }

    private static void addSegment(Deque<String> segments, String part, boolean last) {
        String plain = part.replace("%2e", ".").replace("%2E", ".");
        boolean up = plain.equals("..");
        if (up && segments.size() > 1) {
            segments.removeLast();
        }
        if (up || plain.equals(".")) {
            if (last) {
                segments.addLast("");
            }
            return;
        }
        segments.addLast(PercentEncoding.PATH.encode(part));
    }

    /** What follows the authority, cut at the first question mark and the first hash. */
    private record Tail(String path, String query, String fragment) {
        static Tail of(String text) {
            int hash = text.indexOf('#');
            String fragment = hash < 0 ? null : text.substring(hash + 1);
            String rest = hash < 0 ? text : text.substring(0, hash);
            int question = rest.indexOf('?');
            return question < 0
                    ? new Tail(rest, null, fragment)
                    : new Tail(rest.substring(0, question), rest.substring(question + 1), fragment);
        }
    }
}
