package org.pressmark.render;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.internal.FootnoteBlockParser;
import org.commonmark.ext.footnotes.internal.FootnoteHtmlNodeRenderer;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Footnotes as GitHub has them: {@code words[^1]} and {@code [^1]: note}.
 *
 * <p>The library's extension is older than its core and was built against another signature of {@link LinkInfo}; its
 * own link processor fails at the first bracket. Its block parser and renderer work, so only that one part is here.
 */
final class Footnotes implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension, LinkProcessor {

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(new FootnoteBlockParser.Factory()).linkProcessor(this);
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(FootnoteHtmlNodeRenderer::new);
    }

    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        String text = link.destination() == null && link.label() == null ? link.text(scanner) : "";
        boolean reference = text.length() > 1 && text.charAt(0) == '^'
                && context.getDefinition(FootnoteDefinition.class, text.substring(1)) != null;
        return reference
                ? LinkResult.replaceWith(new FootnoteReference(text.substring(1)), link.afterTextBracket())
                : LinkResult.none();
    }
}
