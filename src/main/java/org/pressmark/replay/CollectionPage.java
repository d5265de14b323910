package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pressmark.search.Found;
import org.pressmark.search.Hit;
import org.pressmark.search.ListOrder;
import org.pressmark.search.SearchRequest;

/** The articles of a collection, a hundred at a time: as it lists them, by date, or by site. */
final class CollectionPage {
    private static final int ARTICLES_A_PAGE = 100;
    private static final int LONGEST_TITLE = 1000;

    private final Searching searching;
    private final Frame frame;
    private final Messages words;

    CollectionPage(Searching searching, Frame frame) {
        this.searching = searching;
        this.frame = frame;
        this.words = frame.words();
    }

    /**
     * A part of the list.
     *
     * @param articles the articles; the site of each is known where they are sorted by it
     * @param total how many there are; -1 while that is not known
     * @param found what the index says of all of them
     * @param percent how much of the collection could be sorted
     */
    private record Part(List<Listed> articles, long total, Found found, int percent) {}

    private record Listed(PageLine line, String site) {}

    Reply show(OpenCollection collection, Request request) throws IOException {
        String sort = request.parameter("sort").orElse("");
        ListOrder order = Arrays.stream(ListOrder.values())
                .filter(known -> name(known).equals(sort))
                .findFirst()
                .orElse(ListOrder.COLLECTION);
        int page = request.parameter("page").filter(p -> p.matches("[0-9]{1,7}")).map(Integer::parseInt).orElse(1);
        Part part = part(collection, order, Math.max(1, page));
        return Json.isWanted(request) ? json(collection, part) : page(collection, request, order, part);
    }

    private static String name(ListOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /** From the index; while that grows, as listed, in which an article captured twice stands twice. */
    private Part part(OpenCollection collection, ListOrder order, int page) throws IOException {
        int from = (int) Math.min((page - 1L) * ARTICLES_A_PAGE, SearchRequest.FARTHEST);
        Searching.Answer answer = searching.list(collection, order, from, ARTICLES_A_PAGE);
        List<Listed> listed = new ArrayList<>();
        if (order == ListOrder.COLLECTION && answer.percent() < 100) {
            collection.articles(from, ARTICLES_A_PAGE).forEach(line -> listed.add(new Listed(line, "")));
            return new Part(listed, collection.pages().quickCount(Searching.COUNTING).orElse(-1), answer.found(),
                    answer.percent());
        }
        for (Hit hit : answer.found().hits()) {
            listed.add(new Listed(collection.titled(line(hit)), order == ListOrder.SITE ? hit.site() : ""));
        }
        return new Part(listed, answer.found().total(), answer.found(), answer.percent());
    }

    private static PageLine line(Hit hit) {
        return new PageLine(hit.url(), hit.timestamp(), hit.title().text(), hit.published(), hit.size(),
                (int) hit.assets(), (int) hit.missing());
    }

    private static Reply json(OpenCollection collection, Part part) {
        return Json.reply(json -> {
            json.writeStringField("collection", collection.name());
            if (part.total() >= 0) {
                json.writeNumberField("total", part.total());
            }
            json.writeArrayFieldStart("articles");
            for (Listed listed : part.articles()) {
                article(json, listed.line());
            }
            json.writeEndArray();
        });
    }

    private static void article(JsonGenerator json, PageLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", line.url());
        json.writeStringField("timestamp", line.timestamp());
        json.writeStringField("title", Titles.cut(line.title(), LONGEST_TITLE));
        json.writeStringField("published", line.published());
        json.writeNumberField("size", line.size());
        json.writeNumberField("assets", line.assets());
        json.writeNumberField("missing", line.missing());
        json.writeEndObject();
    }

    private Reply page(OpenCollection collection, Request request, ListOrder order, Part part) {
        int page = request.parameter("page").filter(p -> p.matches("[0-9]{1,7}")).map(Integer::parseInt).orElse(1);
        return Frame.html(200, frame.page(request, collection.name(), html -> {
            html.markup("<h1>").text(words.text("collection.title", collection.name())).markup("</h1>\n");
            SearchPage.form(html, words, collection.path() + "search", "");
            lookup(html, collection);
            if (part.total() == 0 && part.percent() == 100) {
                html.markup("<p>").text(words.text("collection.none")).markup("</p>\n");
                return;
            }
            summary(html, part);
            links(html, collection);
            orders(html, order);
            int from = (page - 1) * ARTICLES_A_PAGE;
            html.markup("<p class=\"soft\">").text(
                    words.text(part.total() < 0 ? "collection.counting" : "collection.count",
                            Messages.number(from + 1L),
                    Messages.number(from + part.articles().size()), Messages.number(part.total()))).markup("</p>\n");
            table(html, collection, part.articles());
            pager(html, order, page, part.total());
        }));
    }

    private void lookup(Html html, OpenCollection collection) {
        html.markup("<form class=\"lookup\" method=\"get\"").attribute("action", collection.path() + "lookup").markup(">");
        SearchPage.carry(html, words);
        html.markup("<label for=\"url\">").text(words.text("lookup.label")).markup("</label>");
        html.markup("<input id=\"url\" name=\"url\" type=\"text\" inputmode=\"url\" required placeholder=\"https://\"><button>");
        html.text(words.text("lookup.button")).markup("</button></form>\n");
    }

    private void summary(Html html, Part part) {
        Found all = part.found();
        if (part.percent() == 100 && all.bytes() > 0) { // archives others made tell neither
            html.element("p",
                    words.text("collection.sum", Messages.number(all.total()), Messages.bytes(all.bytes()),
                            Messages.number(all.lacking())));
        }
        SearchPage.growing(html, words, part.percent());
    }

    private void links(Html html, OpenCollection collection) {
        html.markup("<ul class=\"links\"><li>").link(words.carried(collection.path() + "missing"),
                words.text("lacking.title"));
        html.markup("</li><li>").link(collection.path() + "feed.atom", words.text("collection.feed"));
        html.markup("</li></ul>\n");
    }

    private void orders(Html html, ListOrder now) {
        html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("search.order")).markup(">");
        for (ListOrder order : ListOrder.values()) {
            html.markup("<a").attribute("href", address(order, 1));
            html.markup(order == now ? " aria-current=\"true\">" : ">")
                    .text(words.text("collection.order." + name(order)))
                    .markup("</a>\n");
        }
        html.markup("</nav>\n");
    }

