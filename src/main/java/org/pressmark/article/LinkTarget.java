package org.pressmark.article;

import java.util.Optional;

/** Finds addresses in a line: Markdown link targets, HTML attributes, bare addresses. */
final class LinkTarget {
    private static final int MAX_URL = 4000;
    private static final String ENDS = " \t\r\n<>\"'`）】》」，。；、！？（\u3000";

    private LinkTarget() {}

    /** The first address in a part of a text that names a place on the web: not a link into the site the text is on. */
    static Optional<String> first(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ']' && i + 1 < to && text.charAt(i + 1) == '(') {
                int end = end(text, i + 1, to);
                String target = end > 0 ? unwrap(text.substring(i + 2, end - 1)) : "";
                if (isWeb(target, 0) || target.startsWith("//")) {
                    return Optional.of(target);
                }
            } else if (c == 'h' && isWeb(text, i)) {
                return Optional.of(bare(text, i, to));
            }
        }
        return Optional.empty();
    }

    /** Whether {@code http://} or {@code https://} stands at this place. */
    static boolean isWeb(String text, int at) {
        return text.startsWith("http://", at) || text.startsWith("https://", at);
    }

    /** The index behind the bracket that closes {@code (target "title")}; 0 where none does. */
    static int end(String text, int open, int to) {
        int depth = 0;
        int limit = Math.min(to, open + MAX_URL);
        for (int i = open; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String bare(String text, int from, int to) {
        int end = from;
        int limit = Math.min(to, from + MAX_URL);
        int depth = 0;
        while (end < limit && ENDS.indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || c == ']') {
                break;
            }
            end++;
        }
        while (end > from && ".,;:!?*_".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return unescape(text.substring(from, end));
    }

    /** A link's target without its angle brackets and title. */
    private static String unwrap(String inside) {
        String target = inside.strip();
        if (target.startsWith("<") && target.indexOf('>') > 0) {
            return target.substring(1, target.indexOf('>'));
        }
        int blank = target.indexOf(' ');
        return unescape(blank > 0 ? target.substring(0, blank) : target);
    }

    private static String unescape(String url) {
        return url.indexOf('\\') < 0 ? url : url.replaceAll("\\\\([!-/:-@\\[-`{-~])", "$1");
    }
}
