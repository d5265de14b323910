package org.pressmark.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pressmark.article.Article;

/** The page around the body: head, header, footer. Everything from the article is escaped here. */
final class PageFrame {
    private static final int MOST_RIGHTS = 5;

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug");

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{max-width:42rem;margin:0 auto;padding:1rem;font:1.05rem/1.7 system-ui,sans-serif;overflow-wrap:break-word}
            h1{line-height:1.3}
            img,video,iframe,svg{max-width:100%;height:auto}
            pre,code{background:#8882;border-radius:.2rem}
            pre{overflow-x:auto;padding:.6rem .8rem;line-height:1.45}
            pre code{background:none}
            table{border-collapse:collapse;display:block;overflow-x:auto}
            th,td{border:1px solid;padding:.2rem .5rem}
            blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:.2rem solid}
            header p,footer{font-size:.9rem;opacity:.8}
            .footnotes{margin-top:2rem;border-top:1px solid #8886;font-size:.9rem}
            footer{margin-top:3rem;border-top:1px solid;clear:both}
            @media print{body{max-width:none;padding:0}pre{white-space:pre-wrap}h1,h2,h3{break-after:avoid}}
            """;

    private final String generator;

    PageFrame(String generator) {
        this.generator = generator;
    }

    /** A page around a well-formed body. */
    String around(Article article, String seedPath, CharSequence body) {
        StringBuilder page = new StringBuilder(body.length() + 3000);
        Optional<String> cover = cover(article, body);
        head(page, article, cover);
        page.append("<body>\n<header>\n<h1>").append(Escaping.line(article.title())).append("</h1>\n");
        byLine(page, article);
        cover.ifPresent(address -> page.append("<p><img src=\"")
                .append(Escaping.html(address))
                .append("\" alt=\"\"></p>\n"));
        claim(page, article);
        page.append("</header>\n<main>\n").append(body).append("</main>\n");
        footer(page, article, seedPath);
        return page.append("</body>\n</html>\n").toString();
    }

    /**
     * The references of the page around a body: a claimed source, then the body's, then the seed.
     *
     * @return empty where they are so odd that they must be read from the page
     */
    Optional<References> around(Article article, String seedPath, References body) {
        List<String> links = new ArrayList<>();
        article.claim().map(Article.Claim::url).filter(PageFrame::isWeb).ifPresent(links::add);
        links.addAll(body.links());
        links.add(seedReference(seedPath));
        List<String> images = new ArrayList<>(article.pictures());
        images.addAll(body.images());
        boolean odd = links.stream().anyMatch(PageFrame::isOdd) || images.stream().anyMatch(PageFrame::isOdd);
        return odd ? Optional.empty() : Optional.of(new References(images, links));
    }

    /** The picture to be shown above the body, unless the body shows it itself. */
    private static Optional<String> cover(Article article, CharSequence body) {
        return article.pictures().stream().findFirst()
                .filter(address -> body.toString().indexOf("\"" + Escaping.html(address) + "\"") < 0);
    }

    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Controls, format characters and halves of pairs, which a page does not carry as they are. */
    private static boolean isOdd(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            boolean plain = (c >= ' ' && c < 0x7F) || (c >= 0xA1 && c < 0x2000) || (c >= 0x3000 && c < 0xD800);
            if (!plain) {
                return true;
            }
        }
        return false;
    }

    private static String seedReference(String seedPath) {
        return Escaping.fileReference(seedPath.substring(seedPath.lastIndexOf('/') + 1));
    }

    private void head(StringBuilder page, Article article, Optional<String> cover) {
        String language = article.language().equals("und") ? "" : article.language();
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        page.append("<!doctype html>\n<html lang=\"").append(Escaping.line(language)).append("\" dir=\"")
                .append(RIGHT_TO_LEFT.contains(primary) ? "rtl" : "ltr")
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Escaping.line(article.title())).append("</title>\n");
        meta(page, "generator", generator);
        meta(page, "author", String.join(", ", article.authors()));
        meta(page, "description", article.description());
        meta(page, "keywords", String.join(", ", article.tags()));
        article.pictures().stream().filter(address -> !cover.equals(Optional.of(address))).forEach(address -> page
                .append("<meta property=\"og:image\" content=\"").append(Escaping.html(address)).append("\">\n"));
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n");
    }

    private static void meta(StringBuilder page, String name, String content) {
        if (!content.isBlank()) {
            page.append("<meta name=\"").append(name).append("\" content=\"").append(Escaping.line(content)).append("\">\n");
        }
    }

    private static void byLine(StringBuilder page, Article article) {
        List<String> authors = article.authors();
        if (!authors.isEmpty() || article.published().isPresent()) {
            page.append("<p>");
            for (int i = 0; i < authors.size(); i++) {
                page.append(i == 0 ? "" : ", ").append("<bdi>").append(Escaping.line(authors.get(i))).append("</bdi>");
            }
            article.published().map(Escaping::line).ifPresent(date -> page
                    .append(authors.isEmpty() ? "" : " · ")
                    .append("<time datetime=\"").append(date).append("\">").append(date.replace('T', ' '))
                    .append("</time>"));
            page.append("</p>\n");
        }
        if (!article.tags().isEmpty()) {
            page.append("<p>");
            article.tags().forEach(tag -> page.append("<bdi>#").append(Escaping.line(tag)).append("</bdi> "));
            page.append("</p>\n");
        }
    }

    private static void claim(StringBuilder page, Article article) {
        article.claim().ifPresent(claim -> {
            Words words = Words.of(article.language());
            String url = Escaping.line(claim.url());
            boolean web = isWeb(claim.url());
            page.append("<p>").append(words.claimedSource).append(": ");
            page.append(web ? "<a rel=\"external nofollow\" href=\"" + url + "\"><bdi>" + url + "</bdi></a>" : url);
            page.append(" (").append(words.line).append(' ').append(claim.line()).append(": <q>")
                    .append(Escaping.line(claim.evidence())).append("</q>)</p>\n");
        });
    }

    /** The article's own words about what may be done with it, as a quotation. */
    private static void rights(StringBuilder page, Article article, Words words) {
        for (Article.Quote quote : article.rights().subList(0, Math.min(MOST_RIGHTS, article.rights().size()))) {
            page.append("<p>").append(words.rights).append(" (").append(words.line).append(' ').append(quote.line())
                    .append("): <q>").append(Escaping.line(quote.text())).append("</q></p>\n");
        }
    }

    private void footer(StringBuilder page, Article article, String seedPath) {
        Words words = Words.of(article.language());
        Article.Encoding encoding = article.encoding();
        boolean foreign = words == Words.ENGLISH && !article.language().startsWith("en");
        page.append(foreign ? "<footer lang=\"en\" dir=\"ltr\">\n" : "<footer>\n");
        rights(page, article, words);
        page.append("<p>").append(words.madeBy).append(' ').append(Escaping.line(generator)).append(' ')
                .append(words.from).append(" <a href=\"").append(Escaping.html(seedReference(seedPath)))
                .append("\"><bdi>").append(Escaping.line(seedPath)).append("</bdi></a> (").append(words.readAs).append(' ')
                .append(Escaping.line(encoding.charset())).append(", ").append(Escaping.line(encoding.reason()));
        if (encoding.confidence() < 1) {
            page.append(", ").append(words.confidence).append(' ')
                    .append((int) (encoding.confidence() * 100)).append('%');
        }
        page.append(")</p>\n</footer>\n");
    }
}