    private String address(ListOrder order, int page) {
        return words.carried("?sort=" + name(order) + (page > 1 ? "&page=" + page : ""));
    }

    private void table(Html html, OpenCollection collection, List<Listed> articles) {
        html.markup("<table class=\"articles\"><thead><tr><td></td>");
        for (String key : List.of("article", "date", "captured", "size", "missing")) {
            html.markup("<th scope=\"col\" class=\"" + key + "\">").text(words.text("collection." + key)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        String site = "";
        for (Listed listed : articles) {
            if (!listed.site().equals(site)) {
                site = listed.site();
                html.markup("<tr class=\"group\"><th colspan=\"6\" scope=\"colgroup\">").text(site).markup("</th></tr>\n");
            }
            row(html, collection, listed.line());
        }
        html.markup("</tbody></table>\n");
    }

    private void row(Html html, OpenCollection collection, PageLine line) {
        String title = line.title().isBlank() ? words.text("untitled") : line.title();
        html.markup("<tr><td class=\"thumb\">");
        if (line.assets() > Math.max(0, line.missing())) {
            html.markup("<img alt=\"\" loading=\"lazy\" width=\"64\" height=\"48\"");
            html.attribute("src", frame.about(collection, "thumbnail", line.timestamp(), line.url())).markup(">");
        }
        html.markup("</td><td><a dir=\"auto\"")
                .attribute("href", frame.reading(collection, line.timestamp(), line.url()))
                .markup(">");
        html.text(Titles.cut(title, 300))
                .markup("</a> <span class=\"address\">")
                .text(Titles.cut(line.url(), 300))
                .markup("</span></td>");
        html.markup("<td class=\"when\">").text(words.day(Titles.cut(line.published(), 40))).markup("</td>");
        html.markup("<td class=\"when captured\">").text(words.day(Times.day(line.timestamp()))).markup("</td>");
        html.markup("<td class=\"size\">").text(line.size() < 0 ? "" : Messages.bytes(line.size())).markup("</td>");
        html.markup("<td class=\"lack\">").markup(lack(line)).markup("</td></tr>\n");
    }

    private String lack(PageLine line) {
        Html html = new Html();
        if (line.missing() < 0) {
            html.markup("<span class=\"soft\">").text(words.text("collection.missing.unknown"));
        } else if (line.missing() == 0) {
            html.markup("<span class=\"soft\">").text(words.text("collection.complete"));
        } else {
            html.markup("<span class=\"warn\">").text(
                    words.text("collection.missing.some", line.missing(), Math.max(line.assets(), line.missing())));
        }
        return html.markup("</span>").toString();
    }

    private void pager(Html html, ListOrder order, int page, long total) {
        long last = total < 0 ? Integer.MAX_VALUE : (total + ARTICLES_A_PAGE - 1) / ARTICLES_A_PAGE;
        if (last <= 1) {
            return;
        }
        html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("collection.pages")).markup(">");
        if (page > 1) {
            html.link(address(order, (int) Math.min(page - 1, last)), words.text("collection.earlier")).markup("\n");
        }
        html.text(total < 0 ? Integer.toString(page) : page + " / " + last).markup("\n");
        if (page < last) {
            html.link(address(order, page + 1), words.text("collection.later"));
        }
        html.markup("</nav>\n");
    }
}
