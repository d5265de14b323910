package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pressmark.search.Found;
import org.pressmark.search.Hit;
import org.pressmark.search.SearchRequest;
import org.pressmark.search.SearchRequest.Facet;
import org.pressmark.search.SearchRequest.Order;
import org.pressmark.search.Snippet;

/** Words to articles, for people and, with {@code format=json}, for programs. */
final class SearchPage {
    private static final int HITS_A_PAGE = 20;
    private static final List<Order> ORDERS = List.of(Order.RELEVANCE, Order.NEWEST, Order.OLDEST);

    private final Searching searching;
    private final Frame frame;
    private final Messages words;

    SearchPage(Searching searching, Frame frame) {
        this.searching = searching;
        this.frame = frame;
        this.words = frame.words();
    }

    /** The field to type into. */
    static void form(Html html, Messages words, String action, String typed) {
        html.markup("<form class=\"lookup\" method=\"get\" role=\"search\"").attribute("action", action).markup(">");
        carry(html, words);
        html.markup("<label for=\"q\">").text(words.text("search.label")).markup("</label>");
        html.markup("<input id=\"q\" name=\"q\" type=\"search\"").attribute("value", typed).markup("><button>");
        html.text(words.text("search.button")).markup("</button></form>\n");
    }

    /** A form goes on with the language the reader has chosen. */
    static void carry(Html html, Messages words) {
        if (words.isChosen()) {
            html.markup("<input type=\"hidden\" name=\"lang\"").attribute("value", words.language()).markup(">");
        }
    }

    Reply show(Optional<OpenCollection> one, Request request) throws IOException {
        SearchRequest asked = asked(request);
        Searching.Answer answer = searching.ask(one, asked);
        if (request.parameter("format").orElse("").equals("json")) {
            return Reply.of(200, "application/json", json(answer));
        }
        String action = one.map(OpenCollection::path).orElse("/") + "search";
        String title = asked.words().isBlank()
                ? words.text("search.title")
                : words.text("search.for", Titles.cut(asked.words(), 100));
        return Frame.html(200, frame.page(request, title, html -> {
            html.markup("<h1>").text(title).markup("</h1>\n");
            form(html, words, action, asked.words());
            html.markup("<p class=\"soft\">").text(words.text("search.help")).markup("</p>\n");
            summary(html, asked, answer);
            if (answer.found().total() > 0) {
                orders(html, asked);
            }
            html.markup("<div class=\"found\"><ol class=\"hits\"")
                    .attribute("start", Integer.toString(asked.from() + 1))
                    .markup(">\n");
            answer.found().hits().forEach(hit -> hit(html, hit, one.isEmpty()));
            html.markup("</ol>\n");
            facets(html, asked, answer.found(), one.isPresent());
            html.markup("</div>\n");
            pager(html, asked, answer.found());
        }));
    }

    private static SearchRequest asked(Request request) {
        Map<Facet, String> only = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            request.parameter(name(facet)).filter(value -> !value.isBlank()).ifPresent(value -> only.put(facet, value));
        }
        String sort = request.parameter("sort").orElse("");
        Order order = ORDERS.stream().filter(o -> name(o).equals(sort)).findFirst().orElse(Order.RELEVANCE);
        int page = request.parameter("page").filter(p -> p.matches("[0-9]{1,5}")).map(Integer::parseInt).orElse(1);
        return new SearchRequest(
                request.parameter("q").orElse(""), order, only, (Math.max(1, page) - 1) * HITS_A_PAGE, HITS_A_PAGE);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void summary(Html html, SearchRequest asked, Searching.Answer answer) {
        long total = answer.found().total();
        html.markup("<p role=\"status\">").text(total == 0
                ? words.text("search.none")
                : words.text("search.count", Messages.number(total)));
        html.markup("</p>\n");
        if (asked.words().length() > SearchRequest.LONGEST_WORDS) {
            html.markup("<p class=\"warn\">")
                    .text(words.text("search.cut", Messages.number(SearchRequest.LONGEST_WORDS)))
                    .markup("</p>\n");
        }
        growing(html, words, answer.percent());
    }

    /** How far the index is, while it is not whole. */
    static void growing(Html html, Messages words, int percent) {
        if (percent < 100) {
            html.markup("<p class=\"soft\"><label>")
                    .text(words.text("search.growing", percent))
                    .markup(" <progress max=\"100\"");
            html.attribute("value", Integer.toString(percent)).markup("></progress></label></p>\n");
        }
    }

