package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.pressmark.index.CdxLine;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord.Field;

/** A record as it stands in the archive: where it lies, its header, and the head of the message in it. */
final class RecordPage {
    private static final int LONGEST_VALUE = 4000;

    private final Frame frame;
    private final Messages words;

    RecordPage(Frame frame) {
        this.frame = frame;
        this.words = frame.words();
    }

    /**
     * What stands in a record.
     *
     * @param fields the record's header
     * @param status the first line of the answer in it, as far as it is a number; 0 where there is no answer in it
     * @param http the headers of the answer
     */
    private record Heads(String version, List<Field> fields, int status, List<Field> http) {}

    Reply show(OpenCollection collection, Choice choice, Request request) throws IOException {
        CdxLine line = choice.line();
        Heads heads = heads(collection, line);
        return Json.isWanted(request) ? json(line, heads) : page(collection, request, line, heads);
    }

    private static Heads heads(OpenCollection collection, CdxLine line) throws IOException {
        try (RecordAt at = collection.record(line)) {
            if (!at.record().holdsHttp()) {
                return new Heads(at.record().version(), at.record().fields(), 0, List.of());
            }
            try (HttpBlock http = HttpBlock.read(at.record().block())) {
                return new Heads(at.record().version(), at.record().fields(), http.status(), http.headers());
            }
        }
    }

    private static Reply json(CdxLine line, Heads heads) {
        return Json.reply(json -> {
            json.writeStringField("url", line.url());
            json.writeStringField("timestamp", line.timestamp());
            json.writeStringField("file", line.filename());
            json.writeNumberField("offset", line.offset());
            json.writeNumberField("length", line.length());
            json.writeStringField("version", heads.version());
            json.writeArrayFieldStart("record");
            fields(json, heads.fields());
            json.writeEndArray();
            json.writeNumberField("status", heads.status());
            json.writeArrayFieldStart("http");
            fields(json, heads.http());
            json.writeEndArray();
        });
    }

    private static void fields(JsonGenerator json, List<Field> fields) throws IOException {
        for (Field field : fields) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("value", field.value());
            json.writeEndObject();
        }
    }

    private Reply page(OpenCollection collection, Request request, CdxLine line, Heads heads) {
        return Frame.html(200, frame.page(request, words.text("record.title"), html -> {
            html.element("h1", words.text("record.title")).markup("\n<p>");
            html.link(frame.reading(collection, line.timestamp(), line.url()), Titles.cut(line.url(), 300)).markup("</p>\n");
            html.markup("<section><h2>").text(words.text("record.place")).markup("</h2><dl>\n");
            row(html, words.text("record.file"), line.filename());
            row(html, words.text("record.offset"), Messages.number(line.offset()));
            row(html, words.text("record.length"), Messages.number(line.length()));
            html.markup("</dl></section>\n");
            table(html, words.text("record.header") + " (WARC " + heads.version() + ")", heads.fields());
            if (heads.status() > 0) {
                table(html, words.text("record.http") + " (" + heads.status() + ")", heads.http());
            }
            html.markup("<p>")
                    .link(collection.address(line.timestamp(), "id_", line.url()), words.text("article.bytes"))
                    .markup("</p>\n");
        }));
    }

    private static void table(Html html, String heading, List<Field> fields) {
        html.markup("<section><h2>").text(heading).markup("</h2><dl>\n");
        fields.forEach(field -> {
            html.markup("<dt><code>").text(Titles.cut(field.name(), 200)).markup("</code></dt>");
            value(html, field.value());
        });
        html.markup("</dl></section>\n");
    }

    private static void row(Html html, String name, String value) {
        html.element("dt", name);
        value(html, value);
    }

    private static void value(Html html, String value) {
        html.markup("<dd><code>").text(Titles.cut(value, LONGEST_VALUE)).markup("</code></dd>\n");
    }
}
