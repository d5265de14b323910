package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;

/** The addresses that begin alike, or those of a domain: each once, with its captures counted. */
final class AddressesPage {
    private static final int ROWS = 500;

    /** So many lines are read for a page before it ends with fewer rows. */
    private static final int LINES = 100_000;

    private final Frame frame;
    private final Messages words;

    AddressesPage(Frame frame) {
        this.frame = frame;
        this.words = frame.words();
    }

    /** Captures that share a key. */
    private record Row(CdxLine first, CdxLine last, long captures) {
        Row and(CdxLine line) {
            return new Row(first, line, captures + 1);
        }
    }

    /** What is on a page. */
    private record Part(List<Row> rows, boolean more) {
        String next(OpenCollection collection, String pattern) {
            return address(collection, pattern) + "&after=" + PathText.encode(rows.get(rows.size() - 1).first().key());
        }
    }

    /** Where the page is of what fits {@code address*} or {@code *.host}. */
    static String address(OpenCollection collection, String pattern) {
        return collection.path() + "addresses?url=" + PathText.encode(pattern);
    }

    /**
     * The page; {@code after} goes on behind the address with that key.
     *
     * @throws BadQueryException where {@code url} is no address
     */
    Reply show(OpenCollection collection, Request request) throws IOException {
        String pattern = request.parameter("url").orElse("").strip();
        CdxRange all = CdxRange.of(pattern, "exact");
        CdxRange left = all.and(new CdxRange(request.parameter("after").orElse("") + "!", all.to()));
        Part part = part(new AwaitedIndex(collection.index(), request.gone()), left);
        return Json.isWanted(request) ? json(collection, pattern, part) : page(collection, pattern, part, request);
    }

    private static Part part(CaptureIndex index, CdxRange range) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<CdxLine> lines = index.range(range.from(), range.to())) {
            Iterator<CdxLine> each = lines.iterator();
            for (int read = 0; each.hasNext(); read++) {
                CdxLine line = each.next();
                int last = rows.size() - 1;
                if (last >= 0 && rows.get(last).first().key().equals(line.key())) {
                    rows.set(last, rows.get(last).and(line));
                } else if (rows.size() == ROWS || read >= LINES) {
                    return new Part(rows, true);
                } else {
                    rows.add(new Row(line, line, 1));
                }
            }
        }
        return new Part(rows, false);
    }

    private Reply page(OpenCollection collection, String pattern, Part part, Request request) {
        String title = words.text("addresses.title", Titles.cut(pattern, 300));
        return Frame.html(part.rows().isEmpty() ? 404 : 200, frame.page(request, title, html -> {
            html.element("h1", title).markup("\n<p>");
            html.link(words.carried(collection.path()), words.text("missing.back")).markup("</p>\n");
            if (part.rows().isEmpty()) {
                html.markup("<p class=\"soft\">").text(words.text("addresses.none")).markup("</p>\n");
            } else {
                table(html, collection, part);
            }
            if (part.more()) {
                html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("collection.pages")).markup(">");
                html.link(words.carried(part.next(collection, pattern)), words.text("collection.later")).markup("</nav>\n");
            }
        }));
    }

    private void table(Html html, OpenCollection collection, Part part) {
        html.markup("<table><thead><tr>");
        for (String key : List.of("address", "captures", "when")) {
            html.markup("<th scope=\"col\">").text(words.text("addresses." + key)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (Row row : part.rows()) {
            html.markup("<tr><td>").link(frame.captures(collection, row.first().url()), Titles.cut(row.first().url(), 300));
            html.markup("</td><td>").text(Messages.number(row.captures())).markup("</td><td>");
            days(html, Times.day(row.first().timestamp()), Times.day(row.last().timestamp()));
            html.markup("</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
    }

    private static void days(Html html, String first, String last) {
        html.markup("<span class=\"when\">").text(first).markup("</span>");
        if (!last.equals(first)) {
            html.markup(" – <span class=\"when\">").text(last).markup("</span>");
        }
    }

    private static Reply json(OpenCollection collection, String pattern, Part part) {
        return Json.reply(json -> {
            json.writeStringField("url", pattern);
            json.writeArrayFieldStart("addresses");
            for (Row row : part.rows()) {
                json.writeStartObject();
                json.writeStringField("url", row.first().url());
                json.writeNumberField("captures", row.captures());
                json.writeStringField("first", row.first().timestamp());
                json.writeStringField("last", row.last().timestamp());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (part.more()) {
                json.writeStringField("next", part.next(collection, pattern) + "&format=json");
            }
        });
    }

    /** Ways from the page about one address to those around it. */
    void links(Html html, OpenCollection collection, WebUrl url) {
        if (url.isHttp()) {
            String site = url.toString().replaceFirst("^([a-z]+://[^/?#]*).*", "$1/*");
            html.markup("<p>").link(words.carried(address(collection, site)), words.text("addresses.site")).markup("</p>\n");
        }
    }
}