    private void orders(Html html, SearchRequest asked) {
        html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("search.order")).markup(">");
        for (Order order : ORDERS) {
            html.markup("<a").attribute("href", address(asked, order, asked.only(), 1));
            html.markup(order == asked.order() ? " aria-current=\"true\">" : ">")
                    .text(words.text("search.order." + name(order)))
                    .markup("</a>\n");
        }
        html.markup("</nav>\n");
    }

    private String address(SearchRequest asked, Order order, Map<Facet, String> only, int page) {
        StringBuilder address = new StringBuilder("?q=").append(PathText.encode(asked.words()));
        if (order != Order.RELEVANCE) {
            address.append("&sort=").append(name(order));
        }
        new EnumMap<>(only.isEmpty() ? new EnumMap<Facet, String>(Facet.class) : only)
                .forEach((facet, value) -> address.append('&')
                        .append(name(facet))
                        .append('=')
                        .append(PathText.encode(value)));
        if (page > 1) {
            address.append("&page=").append(page);
        }
        return words.carried(address.toString());
    }

    private void hit(Html html, Hit hit, boolean named) {
        String title = hit.title().text().isBlank() ? words.text("untitled") : "";
        String url = "/" + PathText.encode(hit.collection()) + "/";
        String href = words.isChosen()
                ? words.carried(url + "read?at=" + hit.timestamp() + "&url=" + PathText.encode(hit.url()))
                : url + hit.timestamp() + "/" + hit.url().replace("#", "%23");
        html.markup("<li><h2><a dir=\"auto\"").attribute("href", href).markup(">").text(title);
        marked(html, hit.title());
        html.markup("</a></h2><p dir=\"auto\">");
        marked(html, hit.snippet());
        html.markup("</p><p class=\"soft\">").text(
                words.day(Titles.cut(hit.published().isEmpty() ? Times.day(hit.timestamp()) : hit.published(), 40)));
        html.text(" · ").text(hit.site());
        if (named) {
            html.text(" · ").text(hit.collection());
        }
        if (hit.missing() > 0) {
            html.markup(" · <span class=\"warn\">")
                    .text(words.text("article.missing", Messages.number(hit.missing())))
                    .markup("</span>");
        }
        html.markup("</p></li>\n");
    }

    private static void marked(Html html, Snippet snippet) {
        for (Snippet.Part part : snippet.parts()) {
            if (part.hit()) {
                html.element("mark", part.text());
            } else {
                html.text(part.text());
            }
        }
    }

    private void facets(Html html, SearchRequest asked, Found found, boolean inOne) {
        html.markup("<aside").attribute("aria-label", words.text("search.narrow")).markup(">\n");
        for (Facet facet : Facet.values()) {
            List<Found.Count> counts = found.facets().getOrDefault(facet, List.of());
            if (counts.isEmpty() || (facet == Facet.COLLECTION && inOne)) {
                continue;
            }
            html.element("h2", words.text("search.by." + name(facet))).markup("<ul>");
            Map<Facet, String> only = new EnumMap<>(Facet.class);
            only.putAll(asked.only());
            if (only.remove(facet) != null) {
                html.markup("<li>").link(address(asked, asked.order(), only, 1), words.text("search.all")).markup("</li>");
            }
            for (Found.Count count : counts) {
                only.put(facet, count.value());
                String value = facet == Facet.LANGUAGE ? words.languageName(count.value()) : count.value();
                html.markup("<li>").link(address(asked, asked.order(), only, 1), Titles.cut(value, 60));
                html.text(" " + Messages.number(count.count())).markup("</li>");
            }
            html.markup("</ul>\n");
        }
        html.markup("</aside>\n");
    }

    private void pager(Html html, SearchRequest asked, Found found) {
        int page = asked.from() / HITS_A_PAGE + 1;
        boolean more = asked.from() + HITS_A_PAGE < found.total();
        if (page == 1 && !more) {
            return;
        }
        html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("search.pages")).markup(">");
        if (page > 1) {
            html.link(address(asked, asked.order(), asked.only(), page - 1), words.text("collection.earlier")).markup("\n");
        }
        html.text(Messages.number(page)).markup("\n");
        if (more) {
            html.link(address(asked, asked.order(), asked.only(), page + 1), words.text("collection.later"));
        }
        html.markup("</nav>\n");
    }

    private static String json(Searching.Answer answer) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("total", answer.found().total());
            json.writeNumberField("indexedPercent", answer.percent());
            json.writeArrayFieldStart("hits");
            for (Hit hit : answer.found().hits()) {
                json.writeStartObject();
                json.writeStringField("collection", hit.collection());
                json.writeStringField("url", hit.url());
                json.writeStringField("timestamp", hit.timestamp());
                json.writeStringField("title", hit.title().text());
                json.writeStringField("published", hit.published());
                json.writeStringField("language", hit.language());
                json.writeNumberField("missing", hit.missing());
                json.writeStringField("snippet", hit.snippet().text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
