package org.pressmark.render;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
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
            AutolinkExtension.create(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create());

    private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();

    MarkedUp render(Article article, SeedPlace place, Report report) {
        SiteSyntax syntax = new SiteSyntax(place, report);
        Parser parser = Parser.builder()
                .extensions(EXTENSIONS)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .inlineParserFactory(context -> new MendingInlineParser(context, syntax))
                .build();
        Node document = parser.parse(article.body());
        NodeFinishing finishing = new NodeFinishing(article.title(), place, report);
        document.accept(finishing);
        NodeText text = new NodeText();
        document.accept(text);
        return new MarkedUp(renderer.render(document), text.toString(), finishing.foundHtml());
    }
}
