package org.pressmark.render;

/**
 * Attributes in braces, as kramdown, Pandoc and Hugo let authors write them: <code>{: .wide}</code>, <code>{#part}</code>,
 * <code>{.wide width=50%}</code>, <code>{:toc}</code>.
 */
final class AttributeList {
    private static final int LONGEST = 200;

    private AttributeList() {}

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
}
