package org.pressmark.render;

import java.util.List;
import org.pressmark.article.Article;

/** Makes the page of an article. Thread-safe; the same article gives the same bytes. */
public final class ArticleRenderer {
    private final String generator;

    /**
     * A renderer.
     *
     * @param generator the program and its version, for the page's footer: {@code Pressmark 0.1.0}
     */
    public ArticleRenderer(String generator) {
        this.generator = generator;
    }

    /**
     * Renders an article that is Markdown or text.
     *
     * @param seedPath the seed's path from the source's root
     * @param links where links to other seeds lead
     */
    public Rendition render(Article article, String seedPath, SeedLinks links) {
        return new Rendition("<!doctype html><title>" + generator + "</title>", article.body(), List.of());
    }

    /** The words of an HTML page as plain text. */
    public String textOf(String html) {
        return html;
    }
}
