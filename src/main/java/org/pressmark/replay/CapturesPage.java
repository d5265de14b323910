package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;

/** All captures of an address: months of the years they were made in, then each of them. */
final class CapturesPage {
    private static final int CAPTURES_SHOWN = 5000;

    private final Frame frame;
    private final Messages words;
    private final AddressesPage addresses;

    CapturesPage(Frame frame, AddressesPage addresses) {
        this.addresses = addresses;
        this.frame = frame;
        this.words = frame.words();
    }

    /** What is on a page. */
    private record Part(List<CdxLine> lines, int page, long total) {
        long last() {
            return (total + CAPTURES_SHOWN - 1) / CAPTURES_SHOWN;
        }
    }

    /** Every capture of an address and of what shares its key; many come in pages. */
    Reply show(OpenCollection collection, WebUrl url, int page, Request request) throws IOException {
        Part part = part(collection, url, page);
        List<CdxLine> lines = part.lines();
        String address = Titles.cut(url.toString(), 300);
        return Frame.html(lines.isEmpty() ? 404 : 200, frame.page(request, words.text("captures.title", address), html -> {
            html.markup("<h1>").text(words.text("captures.title", address)).markup("</h1>\n<p>");
            html.link(words.carried(collection.path()), words.text("missing.back")).markup("</p>\n");
            addresses.links(html, collection, url);
            html.markup("<p class=\"soft\">");
            html.text(part.total() == 0
                    ? words.text("captures.none")
                    : words.text("captures.count", Messages.number(part.total()))).markup("</p>\n");
            pager(html, collection, url, part);
            if (!lines.isEmpty()) {
                calendar(html, collection, lines);
                table(html, collection, lines);
                pager(html, collection, url, part);
            }
        }));
    }

    private static Part part(OpenCollection collection, WebUrl url, int page) throws IOException {
        CaptureIndex index = collection.index();
        CdxRange all = CdxRange.ofKey(Surt.key(url.toString()));
        CdxRange piece = all.piece(index, page - 1L, CAPTURES_SHOWN);
        try (Stream<CdxLine> captures = index.range(piece.from(), piece.to())) {
            return new Part(captures.toList(), page, index.count(all.from(), all.to()));
        }
    }

    private void pager(Html html, OpenCollection collection, WebUrl url, Part part) {
        if (part.last() <= 1) {
            return;
        }
        html.markup("<nav class=\"pages\"").attribute("aria-label", words.text("collection.pages")).markup(">");
        if (part.page() > 1) {
            html.link(address(collection, url, Math.min(part.page() - 1, part.last())),
                    words.text("collection.earlier"))
                    .markup("\n");
        }
        html.text(part.page() + " / " + part.last()).markup("\n");
        if (part.page() < part.last()) {
            html.link(address(collection, url, part.page() + 1), words.text("collection.later"));
        }
        html.markup("</nav>\n");
    }

    /** Where the page is on which the captures of a time begin, and those before it end. */
    String address(OpenCollection collection, WebUrl url, String time) throws IOException {
        CdxRange all = CdxRange.ofKey(Surt.key(url.toString()));
        long before = collection.index().count(all.from(), all.from() + time);
        return address(collection, url, before / CAPTURES_SHOWN + 1);
    }

    private String address(OpenCollection collection, WebUrl url, long page) {
        return words.carried(collection.path() + "captures?url=" + PathText.encode(url.toString()) + "&page=" + page);
    }

    /** The same for programs. */
    static Reply json(OpenCollection collection, WebUrl url, int page) throws IOException {
        Part part = part(collection, url, page);
        return Json.reply(json -> {
            json.writeStringField("url", url.toString());
            json.writeNumberField("total", part.total());
            json.writeArrayFieldStart("captures");
            for (CdxLine line : part.lines()) {
                json.writeStartObject();
                json.writeStringField("url", line.url());
                json.writeStringField("timestamp", line.timestamp());
                json.writeStringField("status", line.status());
                json.writeStringField("mime", line.mime());
                json.writeStringField("digest", line.digest());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The first capture of each month, and how many there are in it. */
    private void calendar(Html html, OpenCollection collection, List<CdxLine> lines) {
        Map<String, Map<String, List<CdxLine>>> years = new TreeMap<>();
        for (CdxLine line : lines) {
            if (line.timestamp().length() >= 6) {
                years.computeIfAbsent(line.timestamp().substring(0, 4), y -> new TreeMap<>())
                        .computeIfAbsent(line.timestamp().substring(4, 6), m -> new ArrayList<>()).add(line);
            }
        }
        html.markup("<h2>")
                .text(words.text("captures.calendar"))
                .markup("</h2>\n<table class=\"calendar\"><thead><tr><td></td>");
        for (int month = 1; month <= 12; month++) {
            html.markup("<th scope=\"col\">").text(words.text("captures.month", month)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        years.forEach((year, months) -> {
            html.markup("<tr><th scope=\"row\">").text(words.text("date.year", year)).markup("</th>");
            for (int month = 1; month <= 12; month++) {
                html.markup("<td").attribute("data-month", words.text("captures.month", month)).markup(">");
                cell(html, collection, months.getOrDefault(month < 10 ? "0" + month : "" + month, List.of()));
                html.markup("</td>");
            }
            html.markup("</tr>\n");
        });
        html.markup("</tbody></table>\n");
    }

    private void cell(Html html, OpenCollection collection, List<CdxLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        CdxLine first = lines.get(0);
        String name = words.text("captures.in", words.day(Times.day(first.timestamp()).substring(0, 7)),
                Messages.number(lines.size()));
        html.markup("<a").attribute("href", frame.reading(collection, first.timestamp(), first.url()));
        html.attribute("aria-label", name).attribute("title", name).markup(">").text(Messages.number(lines.size()))
                .markup("</a>");
    }

    private void table(Html html, OpenCollection collection, List<CdxLine> lines) {
        html.markup("<h2>").text(words.text("captures.list")).markup("</h2>\n<table><thead><tr>");
        for (String key : List.of("time", "status", "type", "about")) {
            html.markup("<th scope=\"col\">").text(words.text("captures." + key)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        CdxLine before = null;
        for (CdxLine line : lines) {
            row(html, collection, line, before);
            before = line;
        }
        html.markup("</tbody></table>\n");
    }

    private void row(Html html, OpenCollection collection, CdxLine line, CdxLine before) {
        String second = Times.second(line.timestamp());
        html.markup("<tr><td>").link(frame.reading(collection, line.timestamp(), line.url()), second);
        html.markup(" <span class=\"address\">").text(Titles.cut(line.url(), 300)).markup("</span></td><td>");
        html.text(line.status()).markup("</td><td>").text(line.mime()).markup("</td><td><ul class=\"links\">");
        if (before != null) {
            boolean same = !line.digest().isEmpty() && line.digest().equals(before.digest());
            html.markup("<li>");
            if (same) {
                html.text(words.text("captures.same"));
            } else {
                labelled(html, frame.changes(collection, before, line), words.text("captures.changes"), second);
            }
            html.markup("</li>");
        }
        html.markup("<li>");
        labelled(html, frame.about(collection, "record", line.timestamp(), line.url()), words.text("record.title"), second);
        html.markup("</li></ul></td></tr>\n");
    }

    /** A link that is named alike in every row says which row it is of. */
    private static void labelled(Html html, String href, String text, String row) {
        html.markup("<a").attribute("href", href).attribute("aria-label", text + ": " + row).markup(">").text(text)
                .markup("</a>");
    }
}
