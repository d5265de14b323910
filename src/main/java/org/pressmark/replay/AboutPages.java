package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.replay.rewrite.DocumentText;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.RecordAt;

/** What can be said about a capture: where it comes from, whether it still is what it was, and its source text. */
final class AboutPages {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 16 << 20;
    private static final int SOURCE_SHOWN = 1 << 20;
    private static final int ENTITIES_SHOWN = 2000;
    private static final List<String> SHOWN = List.of(
            "dcterms:title", "dcterms:issued", "dcterms:source", "pressmark:status", "pressmark:evidence", "prov:wasDerivedFrom",
            "premis:originalName", "pressmark:charset", "pressmark:kind", "premis:outcome", "pressmark:cause",
            "premis:outcomeNote", "pressmark:archive", "pressmark:mementoDatetime", "prov:generatedAtTime", "prov:endedAtTime", "prov:atTime", "schema:name", "pressmark:record");

    private final Frame frame;
    private final Messages words;
    private final ErrorPages errors;

    AboutPages(Frame frame, ErrorPages errors) {
        this.frame = frame;
        this.words = frame.words();
        this.errors = errors;
    }

    /** The page of that name about the capture the query names. */
    Reply show(OpenCollection collection, String page, Request request) throws IOException {
        Optional<WebUrl> url = request.parameter("url").flatMap(ReplayUrl::address);
        Instant at = request.parameter("at").flatMap(CaptureTime::parse).orElse(Replay.LATEST);
        if (url.isEmpty()) {
            return errors.bad(collection, request);
        }
        Optional<Choice> choice = collection.choose(url.get(), at);
        if (choice.isEmpty()) {
            return errors.notHeld(collection, url.get(), false, request);
        }
        return page.equals("source") ? source(collection, choice.get(), request) : provenance(collection, choice.get(), request);
    }

    private Reply source(OpenCollection collection, Choice choice, Request request) throws IOException {
        byte[] bytes = bytes(collection, choice, SOURCE_SHOWN);
        MediaType type = type(collection, choice);
        String text = DocumentText.of(bytes, type.charset()).map(DocumentText::text)
                .orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
        String[] lines = text.split("\r\n|\n|\r", -1);
        if (Json.isWanted(request)) {
            return Json.reply(json -> {
                json.writeStringField("url", choice.line().url());
                json.writeStringField("timestamp", choice.line().timestamp());
                json.writeBooleanField("whole", bytes.length < SOURCE_SHOWN);
                json.writeStringField("text", text);
            });
        }
        return Frame.html(200, frame.page(request, words.text("source.title"), html -> {
            heading(html, collection, choice, "source.title");
            if (bytes.length == SOURCE_SHOWN) {
                html.markup("<p class=\"warn\">").text(words.text("source.cut", Messages.bytes(SOURCE_SHOWN))).markup("</p>\n");
            }
            html.markup("<ol class=\"source\" tabindex=\"0\">\n");
            for (String line : lines) {
                html.markup("<li><code dir=\"auto\">").text(line).markup("</code></li>\n");
            }
            html.markup("</ol>\n");
        }));
    }

    private static MediaType type(OpenCollection collection, Choice choice) throws IOException {
        try (Archived held = collection.open(choice.line())) {
            return MediaType.of(held.first("Content-Type").orElse(choice.line().mime()));
        }
    }

    private void heading(Html html, OpenCollection collection, Choice choice, String key) {
        html.element("h1", words.text(key)).markup("\n<p>");
        html.link(frame.reading(collection, choice.line().timestamp(), choice.line().url()), Titles.cut(choice.line().url(), 300));
        html.markup("</p>\n<p class=\"soft\">").text(words.text("article.captured", Times.second(choice.line().timestamp()))).markup("</p>\n");
    }

