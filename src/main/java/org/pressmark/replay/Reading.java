package org.pressmark.replay;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;

/** The pages people find their way by: collections, articles of a collection, captures of an address. */
final class Reading {
    private static final int ARTICLES_A_PAGE = 100;
    private static final int CAPTURES_SHOWN = 5000;

    /** The home page waits so long for archives to be opened and indexed, in nanoseconds; then it says that they are. */
    private static final long WAIT = 600_000_000L;

    private final Shelf shelf;
    private final Frame frame;
    private final Messages words;

    Reading(Shelf shelf, Frame frame) {
        this.shelf = shelf;
        this.frame = frame;
        this.words = frame.words();
    }

    /** Every collection. */
    Reply home() throws IOException {
        long begun = System.nanoTime();
        List<String> names = shelf.names();
        Html cards = new Html();
        for (String name : names) {
            Optional<String> count = count(name, System.nanoTime() - begun < WAIT);
            cards.markup("<li>").link(words.carried("/" + PathText.encode(name) + "/"), name);
            cards.markup("<div class=\"soft\">").text(count.orElse(words.text("home.indexing"))).markup("</div></li>\n");
        }
        return Frame.html(200, frame.page(words.text("home.title"), html -> {
            html.markup("<h1>").text(words.text("home.title")).markup("</h1>\n");
            if (!names.isEmpty()) {
                SearchPage.form(html, words, "/search", "");
            }
            if (names.isEmpty()) {
                html.markup("<p>").text(words.text("home.none")).markup("</p>\n<pre>./pressmark pack seeds</pre>\n");
            } else {
                html.markup("<ul class=\"cards\">\n").markup(cards.toString()).markup("</ul>\n");
            }
        }));
    }

    /** An archive that cannot be opened says so when it is asked for; here it must not hide the others. */
    private Optional<String> count(String name, boolean wait) {
        try {
            Optional<OpenCollection> collection = shelf.soon(name, wait ? WAIT / 1_000_000 : 0);
            OptionalInt count = collection.isEmpty() ? OptionalInt.empty() : collection.get().pages().quickCount();
            return count.isPresent() ? Optional.of(articles(count.getAsInt())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(articles(0));
        }
    }

    private String articles(int count) {
        return count == 1 ? words.text("home.article") : words.text("home.articles", grouped(count));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The articles of a collection, a hundred at a time. */
    Reply articles(OpenCollection collection, Request request) throws IOException {
        int count = collection.pages().count();
        int last = Math.max(1, (count + ARTICLES_A_PAGE - 1) / ARTICLES_A_PAGE);
        int page = Math.max(1, Math.min(last, request.parameter("page").map(Reading::number).orElse(1)));
        int from = (page - 1) * ARTICLES_A_PAGE;
        List<PageLine> lines = collection.articles(from, ARTICLES_A_PAGE);
        return Frame.html(200, frame.page(collection.name(), html -> {
            html.markup("<h1>").text(words.text("collection.title", collection.name())).markup("</h1>\n");
            SearchPage.form(html, words, collection.path() + "search", "");
            lookup(html, collection);
            if (count == 0) {
                html.markup("<p>").text(words.text("collection.none")).markup("</p>\n");
                return;
            }
            String range = words.text("collection.count", grouped(from + 1), grouped(from + lines.size()), grouped(count));
            html.markup("<p class=\"soft\">").text(range).markup("</p>\n");
            table(html, collection, lines);
            pager(html, page, last);
        }));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 1;
    }

    private void lookup(Html html, OpenCollection collection) {
        html.markup("<form class=\"lookup\" method=\"get\"").attribute("action", collection.path() + "lookup").markup(">");
        SearchPage.carry(html, words);
        html.markup("<label for=\"url\">").text(words.text("lookup.label")).markup("</label>");
        html.markup("<input id=\"url\" name=\"url\" type=\"text\" inputmode=\"url\" required placeholder=\"https://\"><button>");
        html.text(words.text("lookup.button")).markup("</button></form>\n");
    }

    private void table(Html html, OpenCollection collection, List<PageLine> lines) {
        html.markup("<table><thead><tr>");
        for (String key : List.of("article", "date", "captured", "missing")) {
            html.markup("<th scope=\"col\" class=\"" + key + "\">").text(words.text("collection." + key)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (PageLine line : lines) {
            String title = line.title().isBlank() ? words.text("untitled") : line.title();
            html.markup("<tr><td>").link(frame.reading(collection, line.timestamp(), line.url()), Titles.cut(title, 300));
            html.markup("<span class=\"address\">").text(Titles.cut(line.url(), 300)).markup("</span></td>");
            html.markup("<td class=\"when\">").text(words.day(Titles.cut(line.published(), 40))).markup("</td>");
            html.markup("<td class=\"when captured\">").text(words.day(Times.day(line.timestamp()))).markup("</td>");
            html.markup("<td class=\"lack\">").markup(lack(line)).markup("</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
    }

    private String lack(PageLine line) {
        Html html = new Html();
        if (line.missing() < 0) {
            html.markup("<span class=\"soft\">").text(words.text("collection.missing.unknown"));
        } else if (line.missing() == 0) {
            html.markup("<span class=\"soft\">").text(words.text("collection.complete"));
        } else {
            html.markup("<span class=\"warn\">").text(words.text("collection.missing.some", line.missing(), Math.max(line.assets(), line.missing())));
        }
        return html.markup("</span>").toString();
    }

    private void pager(Html html, int page, int last) {
        if (last == 1) {
            return;
        }
        html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("collection.pages")).markup(">");
        if (page > 1) {
            html.link(words.carried("?page=" + (page - 1)), words.text("collection.earlier"));
        }
        html.text(page + " / " + last);
        if (page < last) {
            html.link(words.carried("?page=" + (page + 1)), words.text("collection.later"));
        }
        html.markup("</nav>\n");
    }

    /** Every capture of an address and of what shares its key. */
    Reply captures(OpenCollection collection, WebUrl url) throws IOException {
        Html rows = new Html();
        long count;
        try (Stream<CdxLine> lines = collection.captures(url)) {
            count = lines.limit(CAPTURES_SHOWN).peek(line -> row(rows, collection, line)).toList().size();
        }
        String address = Titles.cut(url.toString(), 300);
        return Frame.html(count == 0 ? 404 : 200, frame.page(words.text("captures.title", address), html -> {
            html.markup("<h1>").text(words.text("captures.title", address)).markup("</h1>\n<p>");
            html.link(words.carried(collection.path()), words.text("missing.back")).markup("</p>\n<p class=\"soft\">");
            html.text(count == 0 ? words.text("captures.none") : words.text("captures.count", grouped(count))).markup("</p>\n");
            if (count > 0) {
                captureTable(html, rows);
            }
        }));
    }

    private void captureTable(Html html, Html rows) {
        html.markup("<table><thead><tr>");
        for (String key : List.of("time", "status", "type")) {
            html.markup("<th scope=\"col\">").text(words.text("captures." + key)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n").markup(rows.toString()).markup("</tbody></table>\n");
    }

    private void row(Html html, OpenCollection collection, CdxLine line) {
        html.markup("<tr><td>").link(frame.reading(collection, line.timestamp(), line.url()), Times.second(line.timestamp()));
        html.markup("<span class=\"address\">").text(Titles.cut(line.url(), 300)).markup("</span></td><td>");
        html.text(line.status()).markup("</td><td>").text(line.mime()).markup("</td></tr>\n");
    }
}
