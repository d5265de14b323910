package org.pressmark.replay;

import java.io.IOException;
import java.util.Optional;
import org.pressmark.index.CdxLine;

/** The page around an archived page: a bar that says what it is, and the page itself in a sandbox below. */
final class ArticleFrame {
    private static final int SHOWN = 500;
    private static final int TITLE_WITHIN = 256 << 10;

    private final Frame frame;
    private final Messages words;

    ArticleFrame(Frame frame) {
        this.frame = frame;
        this.words = frame.words();
    }

    /**
     * The page.
     *
     * @param address where the archived page itself is
     */
    String show(OpenCollection collection, Choice choice, String address, Request request) throws IOException {
        CdxLine line = choice.line();
        String title = collection.title(line, TITLE_WITHIN);
        Optional<PageInfo> info = PageInfo.of(collection, choice);
        String name = Titles.cut(title.isEmpty() ? line.url() : title, 300);
        Html html = frame.head(name)
                .markup("<body class=\"article\">\n<header class=\"bar\"><h1 dir=\"auto\">")
                .text(name)
                .markup("</h1>\n");
        frame.languages(html, request);
        html.markup("<ul>\n");
        item(html, words.text("article.captured", Times.second(line.timestamp())));
        info.ifPresent(page -> count(html, page));
        String source = ProvenanceGraph.of(collection, choice).claimedSource();
        if (!source.isEmpty()) {
            html.markup("<li>").text(words.text("provenance.source") + ": ").markup("<code>")
                    .text(Titles.cut(source, 200)).markup("</code></li>\n");
        }
        link(html, words.carried(collection.path()), words.text("article.list") + ": " + collection.name());
        link(html, frame.captures(collection, line.url()), words.text("article.captures", collection.count(choice.line())));
        neighbour(html, collection, choice.previous(), "article.earlier");
        neighbour(html, collection, choice.next(), "article.later");
        if (choice.previous() != null) {
            link(html, frame.changes(collection, choice.previous(), line), words.text("article.changes"));
        }
        if (choice.next() != null) {
            link(html, frame.changes(collection, line, choice.next()), words.text("article.changed"));
        }
        link(html, frame.about(collection, "provenance", line.timestamp(), line.url()), words.text("provenance.title"));
        link(html, frame.about(collection, "source", line.timestamp(), line.url()), words.text("source.title"));
        link(html, frame.about(collection, "record", line.timestamp(), line.url()), words.text("record.title"));
        link(html, collection.address(line.timestamp(), "id_", line.url()), words.text("article.bytes"));
        link(html, frame.about(collection, "attempts", line.timestamp(), line.url()), words.text("article.attempts"));
        html.markup("</ul>\n");
        info.filter(page -> !page.missing().isEmpty()).ifPresent(page -> missing(html, page));
        html.markup("</header>\n<main><iframe class=\"page\" sandbox=\"allow-scripts allow-forms\"");
        html.attribute("title", words.text("article.frame") + ": " + name);
        html.attribute("src", address);
        return html.markup("></iframe></main>\n</body>\n</html>\n").toString();
    }

    private void neighbour(Html html, OpenCollection collection, CdxLine line, String key) {
        if (line != null) {
            link(html, frame.reading(collection, line.timestamp(), line.url()),
                    words.text(key, words.day(Times.day(line.timestamp()))));
        }
    }

    private static void item(Html html, String text) {
        html.markup("<li>").text(text).markup("</li>\n");
    }

    private static void link(Html html, String href, String text) {
        html.markup("<li>").link(href, text).markup("</li>\n");
    }

    private void count(Html html, PageInfo page) {
        if (page.missing().isEmpty()) {
            item(html, page.assets() == 0 ? words.text("article.alone") : words.text("article.complete", page.assets()));
        } else {
            html.markup("<li class=\"warn\">").text(words.text("article.missing", page.missing().size())).markup("</li>\n");
        }
    }

    private void missing(Html html, PageInfo page) {
        html.markup("<details><summary>").text(words.text("article.missing.title")).markup("</summary>\n<ul>\n");
        page.missing().stream().limit(SHOWN).forEach(asset -> {
            String cause = words.orKey("cause.", asset.cause());
            String why = asset.status() > 0 ? cause + " (" + asset.status() + ")" : cause;
            html.markup("<li><code>").text(Titles.cut(asset.url(), 300)).markup("</code> ").text(why).markup("</li>\n");
        });
        html.markup("</ul></details>\n");
    }
}
