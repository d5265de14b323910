package org.pressmark.article;

/** Whether a text file is Markdown: a link, an image, a heading, a fence, strong words or a list of links. */
final class MarkdownSigns {
    private MarkdownSigns() {}

    static boolean in(String text, int from) {
        return text.indexOf("](", from) >= 0
                || text.indexOf("\n```", from) >= 0
                || text.indexOf("\n* * *", from) >= 0
                || hasPair(text, "**", from)
                || hasHeading(text, from);
    }

    private static boolean hasPair(String text, String mark, int from) {
        int open = text.indexOf(mark, from);
        int close = open < 0 ? -1 : text.indexOf(mark, open + 2);
        return close > open + 2 && text.substring(open, Math.min(close, open + 500)).indexOf('\n') < 0;
    }

    private static boolean hasHeading(String text, int from) {
        int at = text.startsWith("#", from) ? from : text.indexOf("\n#", from);
        while (at >= 0) {
            int i = text.charAt(at) == '\n' ? at + 1 : at;
            while (i < text.length() && text.charAt(i) == '#') {
                i++;
            }
            if (i < text.length() && text.charAt(i) == ' ') {
                return true;
            }
            at = text.indexOf("\n#", at + 1);
        }
        return false;
    }
}
