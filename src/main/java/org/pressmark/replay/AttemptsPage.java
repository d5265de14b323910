package org.pressmark.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;

/** The page that says what an archived page tried to reach, and the address reports of it go to. */
final class AttemptsPage {
    private final Frame frame;
    private final Attempts attempts;

    AttemptsPage(Frame frame, Attempts attempts) {
        this.frame = frame;
        this.attempts = attempts;
    }

    /** Where reports of a capture go, and where they are shown; fit to stand in a policy. */
    static String place(OpenCollection collection, Choice choice) {
        String address = collection.address(choice.line().timestamp(), "", choice.line().url());
        String written = ArchivedHeaders.ascii(address.substring(collection.path().length()));
        return collection.path() + "attempts/" + written.replace(";", "%3B").replace(",", "%2C").replace("'", "%27");
    }

    /** Counts a report that came to an address. */
    Reply note(String place, byte[] report) {
        attempts.note(key(place), report);
        return new Reply(204, Map.of(), Content.of(""));
    }

    /** {@code url} and {@code at} are in the query. */
    Reply show(OpenCollection collection, Request request) throws IOException {
        Optional<WebUrl> url = request.parameter("url").flatMap(ReplayUrl::address);
        Instant at = request.parameter("at").flatMap(CaptureTime::parse).orElse(Replay.LATEST);
        Optional<Choice> choice = url.isEmpty() ? Optional.empty() : collection.choose(url.get(), at);
        String place = choice.map(held -> place(collection, held)).orElse("");
        return show(place, request, html -> {
            if (choice.isPresent()) {
                frame.heading(html, collection, choice.get(), "attempts.title");
            } else {
                html.element("h1", frame.words().text("attempts.title"));
            }
        });
    }

    /** The same by the place that reports go to. */
    Reply show(String place, Request request) {
        return show(place, request, html -> html.element("h1", frame.words().text("attempts.title")));
    }

    private Reply show(String place, Request request, Consumer<Html> heading) {
        Attempts.Seen seen = attempts.of(key(place));
        Messages words = frame.words();
        if (Json.isWanted(request)) {
            return Json.reply(json -> {
                json.writeNumberField("count", seen.count());
                json.writeArrayFieldStart("addresses");
                for (String address : seen.addresses()) {
                    json.writeString(address);
                }
                json.writeEndArray();
            });
        }
        return Frame.html(200, frame.page(request, words.text("attempts.title"), html -> {
            heading.accept(html);
            html.markup("\n<p>").text(seen.count() == 0
                    ? words.text("attempts.none")
                    : words.text("attempts.count", seen.count()));
            html.markup("</p>\n<ul>\n");
            seen.addresses().forEach(address -> html.markup("<li><code>").text(address).markup("</code></li>\n"));
            html.markup("</ul>\n");
        }));
    }

    private static String key(String place) {
        return place.length() > 4000 ? place.substring(0, 4000) : place;
    }
}
