package org.pressmark.render;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attributes in braces, as kramdown, Pandoc, Hugo, MkDocs and Logseq let authors write them: <code>{: .wide}</code>,
 * <code>{#part}</code>, <code>{.wide width=50%}</code>, <code>{:height 300, :width 400}</code>, <code>{:toc}</code>.
 */
final class AttributeList {
    private static final int LONGEST = 200;
    private static final Pattern SIZE = Pattern.compile(
            "(?<![\\w-]):?(width|height)(?:\\s*=\\s*|\\s+)(?:\"(\\d{1,4}(?:px|%)?)\"|'(\\d{1,4}(?:px|%)?)'|(\\d{1,4}(?:px|%)?)(?![\\w.]))");
    /** What follows a brace behind a picture only in such a list: a mark, or a name with its value. */
    private static final Pattern BEHIND = Pattern.compile("\\{\\s{0,2}(?:[.#][\\w-]|:\\s?[.#\\w]|[a-z][\\w-]{1,30}=[^}=])");

    private final Map<String, String> sizes = new LinkedHashMap<>();
    private final boolean more;

    private AttributeList(String written) {
        StringBuilder rest = new StringBuilder();
        Matcher size = SIZE.matcher(written);
        while (size.find()) {
            String value = size.group(2) != null ? size.group(2) : size.group(3) != null ? size.group(3) : size.group(4);
            sizes.putIfAbsent(size.group(1), value.replace("px", ""));
            size.appendReplacement(rest, "");
        }
        this.more = size.appendTail(rest).chars().anyMatch(Character::isLetterOrDigit);
    }

    /** Reads a list with its braces. */
    static AttributeList of(String written) {
        return new AttributeList(written);
    }

    /** Where the list that starts at a brace ends; -1 where none does on this line. */
    static int end(String text, int start) {
        if (start + 2 >= text.length() || ":#.".indexOf(text.charAt(start + 1)) < 0) {
            return -1;
        }
        int limit = Math.min(text.length(), start + LONGEST);
        for (int i = start + 2; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '}') {
                return i > start + 2 ? i + 1 : -1;
            }
            if (c == '\n' || c == '{') {
                return -1;
            }
        }
        return -1;
    }

    /** Where the list ends that the text behind a picture or link begins with; 0 where it begins with none. */
    static int endBehind(String text) {
        int close = text.startsWith("{") ? text.indexOf('}') : -1;
        return close > 0 && close < LONGEST && BEHIND.matcher(text).lookingAt() ? close + 1 : 0;
    }

    /** Width and height, where they are given in a form a browser takes. */
    Map<String, String> sizes() {
        return sizes;
    }

    boolean hasSize() {
        return !sizes.isEmpty();
    }

    /** Whether it says more than a size. */
    boolean hasMore() {
        return more;
    }
}