    private Reply provenance(OpenCollection collection, Choice choice, Request request) throws IOException {
        List<Map<String, String>> chain = chain(collection, choice);
        if (Json.isWanted(request)) {
            return told(collection, choice, chain);
        }
        Html rows = new Html();
        for (Map<String, String> entity : chain) {
            entity(rows, collection, choice, entity);
        }
        String digest = choice.line().digest();
        boolean signed = isSigned(collection);
        String checked = words.text("digest." + check(collection, choice.line().url(), Choice.time(choice.line()), digest));
        return Frame.html(200, frame.page(request, words.text("provenance.title"), html -> {
            heading(html, collection, choice, "provenance.title");
            html.markup("<p><strong>").text(checked).markup("</strong> <code>").text(digest).markup("</code></p>\n");
            html.element("p", words.text(chain.isEmpty() ? "provenance.none" : "provenance.text")).markup("\n");
            html.element("p", words.text(signed ? "provenance.signed" : "provenance.unsigned"));
            html.markup("\n").markup(rows.toString());
        }));
    }

    /** Whether somebody put a signature beside the collection; whether it holds is said by {@code wacz verify}. */
    private static boolean isSigned(OpenCollection collection) throws IOException {
        Path digest = collection.holding().place().path().resolve("datapackage-digest.json");
        return Files.isRegularFile(digest) && Files.size(digest) < LONGEST && Files.readString(digest).contains("\"signedData\"");
    }

