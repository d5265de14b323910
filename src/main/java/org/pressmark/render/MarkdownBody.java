package org.pressmark.render;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.pressmark.article.Article;

/** Markdown as HTML: CommonMark with the extensions people use. Thread-safe. */
final class MarkdownBody {
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            new BareAddresses(),
            TaskListItemsExtension.create(),
            new Footnotes());

    /**
     * Every character of these may become an object of some hundred bytes. So many fit well into a heap of 768 MB with all
     * else; half a million images have 1.5 million.
     */
    private static final int MOST_MARKUP = 2_000_000;

    private static final String MARKUP = "*_`~[]<&|\\\n";

    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> ImageSize.PROVIDER)
            .build();

    /** Whether the parsed tree of a body fits into memory. */
    static boolean isBearable(String body) {
        if (body.length() < MOST_MARKUP) {
            return true;
        }
        int marks = 0;
        char before = '\n';
        for (int i = 0; i < body.length() && marks < MOST_MARKUP; i++) {
            char c = body.charAt(i);
            boolean emptyLine = c == '\n' && before == '\n';
            marks += c < 0x80 && !emptyLine && MARKUP.indexOf(c) >= 0 ? 1 : 0;
            before = c;
        }
        return marks < MOST_MARKUP;
    }

    MarkedUp render(Article article, SeedPlace place, Report report) {
        SiteSyntax syntax = new SiteSyntax(place, report);
        Parser parser = Parser.builder()
                .extensions(EXTENSIONS)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .inlineParserFactory(context -> new MendingInlineParser(context, syntax))
                .build();
        Node document = parser.parse(withDefinitions(withBlocks(article.body()), syntax));
        NodeFinishing finishing = new NodeFinishing(article.title(), place, syntax, report);
        document.accept(finishing);
        NodeText text = new NodeText(article.body().length());
        document.accept(text);
        StringBuilder html = new StringBuilder(article.body().length() + article.body().length() / 4 + 256);
        renderer.render(document, html);
        return new MarkedUp(html, text.toString(), finishing.references());
    }

    /** What of a dialect goes over lines, in forms the block parser reads as meant. */
    private static String withBlocks(String body) {
        return HiddenText.commented(OpenShortcodes.closed(CodeTags.fenced(IndentedBlocks.outdented(body))));
    }

    /** Templates in link reference definitions: the block parser reads those before any inline text is seen. */
    private static String withDefinitions(String body, SiteSyntax syntax) {
        if (!body.contains("]: {") && !body.contains("]:{")) {
            return body;
        }
        StringBuilder out = new StringBuilder(body.length());
        int line = 1;
        for (int start = 0; start < body.length(); line++) {
            int end = body.indexOf('\n', start);
            int next = end < 0 ? body.length() : end + 1;
            String written = body.substring(start, next);
            boolean definition = written.startsWith("[") && (written.contains("]: {") || written.contains("]:{"));
            out.append(definition ? syntax.expandIn(written, line) : written);
            start = next;
        }
        return out.toString();
    }
}
