package org.pressmark.render;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.pressmark.article.Article;

/** Makes the page of an article. Thread-safe; the same article gives the same bytes. */
public final class ArticleRenderer {
    private final PageFrame frame;
    private final MarkdownBody markdown = new MarkdownBody();

    /**
     * A renderer.
     *
     * @param generator the program and its version, for the page's footer: {@code Pressmark 0.1.0}
     */
    public ArticleRenderer(String generator) {
        this.frame = new PageFrame(generator);
    }

    /**
     * Renders an article that is Markdown or text; the body of one that is HTML is put into the page as it is.
     *
     * @param seedPath the seed's path from the source's root
     * @param links where links to other seeds lead
     */
    public Rendition render(Article article, String seedPath, SeedLinks links) {
        Report report = new Report(article.bodyLine());
        MarkedUp body = switch (article.format()) {
            case MARKDOWN -> MarkdownBody.isBearable(article.body())
                    ? markdown.render(article, new SeedPlace(seedPath, links), report)
                    : unparsed(article, report);
            case TEXT -> TextBody.of(article.body());
            case HTML -> new MarkedUp(article.body(), textOf(Jsoup.parse(article.body())), Optional.empty());
        };
        boolean wellFormed = Escaping.isWellFormed(article.body()) && !article.body().contains("&#");
        CharSequence html = wellFormed ? body.html() : Escaping.wellFormed(body.html().toString());
        String page = frame.around(article, seedPath, html);
        if (body.raw() && !endsAsMeant(page)) {
            page = frame.around(article, seedPath, Jsoup.parseBodyFragment(html.toString()).body().html() + "\n");
            report.add("html-unclosed", "raw HTML in the article was not closed; it was closed at its end", 0);
        }
        Optional<References> references = body.references().flatMap(inside -> frame.around(article, seedPath, inside));
        return new Rendition(page, wellFormed ? body.text() : Escaping.wellFormed(body.text()), references,
                report.findings());
    }

    private static MarkedUp unparsed(Article article, Report report) {
        report.add("markup-too-dense", "there is too much markup to be parsed; the article is shown as plain text", 0);
        return TextBody.of(article.body());
    }

    /** The words of an HTML page as plain text: a line for each block, without scripts and styles. */
    public String textOf(Document page) {
        return Escaping.wellFormed(PlainText.of(page));
    }

    /** Whether raw HTML, a comment or a script left open has not swallowed the end of the page. */
    private static boolean endsAsMeant(String page) {
        Document parsed = Jsoup.parse(page);
        return parsed.body().children().is("body > main") && parsed.body().children().is("body > footer");
    }
}
