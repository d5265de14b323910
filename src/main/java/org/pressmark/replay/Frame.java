package org.pressmark.replay;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.index.CdxLine;

/** What all our own pages share: head, bar on top, main part. */
final class Frame {
    /** Each language in its own words, in every language of the interface. */
    private static final List<String[]> LANGUAGES = List.of(
            new String[] {"en", "English"}, new String[] {"zh-Hans", "简体中文"}, new String[] {"zh-Hant", "繁體中文"});

    private static final Pattern ADDRESS_IN_PATH = Pattern.compile(
            "/(?<collection>[^/?]+)/(?:(?<page>attempts|\\*)/)?(?:(?<at>[0-9]{1,14})/)?(?<url>[A-Za-z][A-Za-z0-9+.-]*:.*)", Pattern.DOTALL);

    private final Messages words;

    Frame(Messages words) {
        this.words = words;
    }

    Messages words() {
        return words;
    }

    /** All captures of an address. */
    String captures(OpenCollection collection, String url) {
        return words.isChosen()
                ? words.carried(collection.path() + "captures?url=" + PathText.encode(url))
                : collection.address("*", "", url);
    }

    /** Where a capture is shown in its frame, in the language the reader has chosen. */
    String reading(OpenCollection collection, String timestamp, String url) {
        return words.isChosen()
                ? words.carried(collection.path() + "read?at=" + timestamp + "&url=" + PathText.encode(url))
                : collection.address(timestamp, "", url);
    }

    /** A page of ours about a capture. */
    String about(OpenCollection collection, String page, String timestamp, String url) {
        return words.carried(collection.path() + page + "?at=" + timestamp + "&url=" + PathText.encode(url));
    }

    /** The page that compares two captures. */
    String changes(OpenCollection collection, CdxLine earlier, CdxLine later) {
        return words.carried(collection.path() + "changes?from=" + earlier.timestamp() + "&to=" + later.timestamp() + "&url="
                + PathText.encode(later.url()));
    }

    /** What a page about a capture begins with: the page's name, the way to the capture, and when it was made. */
    void heading(Html html, OpenCollection collection, Choice choice, String key) {
        html.element("h1", words.text(key)).markup("\n<p>");
        html.link(reading(collection, choice.line().timestamp(), choice.line().url()), Titles.cut(choice.line().url(), 300));
        html.markup("</p>\n<p class=\"soft\">")
                .text(words.text("article.captured", Times.second(choice.line().timestamp())))
                .markup("</p>\n");
    }

    /** A page with a bar on top. */
    String page(Request request, String title, Consumer<Html> main) {
        Html html = head(title).markup("<body>\n<a class=\"skip\" href=\"#main\">").text(words.text("skip"));
        html.markup("</a>\n<header class=\"top\"><a class=\"product\"").attribute("href", words.carried("/")).markup(">");
        html.text(words.text("product")).markup("</a>\n");
        html.markup("<nav")
                .attribute("aria-label", words.text("nav"))
                .markup(">")
                .link(words.carried("/search"), words.text("search.title"));
        html.markup("\n</nav>\n");
        languages(html, request);
        html.markup("</header>\n<main id=\"main\">\n");
        main.accept(html);
        return html.markup("</main>\n</body>\n</html>\n").toString();
    }

    /** Ways to the same page in every language. */
    void languages(Html html, Request request) {
        String here = asQuery(request);
        html.markup("<nav class=\"languages\"").attribute("aria-label", words.text("languages")).markup(">");
        for (String[] language : LANGUAGES) {
            html.markup("<a")
                    .attribute("href", here + "lang=" + language[0])
                    .attribute("lang", language[0])
                    .attribute("hreflang", language[0]);
            html.markup(language[0].equals(words.language()) ? " aria-current=\"true\">" : ">")
                    .text(language[1])
                    .markup("</a>\n");
        }
        html.markup("</nav>");
    }

    /** The address of this page with another parameter to follow; an archived address in a path becomes a parameter. */
    private static String asQuery(Request request) {
        String whole = request.path() + request.query().map(query -> "?" + query).orElse("");
        Matcher inPath = ADDRESS_IN_PATH.matcher(whole);
        if (inPath.matches()) {
            String page = inPath.group("page") == null ? "read" : inPath.group("page").equals("*") ? "captures" : "attempts";
            String at = inPath.group("at") == null ? "" : inPath.group("at");
            return "/" + inPath.group("collection") + "/" + page + "?at=" + at + "&url="
                    + PathText.encode(inPath.group("url")) + "&";
        }
        StringBuilder query = new StringBuilder("?");
        for (String pair : request.query().orElse("").split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith("lang=")) {
                query.append(pair).append('&');
            }
        }
        return query.toString();
    }

    /** A page whose body is wholly the caller's. */
    Html head(String title) {
        Html html = new Html().markup("<!DOCTYPE html>\n<html").attribute("lang", words.language()).markup(">\n<head>\n");
        html.markup("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.text(title).markup(" · ").text(words.text("product"));
        return html.markup("</title>\n<link rel=\"stylesheet\" href=\"/static/style.css\">\n</head>\n");
    }

    /** A page that says what is wrong. */
    Reply error(Request request, int status, String titleKey, Consumer<Html> explanation) {
        if (Json.isWanted(request)) {
            return Reply.problem(status, words.text(titleKey));
        }
        String page = page(request, words.text(titleKey), html -> {
            html.markup("<h1>").text(words.text(titleKey)).markup("</h1>\n");
            explanation.accept(html);
        });
        return html(status, page);
    }

    static Reply html(int status, String page) {
        return Reply.of(status, "text/html; charset=utf-8", page);
    }
}
