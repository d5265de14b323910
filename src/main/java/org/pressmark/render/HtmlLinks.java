package org.pressmark.render;

import java.util.Optional;

/** Links in the author's own HTML: those to other seeds lead to their pages, every other character stays. */
final class HtmlLinks {
    private static final String NAME = "href";

    private HtmlLinks() {}

    static String toPages(String html, SeedPlace place) {
        StringBuilder out = null;
        int copied = 0;
        for (int at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            if (!isLinkAttribute(html, at) || at + 1 == html.length()) {
                continue;
            }
            char quote = html.charAt(at + 1);
            int end = quote == '"' || quote == '\'' ? closing(html, quote, at + 2) : -1;
            Optional<String> page = end < 0 ? Optional.empty() : place.page(html.substring(at + 2, end));
            if (page.isPresent()) {
                out = out == null ? new StringBuilder(html.length() + 64) : out;
                out.append(html, copied, at + 2).append(Escaping.html(page.get()));
                copied = end;
            }
        }
        return out == null ? html : out.append(html, copied, html.length()).toString();
    }

    private static boolean isLinkAttribute(String html, int equals) {
        int start = equals - NAME.length();
        return start > 0 && html.regionMatches(true, start, NAME, 0, NAME.length()) && html.charAt(start - 1) <= ' ';
    }

    /** Addresses are short: a quote that is never closed must not make every attribute read to the end. */
    private static int closing(String html, char quote, int from) {
        int limit = Math.min(html.length(), from + 4096);
        for (int i = from; i < limit; i++) {
            if (html.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }
}