    private static Reply told(OpenCollection collection, Choice choice, List<Map<String, String>> chain) throws IOException {
        List<String> results = new ArrayList<>();
        for (Map<String, String> entity : chain) {
            String digest = entity.getOrDefault("digest", "");
            results.add(digest.isEmpty() ? "unknown" : check(collection, id(entity), Choice.time(choice.line()), digest));
        }
        String own = check(collection, choice.line().url(), Choice.time(choice.line()), choice.line().digest());
        return Json.reply(json -> {
            json.writeStringField("url", choice.line().url());
            json.writeStringField("timestamp", choice.line().timestamp());
            json.writeStringField("digest", choice.line().digest());
            json.writeStringField("check", own);
            json.writeArrayFieldStart("entities");
            for (int i = 0; i < chain.size(); i++) {
                Map<String, String> entity = chain.get(i);
                json.writeStartObject();
                for (Map.Entry<String, String> member : entity.entrySet()) {
                    json.writeStringField(member.getKey(), member.getValue());
                }
                json.writeStringField("check", results.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String id(Map<String, String> entity) {
        return entity.getOrDefault("@id", entity.getOrDefault("prov:value", ""));
    }

    /** From which address, and under which protocol and cipher, it came; and the way to its record. */
    private void record(Html html, OpenCollection collection, Choice page, String id) throws IOException {
        Optional<WebUrl> url = WebUrl.parse(id).filter(WebUrl::isHttp);
        Optional<Choice> held = url.isEmpty() ? Optional.empty() : collection.choose(url.get(), Choice.time(page.line()));
        if (held.isEmpty()) {
            return;
        }
        try (RecordAt at = collection.record(held.get().line())) {
            for (String field : List.of("WARC-IP-Address", "WARC-Protocol", "WARC-Cipher-Suite")) {
                for (String value : at.record().all(field)) {
                    html.element("dt", words.text("record." + field)).element("dd", Titles.cut(value, 200));
                }
            }
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            html.element("dt", words.text("record.title")).element("dd", words.text("unreadable.title"));
            return;
        }
        html.element("dt", words.text("record.title")).markup("<dd>");
        html.markup("<a").attribute("href", frame.about(collection, "record", held.get().line().timestamp(), id));
        html.attribute("aria-label", words.text("record.title") + ": " + Titles.cut(id, 300)).markup(">").text(words.text("record.open")).markup("</a></dd>\n");
    }

    private void entity(Html html, OpenCollection collection, Choice page, Map<String, String> entity) throws IOException {
        String id = id(entity);
        html.markup("<section><h2>").text(words.orKey("entity.", Titles.cut(id, 300))).markup("</h2><dl>\n");
        for (String key : SHOWN) {
            if (entity.containsKey(key)) {
                html.element("dt", words.text(key.equals("dcterms:title") ? "provenance.named" : "provenance." + key.substring(key.indexOf(':') + 1)));
                html.element("dd", words.orKey("cause.", Titles.cut(entity.get(key), 500))).markup("\n");
            }
        }
        String digest = entity.getOrDefault("digest", "");
        if (!digest.isEmpty()) {
            html.element("dt", words.text("provenance.digest")).markup("<dd><code>").text(digest).markup("</code> ");
            html.text(words.text("digest." + check(collection, id, Choice.time(page.line()), digest))).markup("</dd>");
        }
        record(html, collection, page, id);
        html.markup("</dl></section>\n");
    }

    /** Computes the digest of what is held anew: valid, invalid, or unknown where that cannot be told. */
    private static String check(OpenCollection collection, String url, Instant at, String stated) throws IOException {
        Optional<WebUrl> address = WebUrl.parse(url);
        Optional<Choice> choice = address.isEmpty() ? Optional.empty() : collection.choose(address.get(), at);
        int colon = stated.indexOf(':');
        if (choice.isEmpty() || colon < 0 || !List.of("sha1", "sha256").contains(stated.substring(0, colon))) {
            return "unknown";
        }
        Digest.Algorithm algorithm = Digest.Algorithm.named(stated.substring(0, colon));
        MessageDigest computation = algorithm.start();
        try (Archived held = collection.open(choice.get().line());
                InputStream in = held.body().coded()) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                computation.update(buffer, 0, got);
            }
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            return "invalid";
        }
        return algorithm.finish(computation).toString().equals(stated) ? "valid" : "invalid";
    }

    private static byte[] bytes(OpenCollection collection, Choice choice, int most) throws IOException {
        try (Archived held = collection.open(choice.line());
                InputStream in = held.body().decoded()) {
            return in.readNBytes(most);
        }
    }

    /** What an article says it comes from; empty where it says nothing. */
    static String claimedSource(OpenCollection collection, Choice page) throws IOException {
        for (Map<String, String> entity : chain(collection, page)) {
            if (entity.containsKey("dcterms:source")) {
                return entity.get("dcterms:source");
            }
        }
        return "";
    }

    private static List<Map<String, String>> chain(OpenCollection collection, Choice page) throws IOException {
        Optional<WebUrl> urn = WebUrl.parse("urn:pressmark:provenance:" + page.line().url());
        Optional<Choice> record = urn.isEmpty() ? Optional.empty() : collection.choose(urn.get(), Choice.time(page.line()));
        if (record.isEmpty()) {
            return List.of();
        }
        try (JsonParser json = JSON.createParser(bytes(collection, record.get(), LONGEST))) {
            return graph(json);
        } catch (JsonProcessingException damaged) {
            return List.of(); // the page's own digest can still be checked
        }
    }

    private static List<Map<String, String>> graph(JsonParser json) throws IOException {
        List<Map<String, String>> graph = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("@graph");
            if (json.nextToken() != JsonToken.START_ARRAY || !wanted) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> entity = new LinkedHashMap<>();
                flat(json, entity);
                if (graph.size() < ENTITIES_SHOWN) {
                    graph.add(entity);
                }
            }
        }
        return graph;
    }

    /** Values by the name of their member, whatever they are wrapped in; the two halves of a digest are put together. */
    private static void flat(JsonParser json, Map<String, String> entity) throws IOException {
        int depth = 1;
        String name = "";
        String inner = "";
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return;
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                name = depth == 1 ? json.currentName() : name;
                inner = json.currentName();
            } else if (depth > 1 && name.equals("premis:fixity")) {
                entity.merge("digest", json.getText(), (type, value) -> type + ":" + value);
            } else {
                entity.putIfAbsent(depth > 1 && !inner.startsWith("@") && !inner.equals(name) ? inner : name, json.getText());
            }
        }
    }
}
