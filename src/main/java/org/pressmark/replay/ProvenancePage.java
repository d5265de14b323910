package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.WebUrl;
import org.pressmark.replay.ProvenanceGraph.Event;
import org.pressmark.replay.ProvenanceGraph.Node;
import org.pressmark.replay.Signatures.Signature;
import org.pressmark.warc.DamagedRecordException;

/** Where a page comes from: what was done, by whom and to what, and whether all of it still is what it was. */
final class ProvenancePage {
    private static final List<String> SHOWN = List.of(
            "dcterms:title", "dcterms:issued", "dcterms:source", "pressmark:evidence", "prov:wasDerivedFrom",
            "premis:originalName", "pressmark:charset", "pressmark:kind", "premis:outcome", "pressmark:cause",
            "premis:outcomeNote", "pressmark:archive", "pressmark:mementoDatetime", "prov:generatedAtTime",
            "prov:atTime", "schema:name", "pressmark:record");

    private final Signatures signatures;
    private final Frame frame;
    private final Messages words;

    ProvenancePage(Signatures signatures, Frame frame) {
        this.signatures = signatures;
        this.frame = frame;
        this.words = frame.words();
    }

    Reply show(OpenCollection collection, Choice page, Request request) throws IOException {
        ProvenanceGraph graph = ProvenanceGraph.of(collection, page);
        String checked = Fixity.check(collection, page.line().url(), Choice.time(page.line()), page.line().digest());
        Signature signature = signatures.of(collection.holding().place().path());
        if (Json.isWanted(request)) {
            return json(collection, page, graph, checked, signature);
        }
        Html parts = new Html();
        events(parts, collection, page, graph.events());
        for (Node entity : graph.entities()) {
            entity(parts, collection, page, entity);
        }
        if (graph.nodes().isEmpty()) {
            entity(parts, collection, page, new Node(Map.of("@id", page.line().url())));
        }
        return Frame.html(200, frame.page(request, words.text("provenance.title"), html -> {
            frame.heading(html, collection, page, "provenance.title");
            html.markup("<p><strong>").text(words.text("digest." + checked)).markup("</strong> <code>")
                    .text(page.line().digest()).markup("</code></p>\n");
            html.element("p", words.text(graph.nodes().isEmpty() ? "provenance.none" : "provenance.text")).markup("\n");
            signature(html, signature);
            html.markup(parts.toString());
        }));
    }

