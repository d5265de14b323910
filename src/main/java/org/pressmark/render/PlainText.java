package org.pressmark.render;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words of a page: one line for each block, no markup, blanks as a reader sees them. */
final class PlainText implements NodeFilter {
    private final StringBuilder out = new StringBuilder();
    private int preformatted;

    private PlainText() {}

    static String of(Document page) {
        PlainText text = new PlainText();
        page.body().filter(text);
        return text.out.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text(words.getWholeText());
        } else if (node instanceof Element element) {
            switch (element.normalName()) {
                case "script", "style", "template", "iframe", "object", "svg", "select", "textarea" -> {
                    return FilterResult.SKIP_ENTIRELY;
                }
                case "br" -> out.append('\n');
                case "pre" -> preformatted++;
                case "td", "th" -> blank();
                default -> { }
            }
            if (element.isBlock()) {
                lineEnd();
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.normalName().equals("pre")) {
                preformatted--;
            }
            if (element.isBlock()) {
                lineEnd();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void text(String words) {
        if (preformatted > 0) {
            out.append(words);
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                blank();
            } else {
                out.append(c);
            }
        }
    }

    private void blank() {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ' && out.charAt(out.length() - 1) != '\n') {
            out.append(' ');
        }
    }

    private void lineEnd() {
        int end = out.length();
        while (preformatted == 0 && end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
    }
}
