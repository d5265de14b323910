package org.pressmark.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;

/** RFC 7089: the headers of a memento, TimeGates that redirect. */
final class Memento {
    private static final String LINK_FORMAT = "application/link-format";
    private static final int LONGEST_TARGET = 2000;

    /** Headers of a capture that is shown. */
    Map<String, String> headers(OpenCollection collection, Choice choice, Request request, ReplayUrl asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        CdxLine line = choice.line();
        headers.put("Memento-Datetime", HttpDate.of(Choice.time(line)));
        headers.put("Link", links(collection, choice, request));
        if (!asked.timestamp().equals(line.timestamp()) || !choice.exact()) {
            String exact = collection.address(line.timestamp(), asked.modifier(), line.url());
            headers.put("Content-Location", ArchivedHeaders.ascii(exact));
        }
        return headers;
    }

    /** The Link header: original, timegate, timemap, and the captures around the one shown. */
    private String links(OpenCollection collection, Choice choice, Request request) {
        String url = choice.line().url();
        String place = request.origin() + collection.path();
        StringBuilder out = new StringBuilder(original(url));
        if (url.length() > LONGEST_TARGET) {
            return out.toString();
        }
        out.append(", <").append(place).append(written(url)).append(">; rel=\"timegate\"");
        out.append(", <").append(place).append("timemap/link/").append(written(url));
        out.append(">; rel=\"timemap\"; type=\"" + LINK_FORMAT + "\"");
        Map<CdxLine, String> mementos = new LinkedHashMap<>();
        mark(mementos, choice.first(), "first");
        mark(mementos, choice.previous(), "prev");
        mark(mementos, choice.line(), "");
        mark(mementos, choice.next(), "next");
        mark(mementos, choice.last(), "last");
        mementos.forEach((line, relation) ->
                out.append(", ").append(memento(collection, request, line, (relation + " memento").strip())));
        return out.toString();
    }

    /** The link to what was archived, which redirects on the way to a memento have too. */
    static String original(String url) {
        return "<" + written(url) + ">; rel=\"original\"";
    }

    private static void mark(Map<CdxLine, String> mementos, CdxLine line, String relation) {
        if (line != null) {
            mementos.merge(line, relation, (a, b) -> (a + " " + b).strip());
        }
    }

    static String memento(OpenCollection collection, Request request, CdxLine line, String relation) {
        String address = request.origin() + collection.address(line.timestamp(), "mp_", line.url());
        return "<" + written(address) + ">; rel=\"" + relation + "\"; datetime=\"" + HttpDate.of(Choice.time(line))
                + "\"; collection=\"" + PathText.encode(collection.name()) + "\"";
    }

    /** An address that cannot end the brackets it stands in. */
    static String written(String url) {
        return ArchivedHeaders.ascii(url).replace(">", "%3E").replace("<", "%3C");
    }

    /** Section 4.1.1: a redirect to the capture nearest to Accept-Datetime, or to the latest. */
    Optional<Reply> timeGate(OpenCollection collection, WebUrl url, Request request) throws IOException {
        Optional<String> header = request.header("Accept-Datetime");
        Optional<Instant> wanted = header.flatMap(HttpDate::parse);
        if (header.isPresent() && wanted.isEmpty()) {
            return Optional.of(
                    Reply.problem(400,
                            "Accept-Datetime is no HTTP date; it should look like Thu, 31 May 2007 20:35:00 GMT")
                    .with("Vary", "accept-datetime"));
        }
        Optional<Choice> choice = collection.choose(url, wanted.orElse(Replay.LATEST));
        return choice.map(chosen -> {
            CdxLine line = chosen.line();
            String location = collection.address(line.timestamp(), header.isPresent() ? "mp_" : "", line.url());
            return Reply.redirect(302, ArchivedHeaders.ascii(location))
                    .with("Vary", "accept-datetime")
                    .with("Link", links(collection, chosen, request));
        });
    }
}
