package org.pressmark.replay;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.replay.rewrite.Modifier;

/** Answers that say what is wrong and why. None of them carries a Memento-Datetime. */
final class ErrorPages {
    private final Frame frame;
    private final Messages words;
    private final Isolation isolation;
    private final Shelf shelf;
    private final AddressesPage addresses;

    ErrorPages(Frame frame, Isolation isolation, Shelf shelf, AddressesPage addresses) {
        this.addresses = addresses;
        this.shelf = shelf;
        this.frame = frame;
        this.words = frame.words();
        this.isolation = isolation;
    }

    /**
     * No capture of that address. Inside the frame it may be shown by archived pages too, and only says so; by itself
     * it offers what is near, each under a heading that says what it is.
     */
    Reply notHeld(OpenCollection collection, WebUrl url, boolean inFrame, Request request) throws IOException {
        Html offers = new Html();
        if (!inFrame) {
            offer(offers, collection, Nearby.of(collection, url, shelf.opened()));
        }
        Reply reply = frame.error(request, 404, "missing.title", html -> {
            html.markup("<p>")
                    .text(words.text("missing.text"))
                    .markup("</p>\n<p><code>")
                    .text(Titles.cut(url.toString(), 2000));
            html.markup("</code></p>\n<p class=\"soft\">").text(words.text("missing.live")).markup("</p>\n");
            html.markup(offers.toString());
            if (!inFrame) {
                addresses.links(html, collection, url);
                html.markup("<p>").link(words.carried(collection.path()), words.text("missing.back")).markup("</p>\n");
            }
        });
        return inFrame ? inFrame(reply, request) : own(reply, request);
    }

    /** What archived pages may show too is trusted with as little as they are. */
    private Reply inFrame(Reply reply, Request request) {
        Map<String, String> headers = new LinkedHashMap<>(isolation.own(request));
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'; style-src " + request.origin() + "/static/");
        headers.remove("Cross-Origin-Opener-Policy");
        headers.remove("Cross-Origin-Resource-Policy");
        if (!request.leave().isEmpty()) {
            headers.put("Access-Control-Allow-Origin", "*"); // a script is told that there is nothing, as it was then
        }
        return reply.with(headers);
    }

    private void offer(Html html, OpenCollection collection, Nearby.Offer offer) {
        list(html, "missing.claiming", collection, offer.claiming());
        if (!offer.elsewhere().isEmpty()) {
            html.element("h2", words.text("missing.elsewhere")).markup("\n<ul>\n");
            offer.elsewhere().forEach((other, line) -> {
                html.markup("<li>").link(frame.reading(other, line.timestamp(), line.url()), Titles.cut(line.url(), 300));
                html.text(" · " + other.name() + " · " + Times.day(line.timestamp())).markup("</li>\n");
            });
            html.markup("</ul>\n");
        }
        list(html, "missing.queries", collection, offer.otherQueries());
        list(html, "missing.folder", collection, offer.sameFolder());
        list(html, "missing.site", collection, offer.sameSite());
    }

    private void list(Html html, String heading, OpenCollection collection, List<CdxLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.element("h2", words.text(heading)).markup("\n<ul>\n");
        for (CdxLine line : lines) {
            html.markup("<li>").link(frame.reading(collection, line.timestamp(), line.url()), Titles.cut(line.url(), 300));
            html.text(" · " + Times.day(line.timestamp())).markup("</li>\n");
        }
        html.markup("</ul>\n");
    }

    Reply noCollection(Request request) {
        return own(frame.error(request, 404, "missing.title", html -> paragraph(html, "missing.collection")), request);
    }

    Reply bad(OpenCollection collection, Request request) {
        String example = collection.path() + "2024/https://example.org/";
        return own(frame.error(request, 400, "bad.title",
                html -> html.markup("<p>").text(words.text("bad.text", example)).markup("</p>\n")), request);
    }

    /** A redirect that only leads back to itself: where a browser would turn until it gives up, it says so at once. */
    Reply circle(OpenCollection collection, CdxLine line, Request request) {
        String raw = collection.address(line.timestamp(), Modifier.IDENTITY.text(), line.url());
        Reply reply = frame.error(request, 508, "circle.title", html -> {
            paragraph(html, "circle.text");
            html.markup("<p><code>").text(Titles.cut(line.url(), 2000)).markup("</code></p>\n<p>");
            html.link(raw, words.text("circle.raw")).markup("</p>\n");
        });
        return inFrame(reply, request);
    }

    Reply unreadable(String why, Request request) {
        return own(frame.error(request, 502, "unreadable.title",
                html -> html.markup("<p>").text(why).markup("</p>\n")), request);
    }

    Reply failed(Request request) {
        return own(frame.error(request, 500, "failed.title", html -> paragraph(html, "failed.text")), request);
    }

    private void paragraph(Html html, String key) {
        html.markup("<p>").text(words.text(key)).markup("</p>\n");
    }

    private Reply own(Reply reply, Request request) {
        return reply.with(isolation.own(request));
    }
}
