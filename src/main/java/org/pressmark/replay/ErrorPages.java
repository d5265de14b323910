package org.pressmark.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers that say what is wrong and why. None of them carries a Memento-Datetime. */
final class ErrorPages {
    private final Frame frame;
    private final Messages words;
    private final Isolation isolation;

    ErrorPages(Frame frame, Isolation isolation) {
        this.frame = frame;
        this.words = frame.words();
        this.isolation = isolation;
    }

    /** No capture of that address. Inside the frame it may be shown by archived pages too. */
    Reply notHeld(OpenCollection collection, String url, boolean inFrame, Request request) {
        Reply reply = frame.error(404, "missing.title", html -> {
            html.markup("<p>").text(words.text("missing.text")).markup("</p>\n<p><code>").text(Titles.cut(url, 2000));
            html.markup("</code></p>\n<p class=\"soft\">").text(words.text("missing.live")).markup("</p>\n");
            if (!inFrame) {
                html.markup("<p>").link(words.carried(collection.path()), words.text("missing.back")).markup("</p>\n");
            }
        });
        Map<String, String> headers = new LinkedHashMap<>(isolation.own(request));
        if (inFrame) {
            headers.put("Content-Security-Policy", "sandbox; default-src 'none'; style-src " + request.origin() + "/static/");
            headers.remove("Cross-Origin-Opener-Policy");
            headers.remove("Cross-Origin-Resource-Policy");
        }
        return reply.with(headers);
    }

    Reply noCollection(Request request) {
        return own(frame.error(404, "missing.title", html -> paragraph(html, "missing.collection")), request);
    }

    Reply noPage(Request request) {
        return own(frame.error(404, "missing.title", html -> paragraph(html, "missing.page")), request);
    }

    Reply bad(OpenCollection collection, Request request) {
        String example = collection.path() + "2024/https://example.org/";
        return own(frame.error(400, "bad.title", html -> html.markup("<p>").text(words.text("bad.text", example)).markup("</p>\n")), request);
    }

    Reply unreadable(String why, Request request) {
        return own(frame.error(502, "unreadable.title", html -> html.markup("<p>").text(why).markup("</p>\n")), request);
    }

    Reply failed(Request request) {
        return own(frame.error(500, "failed.title", html -> paragraph(html, "failed.text")), request);
    }

    private void paragraph(Html html, String key) {
        html.markup("<p>").text(words.text(key)).markup("</p>\n");
    }

    private Reply own(Reply reply, Request request) {
        return reply.with(isolation.own(request));
    }
}
