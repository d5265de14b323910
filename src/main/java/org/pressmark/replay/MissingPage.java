package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.pressmark.replay.MissingAssets.Count;
import org.pressmark.replay.MissingAssets.Known;
import org.pressmark.replay.MissingAssets.Lacking;
import org.pressmark.replay.holding.Place;

/** What is missing from a collection, by cause and by host, and the command that asks for it again. */
final class MissingPage {
    private static final int SHOWN = 500;
    private static final int HOSTS_SHOWN = 50;
    private static final long WAIT = 800;

    private final Frame frame;
    private final Messages words;

    MissingPage(Frame frame) {
        this.frame = frame;
        this.words = frame.words();
    }

    Reply show(OpenCollection collection, Request request) {
        Known known = collection.missing().within(WAIT);
        String cause = request.parameter("cause").orElse("");
        String host = request.parameter("host").orElse("");
        List<Lacking> wanted = known.assets().stream()
                .filter(lacking -> (cause.isEmpty() || lacking.asset().cause().equals(cause))
                        && (host.isEmpty() || lacking.host().equals(host)))
                .limit(SHOWN).toList();
        return Json.isWanted(request) ? json(known, wanted) : page(collection, request, known, wanted);
    }

    private static Reply json(Known known, List<Lacking> wanted) {
        return Json.reply(json -> {
            json.writeBooleanField("whole", known.isWhole());
            json.writeNumberField("pages", known.pages());
            counts(json, "causes", known.causes());
            counts(json, "hosts", known.hosts());
            json.writeArrayFieldStart("assets");
            for (Lacking lacking : wanted) {
                json.writeStartObject();
                json.writeStringField("url", lacking.asset().url());
                json.writeStringField("cause", lacking.asset().cause());
                json.writeNumberField("status", lacking.asset().status());
                json.writeStringField("page", page(lacking));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void counts(JsonGenerator json, String name, List<Count> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Count count : counts) {
            json.writeNumberField(count.name(), count.count());
        }
        json.writeEndObject();
    }

    private Reply page(OpenCollection collection, Request request, Known known, List<Lacking> wanted) {
        return Frame.html(200, frame.page(request, words.text("lacking.title"), html -> {
            html.element("h1", words.text("lacking.title")).markup("\n<p>");
            html.link(words.carried(collection.path()), words.text("missing.back")).markup("</p>\n");
            long all = known.causes().stream().mapToLong(Count::count).sum();
            html.markup("<p role=\"status\">").text(all == 0 && known.isWhole()
                    ? words.text("lacking.none")
                    : words.text("lacking.count", Messages.number(all), Messages.number(known.pages()))).markup("</p>\n");
            if (!known.isWhole()) {
                html.markup("<p class=\"warn\">").text(words.text("lacking.growing")).markup("</p>\n");
            }
            if (all > 0) {
                command(html, collection, request);
                table(html, "lacking.causes", "cause", known.causes());
                table(html, "lacking.hosts", "host", known.hosts());
                assets(html, collection, wanted);
            }
        }));
    }

    /** Where the collection lies is told to nobody but who sits at this machine. */
    private void command(Html html, OpenCollection collection, Request request) {
        Place place = collection.holding().place();
        boolean here = request.origin().matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");
        String name = here ? place.path().toString() : collection.name();
        String shown = name.matches("[\\p{L}\\p{N}/._-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
        html.element("p", words.text("lacking.retry"))
                .markup("\n<pre tabindex=\"0\">")
                .text("./pressmark retry " + shown)
                .markup("</pre>\n");
    }

    private void table(Html html, String heading, String parameter, List<Count> counts) {
        html.markup("<section><h2>").text(words.text(heading)).markup("</h2><dl class=\"counts\">\n");
        counts.stream().limit(HOSTS_SHOWN).forEach(count -> {
            String said = parameter.equals("cause") ? words.orKey("cause.", count.name()) : count.name();
            String shown = said.isEmpty() ? words.text("lacking.local") : said;
            html.markup("<dt>").link(words.carried("?" + parameter + "=" + PathText.encode(count.name())),
                    Titles.cut(shown, 200));
            html.markup("</dt><dd>").text(Messages.number(count.count())).markup("</dd>\n");
        });
        html.markup("</dl></section>\n");
    }

    private void assets(Html html, OpenCollection collection, List<Lacking> wanted) {
        html.markup("<table class=\"lacking\"><thead><tr>");
        for (String key : List.of("asset", "cause", "page")) {
            html.markup("<th scope=\"col\">").text(words.text("lacking." + key)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (Lacking lacking : wanted) {
            MissingAsset asset = lacking.asset();
            html.markup("<tr><td><code>").text(Titles.cut(asset.url(), 300)).markup("</code></td><td>");
            html.text(words.orKey("cause.", asset.cause()) + (asset.status() > 0 ? " (" + asset.status() + ")" : ""))
                    .markup("</td><td>");
            html.link(frame.reading(collection, lacking.page().timestamp(), page(lacking)),
                    Titles.cut(page(lacking), 200)).markup("</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
    }

    private static String page(Lacking lacking) {
        return lacking.page().url().substring("urn:pageinfo:".length());
    }
}
