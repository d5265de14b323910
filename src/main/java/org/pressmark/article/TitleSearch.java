package org.pressmark.article;

import java.util.Optional;

/**
 * Looks for a title line by line: the first heading of any level that says something, else the first line that is
 * strong as a whole. Headings that only lead about the site are passed over.
 */
final class TitleSearch {
    private static final int MAX_TITLE = 300;
    private static final int MAX_SETEXT = 200;

    private String heading = "";
    private String strong = "";
    private String paragraph = "";
    private StringBuilder htmlHeading;

    /** Takes the next line outside code fences. Cheap once a heading is found. */
    void line(TextLine line) {
        if (!heading.isEmpty()) {
            return;
        }
        String text = line.stripped();
        if (htmlHeading != null || startsHtmlHeading(text)) {
            html(text);
        } else if (isUnderline(text) && !paragraph.isEmpty() && indent(line) < 4) {
            take(paragraph);
            paragraph = "";
        } else if (text.startsWith("#") && indent(line) < 4) {
            atx(text);
            paragraph = "";
        } else {
            strong(text);
            paragraph = paragraphWith(text, line);
        }
    }

    /** The title found. */
    Optional<String> title() {
        if (!heading.isEmpty()) {
            return Optional.of(heading);
        }
        return strong.isEmpty() ? Optional.empty() : Optional.of(strong);
    }

    private void atx(String text) {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        boolean tag = level < text.length() && !Character.isWhitespace(text.charAt(level)) && text.charAt(level) < 128;
        if (level > 6 || (tag && level == 1) || (tag && Character.isDigit(text.charAt(level)))) {
            return;
        }
        String inside = text.substring(level).strip();
        int end = inside.length();
        while (end > 0 && inside.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed = end < inside.length() && (end == 0 || inside.charAt(end - 1) == ' ');
        take(withoutMarks(closed ? inside.substring(0, end) : inside));
    }

    /** Heading marks that somebody put before a line that had them already. */
    private static String withoutMarks(String text) {
        return text.startsWith("#") ? text.replaceFirst("^(?:#{1,6}\\s+){1,6}", "") : text;
    }

    private void take(String raw) {
        String text = raw.replaceAll("\\s\\{[#.:][^{}]{0,200}\\}\\s*$", "");
        if (!Navigation.is(text)) {
            heading = bounded(InlineText.plain(text));
        }
    }

    private static boolean startsHtmlHeading(String text) {
        return text.length() > 3 && text.charAt(0) == '<' && (text.charAt(1) | 32) == 'h'
                && text.charAt(2) >= '1' && text.charAt(2) <= '6' && " >\t".indexOf(text.charAt(3)) >= 0;
    }

    private void html(String text) {
        htmlHeading = htmlHeading == null ? new StringBuilder() : htmlHeading.append(' ');
        htmlHeading.append(text);
        int end = Math.max(htmlHeading.indexOf("</h"), htmlHeading.indexOf("</H"));
        if (end >= 0 || htmlHeading.length() > 2000) {
            take(htmlHeading.substring(0, end < 0 ? 0 : end));
            htmlHeading = null;
        }
    }

    private static boolean isUnderline(String text) {
        if (text.isEmpty() || (text.charAt(0) != '=' && text.charAt(0) != '-')) {
            return false;
        }
        return text.chars().allMatch(c -> c == text.charAt(0));
    }

    /** The paragraph so far, which an underline would make a heading; too much text is no heading for anybody. */
    private String paragraphWith(String text, TextLine line) {
        boolean breaks = text.isEmpty() || (indent(line) >= 4 && paragraph.isEmpty())
                || (">|-+*<!".indexOf(text.charAt(0)) >= 0 && !text.startsWith("**"));
        if (breaks || paragraph.length() + text.length() > MAX_SETEXT) {
            return "";
        }
        return paragraph.isEmpty() ? text : paragraph + " " + text;
    }

    private void strong(String text) {
        if (!strong.isEmpty() || text.length() < 3 || text.length() > MAX_TITLE) {
            return;
        }
        String inside = between(text, "**", "**");
        inside = inside.isEmpty() ? between(text, "__", "__") : inside;
        inside = inside.isEmpty() ? between(text, "<strong>", "</strong>") : inside;
        inside = inside.isEmpty() ? between(text, "<b>", "</b>") : inside;
        if (!inside.isEmpty() && !Navigation.is(inside)) {
            strong = bounded(InlineText.plain(inside));
        }
    }

    private static String between(String text, String open, String close) {
        boolean whole = text.startsWith(open) && text.endsWith(close) && text.length() > open.length() + close.length();
        String inside = whole ? text.substring(open.length(), text.length() - close.length()) : "";
        return inside.contains(open) || inside.contains(close) ? "" : inside;
    }

    private static int indent(TextLine line) {
        int i = line.from();
        while (i < line.to() && line.whole().charAt(i) == ' ') {
            i++;
        }
        return i < line.to() && line.whole().charAt(i) == '\t' ? 4 : i - line.from();
    }

    /** One line no longer than any title. */
    static String bounded(String title) {
        return title.length() <= MAX_TITLE ? title : title.substring(0, title.offsetByCodePoints(0,
                title.codePointCount(0, MAX_TITLE) - 1)).strip() + "…";
    }
}