    private void signature(Html html, Signature signature) {
        html.markup("<section><h2>").text(words.text("signature.title")).markup("</h2><p>");
        html.text(words.text("signature." + name(signature.state()))).markup("</p>\n");
        if (!signature.signer().isEmpty()) {
            html.markup("<dl>");
            row(html, "signature.signer", signature.signer());
            row(html, "signature.created", signature.created());
            row(html, "provenance.outcomeNote", signature.detail());
            html.markup("</dl>");
        }
        html.markup("</section>\n");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void row(Html html, String key, String value) {
        html.element("dt", words.text(key)).markup("<dd><code>").text(Titles.cut(value, 500)).markup("</code></dd>\n");
    }

    private void events(Html html, OpenCollection collection, Choice page, List<Event> events) throws IOException {
        if (events.isEmpty()) {
            return;
        }
        html.markup("<section><h2>").text(words.text("provenance.events")).markup("</h2><ol class=\"events\">\n");
        for (Event event : events) {
            html.markup("<li><span class=\"when soft\">")
                    .text(moment(Titles.cut(event.time(), 40)))
                    .markup("</span> <span>");
            html.element("strong", words.orKey("event.", Titles.cut(event.what(), 100))).text(" ");
            Optional<Choice> object = held(collection, page, event.object());
            if (object.isPresent()) {
                html.link(frame.about(collection, "record", object.get().line().timestamp(), event.object()),
                        Titles.cut(event.object(), 300));
            } else {
                html.element("code", Titles.cut(event.object(), 300));
            }
            if (!event.agent().isEmpty()) {
                html.text(" · ").element("span", Titles.cut(event.agent(), 300));
            }
            if (event.what().equals("missing") || event.what().equals("retrying")) {
                html.text(" · ").element("q", words.orKey("cause.", Titles.cut(event.note(), 300)));
            }
            html.markup("</span></li>\n");
        }
        html.markup("</ol></section>\n");
    }

    /** To the second, as other pages have it; what is no instant as it stands. */
    private static String moment(String time) {
        return time.length() > 40 ? time : time.replaceFirst("^([0-9-]{10})T([0-9:]{8})(\\.[0-9]+)?Z$", "$1 $2");
    }

    private static Optional<Choice> held(OpenCollection collection, Choice page, String url) throws IOException {
        Optional<WebUrl> address = WebUrl.parse(url);
        return address.isEmpty() ? Optional.empty() : collection.choose(address.get(), Choice.time(page.line()));
    }

    private void entity(Html html, OpenCollection collection, Choice page, Node entity) throws IOException {
        html.markup("<section><h2>").text(words.orKey("entity.", Titles.cut(entity.id(), 300))).markup("</h2><dl>\n");
        for (String key : SHOWN) {
            if (entity.members().containsKey(key)) {
                html.element("dt",
                        words.text(key.equals("dcterms:title")
                                ? "provenance.named"
                                : "provenance." + key.substring(key.indexOf(':') + 1)));
                html.element("dd", said(key, entity.text(key))).markup("\n");
            }
        }
        String digest = entity.text("digest");
        if (!digest.isEmpty()) {
            html.element("dt", words.text("provenance.digest")).markup("<dd><code>").text(digest).markup("</code> ");
            html.text(words.text("digest." + Fixity.check(collection, entity.id(), Choice.time(page.line()), digest)))
                    .markup("</dd>");
        }
        Optional<Choice> held = WebUrl.parse(entity.id()).filter(WebUrl::isHttp).isEmpty()
                ? Optional.empty()
                : held(collection, page, entity.id());
        if (held.isPresent()) {
            connection(html, collection, held.get());
            html.element("dt", words.text("record.title")).markup("<dd><a");
            html.attribute("href", frame.about(collection, "record", held.get().line().timestamp(), entity.id()));
            html.attribute("aria-label", words.text("record.title") + ": " + Titles.cut(entity.id(), 300))
                    .markup(">")
                    .text(words.text("record.open"))
                    .markup("</a></dd>\n");
        }
        html.markup("</dl></section>\n");
    }

    private String said(String key, String value) {
        String prefix = key.equals("premis:outcome") ? "event." : key.equals("pressmark:kind") ? "kind." : "cause.";
        return words.orKey(prefix, moment(Titles.cut(value, 500)));
    }

    /** From which address, and under which protocol, cipher and certificates, a capture came. */
    private void connection(Html html, OpenCollection collection, Choice held) throws IOException {
        Connection connection;
        try {
            connection = Connection.of(collection, held.line());
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            html.element("dt", words.text("record.title")).element("dd", words.text("unreadable.title"));
            return;
        }
        value(html, "record.WARC-IP-Address", connection.address());
        connection.protocols().forEach(protocol -> value(html, "record.WARC-Protocol", protocol));
        value(html, "record.WARC-Cipher-Suite", connection.cipher());
        for (Connection.Certificate certificate : connection.certificates()) {
            html.element("dt", words.text("certificate.title")).markup("<dd>");
            String fingerprint = certificate.url().substring(certificate.url().lastIndexOf(':') + 1);
            String name = certificate.subject().isEmpty() ? fingerprint : certificate.subject();
            html.link(frame.about(collection, "record", certificate.timestamp(), certificate.url()), Titles.cut(name, 300));
            if (!certificate.subject().isEmpty()) {
                html.text(" · " + words.text("certificate.issued", Titles.cut(certificate.issuer(), 300),
                        words.day(certificate.from()), words.day(certificate.to())));
            }
            html.markup("</dd>\n");
        }
    }

    private void value(Html html, String key, String value) {
        if (!value.isEmpty()) {
            html.element("dt", words.text(key)).element("dd", Titles.cut(value, 200));
        }
    }

    private static Reply json(OpenCollection collection, Choice page, ProvenanceGraph graph, String checked,
            Signature signature) {
        return Json.reply(json -> {
            json.writeStringField("url", page.line().url());
            json.writeStringField("timestamp", page.line().timestamp());
            json.writeStringField("digest", page.line().digest());
            json.writeStringField("check", checked);
            json.writeObjectFieldStart("signature");
            json.writeStringField("state", name(signature.state()));
            json.writeStringField("signer", signature.signer());
            json.writeStringField("created", signature.created());
            json.writeStringField("detail", signature.detail());
            json.writeEndObject();
            json.writeArrayFieldStart("events");
            for (Event event : graph.events()) {
                json.writeStartObject();
                json.writeStringField("time", event.time());
                json.writeStringField("what", event.what());
                json.writeStringField("agent", event.agent());
                json.writeStringField("object", event.object());
                json.writeStringField("note", event.note());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("entities");
            for (Node node : graph.nodes()) {
                entity(json, collection, page, node);
            }
            json.writeEndArray();
        });
    }

    private static void entity(JsonGenerator json, OpenCollection collection, Choice page, Node node) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> member : node.members().entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        String digest = node.text("digest");
        json.writeStringField("check",
                digest.isEmpty() ? "unknown" : Fixity.check(collection, node.id(), Choice.time(page.line()), digest));
        Optional<Choice> held = node.isAsset() ? held(collection, page, node.id()) : Optional.empty();
        if (held.isPresent()) {
            connection(json, collection, held.get());
        }
        json.writeEndObject();
    }

    private static void connection(JsonGenerator json, OpenCollection collection, Choice held) throws IOException {
        Connection connection;
        try {
            connection = Connection.of(collection, held.line());
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            json.writeStringField("unreadable", damaged.getMessage());
            return;
        }
        json.writeStringField("address", connection.address());
        json.writeStringField("cipher", connection.cipher());
        json.writeArrayFieldStart("certificates");
        for (Connection.Certificate certificate : connection.certificates()) {
            json.writeStartObject();
            json.writeStringField("url", certificate.url());
            json.writeStringField("subject", certificate.subject());
            json.writeStringField("issuer", certificate.issuer());
            json.writeStringField("from", certificate.from());
            json.writeStringField("to", certificate.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
