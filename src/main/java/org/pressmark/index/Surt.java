package org.pressmark.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The key under which captures of an address are sorted: {@code https://www.Example.org/A/?b&a} is found under
 * {@code org,example)/a?a&b}.
 *
 * <p>Gives what the Python package surt gives, because pywb and cdxj-indexer use that and their indexes and ours are
 * to be mixed: scheme, user, fragment, the scheme's own port and {@code www} in front of the host are dropped; the host
 * is reversed; escapes are taken off until none is left, then put on once; all is in lower case; doubled and last
 * slashes and session ids go; the query is sorted. For ordinary addresses that is the key of every other tool too.
 * Addresses of {@code urn:} stay as they are, as in pywb and warcio.js, for their parts are no paths.
 *
 * <p>A key is always ASCII without blanks.
 */
public final class Surt {
    private Surt() {}

    /** The key of an address as it stands in WARC-Target-URI; {@code -} for an empty one. */
    public static String key(String url) {
        String text = withoutLineEnds(url.strip());
        if (text.isEmpty()) {
            return "-";
        }
        if (isKeptWhole(text)) {
            return SurtBytes.escapeNonAscii(text);
        }
        int from = 0;
        while (startsWithHttp(text, from) && startsWithHttp(text, text.indexOf("//", from) + 2)) {
            from = text.indexOf("//", from) + 2; // people write http://https://host
        }
        text = text.substring(from);
        int colon = schemeEnd(text);
        String full = colon < 0 ? "http://" + text : text;
        return key(Parts.of(full, colon < 0 ? 4 : colon));
    }

    /** The key of an answer to another request than GET, by what stands for its method and body. */
    public static String key(String url, String form) {
        int hash = url.indexOf('#');
        String bare = hash < 0 ? url : url.substring(0, hash);
        return key(bare + (bare.indexOf('?') < 0 ? '?' : '&') + form);
    }

    private static boolean startsWithHttp(String text, int at) {
        return text.startsWith("http://", at) || text.startsWith("https://", at);
    }

    private static boolean isKeptWhole(String text) {
        return text.startsWith("urn:")
                || text.startsWith("dns:")
                || text.startsWith("filedesc:")
                || text.startsWith("warcinfo:");
    }

    private static String key(Parts parts) {
        String query = parts.query == null ? "" : SurtQuery.canonical(parts.query);
        String tail = query.isEmpty() ? "" : "?" + query;
        if (parts.authority == null) {
            return parts.scheme + ":" + SurtBytes.lower(path(parts.path)) + tail;
        }
        String path = SurtQuery.withoutPathSession(SurtBytes.lower(path(parts.path)));
        String folder = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return SurtHost.key(parts.authority, parts.scheme) + ")" + (folder.isEmpty() ? "/" : folder) + tail;
    }

    private static String path(String written) {
        String plain = SurtBytes.unescaped(written);
        String folded = plain.startsWith("/") || plain.isEmpty() ? folded(plain) : plain;
        return SurtBytes.escape(folded.getBytes(StandardCharsets.ISO_8859_1), "");
    }

    /** Without dot segments and doubled slashes; what has no slash at its end gets none. */
    private static String folded(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean folder = segments[segments.length - 1].isEmpty() && !kept.isEmpty();
        return "/" + String.join("/", kept) + (folder ? "/" : "");
    }

    private static String withoutLineEnds(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().filter(c -> c != '\n' && c != '\r' && c != '\t').forEach(c -> out.append((char) c));
        return out.toString();
    }

    /** Where the colon behind the scheme stands; -1 where there is no scheme. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (c == ':' && i > 0) {
                return i;
            }
            if (!letter && !(later && i > 0)) {
                return -1;
            }
        }
        return -1;
    }

    /** An address cut at its delimiters; what is not there is null, and the authority is never empty. */
    private record Parts(String scheme, String authority, String path, String query) {
        static Parts of(String text, int colon) {
            String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
            int hash = text.indexOf('#');
            String rest = text.substring(colon + 1, hash < 0 ? text.length() : Math.max(hash, colon + 1));
            if (scheme.startsWith("http")) {
                rest = "//" + withoutSlashes(rest); // people write http:/host and http:////host
            }
            int question = rest.indexOf('?');
            String query = question < 0 ? null : rest.substring(question + 1);
            String front = question < 0 ? rest : rest.substring(0, question);
            if (!front.startsWith("//")) {
                return new Parts(scheme, null, front, query);
            }
            int slash = front.indexOf('/', 2);
            String authority = front.substring(2, slash < 0 ? front.length() : slash);
            String path = slash < 0 ? "" : front.substring(slash);
            return new Parts(scheme, authority.isEmpty() ? null : authority, path, query);
        }

        private static String withoutSlashes(String text) {
            int from = 0;
            while (from < text.length() && text.charAt(from) == '/') {
                from++;
            }
            return text.substring(from);
        }
    }
}
