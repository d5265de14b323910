package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.pressmark.index.CdxLine;
import org.pressmark.replay.rewrite.DocumentText;

/**
 * What a person reads on an archived page.
 *
 * @param title its title; empty where it has none
 * @param paragraphs its words, a paragraph each, blanks drawn together
 */
record ArticleText(String title, List<String> paragraphs) {
    /** Of what cannot be read. */
    static final ArticleText NONE = new ArticleText("", List.of());

    private static final int LONGEST = 4 << 20;
    private static final Set<String> UNREAD =
            Set.of("head", "script", "style", "noscript", "template", "svg", "textarea", "select");

    ArticleText {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Reads a capture; nothing where it is neither a page nor text. */
    static ArticleText of(OpenCollection collection, CdxLine line) throws IOException {
        try (Archived held = collection.open(line);
                InputStream in = held.body().decoded()) {
            MediaType type = MediaType.of(held.first("Content-Type").orElse(line.mime()));
            boolean page = type.isHtml() || type.base().equals("application/xhtml+xml");
            if (!page && !type.base().startsWith("text/")) {
                return NONE;
            }
            Optional<DocumentText> document = DocumentText.of(in.readNBytes(LONGEST), type.charset());
            String text = document.map(DocumentText::text).orElse("");
            return page
                    ? ofPage(text)
                    : new ArticleText("", text.lines().map(ArticleText::drawn).filter(p -> !p.isEmpty()).toList());
        }
    }

    private static ArticleText ofPage(String markup) {
        return ParsedPages.read(markup, "", ArticleText::ofTree);
    }

    private static ArticleText ofTree(Document page) {
        Paragraphs paragraphs = new Paragraphs();
        page.body().filter(paragraphs);
        paragraphs.end();
        return new ArticleText(page.title(), paragraphs.all);
    }

    private static String drawn(String text) {
        return text.replaceAll("[\\s\\u00A0\\u3000]+", " ").strip();
    }

    private static final class Paragraphs implements NodeFilter {
        private final List<String> all = new ArrayList<>();
        private final StringBuilder now = new StringBuilder();

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                now.append(text.getWholeText());
            } else if (node instanceof Element element) {
                if (UNREAD.contains(element.normalName())) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (ends(element)) {
                    end();
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && ends(element)) {
                end();
            }
            return FilterResult.CONTINUE;
        }

        private static boolean ends(Element element) {
            return element.isBlock() || element.normalName().equals("br") || element.normalName().equals("td");
        }

        private void end() {
            String paragraph = drawn(now.toString());
            now.setLength(0);
            if (!paragraph.isEmpty()) {
                all.add(paragraph);
            }
        }
    }
}
