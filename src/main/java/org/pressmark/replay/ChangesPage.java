package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.replay.compare.TextChanges;
import org.pressmark.replay.compare.TextChanges.Block;
import org.pressmark.replay.compare.TextChanges.Kind;
import org.pressmark.replay.compare.TextChanges.Part;

/** What changed in a page from one capture to another, word by word. */
final class ChangesPage {
    private static final int CAPTURES_OFFERED = 500;
    private static final int ALL_SHOWN = 3;

    private final Frame frame;
    private final Messages words;
    private final ErrorPages errors;

    ChangesPage(Frame frame, ErrorPages errors) {
        this.frame = frame;
        this.words = frame.words();
        this.errors = errors;
    }

    /** {@code url}, {@code from} and {@code to} are in the query; without {@code from} it is the capture before. */
    Reply show(OpenCollection collection, Request request) throws IOException {
        Optional<WebUrl> url = request.parameter("url").flatMap(ReplayUrl::address);
        if (url.isEmpty()) {
            return errors.bad(collection, request);
        }
        Optional<Choice> later = collection.choose(url.get(), time(request, "to").orElse(Replay.LATEST));
        if (later.isEmpty()) {
            return errors.notHeld(collection, url.get(), false, request);
        }
        Optional<Instant> from = time(request, "from");
        CdxLine to = later.get().line();
        CdxLine before = later.get().previous() == null ? to : later.get().previous();
        CdxLine earlier = from.isEmpty()
                ? before
                : collection.choose(url.get(), from.get()).map(Choice::line).orElse(before);
        ArticleText old = ArticleText.of(collection, earlier);
        ArticleText young = ArticleText.of(collection, to);
        TextChanges changes = TextChanges.between(old.paragraphs(), young.paragraphs());
        return Json.isWanted(request)
                ? json(earlier, to, changes)
                : page(collection, request, List.of(earlier, to), changes, young.title());
    }

    private static Optional<Instant> time(Request request, String name) {
        return request.parameter(name).flatMap(CaptureTime::parse);
    }

    private static Reply json(CdxLine earlier, CdxLine later, TextChanges changes) {
        return Json.reply(json -> {
            json.writeStringField("url", later.url());
            json.writeStringField("from", earlier.timestamp());
            json.writeStringField("to", later.timestamp());
            json.writeNumberField("removed", changes.count(Kind.REMOVED));
            json.writeNumberField("added", changes.count(Kind.ADDED));
            json.writeBooleanField("whole", changes.isWhole());
            json.writeArrayFieldStart("blocks");
            for (Block block : changes.blocks()) {
                json.writeStartArray();
                for (Part part : block.parts()) {
                    write(json, part);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField(part.kind().name().toLowerCase(Locale.ROOT), part.text());
        json.writeEndObject();
    }

    private Reply page(OpenCollection collection, Request request, List<CdxLine> both, TextChanges changes, String title)
            throws IOException {
        List<CdxLine> offered = offered(collection, both.get(1));
        return Frame.html(200, frame.page(request, words.text("changes.title"), html -> {
            html.element("h1", words.text("changes.title")).markup("\n<p dir=\"auto\">");
            html.link(frame.reading(collection, both.get(1).timestamp(), both.get(1).url()),
                    Titles.cut(title.isBlank() ? both.get(1).url() : title, 300));
            html.markup("</p>\n");
            form(html, collection, both, offered);
            summary(html, changes);
            html.markup("<div class=\"changes\">\n");
            changes.blocks().forEach(block -> block(html, block));
            html.markup("</div>\n");
        }));
    }

    private static List<CdxLine> offered(OpenCollection collection, CdxLine line) throws IOException {
        try (Stream<CdxLine> lines = collection.index().captures(line.key())) {
            return new ArrayList<>(lines.limit(CAPTURES_OFFERED).toList());
        }
    }

    private void form(Html html, OpenCollection collection, List<CdxLine> both, List<CdxLine> offered) {
        html.markup("<form class=\"lookup\" method=\"get\"").attribute("action", collection.path() + "changes").markup(">");
        SearchPage.carry(html, words);
        html.markup("<input type=\"hidden\" name=\"url\"").attribute("value", both.get(1).url()).markup(">");
        select(html, "from", both.get(0), offered);
        select(html, "to", both.get(1), offered);
        html.markup("<button>").text(words.text("changes.button")).markup("</button></form>\n");
    }

    private void select(Html html, String name, CdxLine chosen, List<CdxLine> offered) {
        html.markup("<label>").text(words.text("changes." + name)).markup(" <select").attribute("name", name).markup(">");
        for (CdxLine line : offered) {
            html.markup("<option").attribute("value", line.timestamp());
            html.markup(line.timestamp().equals(chosen.timestamp()) ? " selected>" : ">")
                    .text(Times.second(line.timestamp()))
                    .markup("</option>");
        }
        html.markup("</select></label>");
    }

    private void summary(Html html, TextChanges changes) {
        long removed = changes.count(Kind.REMOVED);
        long added = changes.count(Kind.ADDED);
        String said = removed + added == 0
                ? words.text("changes.none")
                : words.text("changes.count", Messages.number(removed), Messages.number(added));
        html.markup("<p role=\"status\">").text(said).markup("</p>\n");
        if (!changes.isWhole()) {
            html.markup("<p class=\"warn\">").text(words.text("changes.cut")).markup("</p>\n");
        }
    }

    private void block(Html html, Block block) {
        if (!block.isSame()) {
            html.markup("<p class=\"changed\" dir=\"auto\">");
            block.parts().forEach(part -> part(html, part));
            html.markup("</p>\n");
            return;
        }
        List<String> same = block.parts().get(0).text().lines().toList();
        if (same.size() <= ALL_SHOWN) {
            same.forEach(paragraph -> paragraph(html, paragraph));
            return;
        }
        paragraph(html, same.get(0));
        html.markup("<details><summary>")
                .text(words.text("changes.same", Messages.number(same.size() - 2L)))
                .markup("</summary>\n");
        same.subList(1, same.size() - 1).forEach(paragraph -> paragraph(html, paragraph));
        html.markup("</details>\n");
        paragraph(html, same.get(same.size() - 1));
    }

    private static void paragraph(Html html, String text) {
        html.markup("<p dir=\"auto\">").text(text).markup("</p>\n");
    }

    private static void part(Html html, Part part) {
        switch (part.kind()) {
            case REMOVED -> html.element("del", part.text());
            case ADDED -> html.element("ins", part.text());
            case SAME -> html.text(part.text());
        }
    }
}
