package org.pressmark.replay;

import java.util.function.Consumer;

/** What all our own pages share: head, bar on top, main part. */
final class Frame {
    private final Messages words;

    Frame(Messages words) {
        this.words = words;
    }

    Messages words() {
        return words;
    }

    /** A page with a bar on top. */
    String page(String title, Consumer<Html> main) {
        Html html = head(title).markup("<body>\n<a class=\"skip\" href=\"#main\">").text(words.text("skip"));
        html.markup("</a>\n<header class=\"top\"><a class=\"product\" href=\"/\">").text(words.text("product"));
        html.markup("</a></header>\n<main id=\"main\">\n");
        main.accept(html);
        return html.markup("</main>\n</body>\n</html>\n").toString();
    }

    /** A page whose body is wholly the caller's. */
    Html head(String title) {
        Html html = new Html().markup("<!DOCTYPE html>\n<html").attribute("lang", words.language()).markup(">\n<head>\n");
        html.markup("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.text(title).markup(" · ").text(words.text("product"));
        return html.markup("</title>\n<link rel=\"stylesheet\" href=\"/static/style.css\">\n</head>\n");
    }

    /** A page that says what is wrong. */
    Reply error(int status, String titleKey, Consumer<Html> explanation) {
        String page = page(words.text(titleKey), html -> {
            html.markup("<h1>").text(words.text(titleKey)).markup("</h1>\n");
            explanation.accept(html);
        });
        return html(status, page);
    }

    static Reply html(int status, String page) {
        return Reply.of(status, "text/html; charset=utf-8", page);
    }
}
