package org.pressmark.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.article.Article;

/** Articles for tests: only what matters is said. */
final class Articles {
    private Articles() {}

    static Article markdown(String body) {
        return article("A title of its own", "en", Article.Format.MARKDOWN, body);
    }

    static Article text(String body) {
        return article("A title of its own", "en", Article.Format.TEXT, body);
    }

    static Article article(String title, String language, Article.Format format, String body) {
        return new Article(
                title, List.of(), Optional.empty(), language, List.of(), "", format,
                new Article.Encoding("UTF-8", "utf-8-valid", 1, false), body, 1, List.of(),
                Optional.empty(), Optional.empty(),
                List.of(), List.of());
    }

    /** The body's HTML alone, as it stands in the page. */
    static String body(String markdown) {
        return bodyOf(markdown(markdown), "notes/here.md", SeedLinks.NONE);
    }

    static String bodyOf(Article article, String seedPath, SeedLinks links) {
        return bodyIn(new ArticleRenderer("Pressmark 0").render(article, seedPath, links).html());
    }

    static String bodyIn(String page) {
        return page.substring(page.indexOf("<main>\n") + 7, page.lastIndexOf("</main>")).strip();
    }

    /** Seeds by path, with their pages. */
    static SeedLinks seeds(Map<String, String> pages) {
        return new SeedLinks() {
            @Override
            public Optional<String> page(String path) {
                return Optional.ofNullable(pages.get(path));
            }

            @Override
            public Optional<String> pageNamed(String name) {
                return pages.entrySet().stream()
                        .filter(seed -> seed.getKey().matches("(.*/)?\\Q" + name + "\\E\\.[a-z]+"))
                        .map(Map.Entry::getValue)
                        .findFirst();
            }
        };
    }
}
