package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.article.Article;
import org.pressmark.asset.AssetRef;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;
import org.pressmark.pack.DryRun;

/** What a dry run found, for people or, an object a line, for programs. */
final class DryRunText {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;
    private final boolean jsonl;

    DryRunText(PrintWriter out, boolean jsonl) {
        this.out = out;
        this.jsonl = jsonl;
    }

    void print(DryRun.Entry entry) {
        if (jsonl) {
            out.println(json(entry));
            return;
        }
        out.println(Printable.of(entry.path()));
        out.println("  title     " + Printable.of(entry.article().map(Article::title).orElse("-")));
        out.println("  address   " + entry.url());
        entry.article().ifPresent(this::facts);
        for (AssetRef asset : entry.assets()) {
            String url = asset.url().map(WebUrl::toString).orElse("not an address: " + asset.asWritten());
            out.println("  " + padded(kind(asset)) + Printable.of(url));
        }
        for (Finding finding : entry.findings()) {
            String place = finding.line() > 0 ? "line " + finding.line() + ": " : "";
            out.println("  finding   " + place + Printable.of(finding.message()));
        }
    }

    private static String padded(String word) {
        return word + " ".repeat(Math.max(1, 10 - word.length()));
    }

    private void facts(Article article) {
        out.println("  language  " + article.language() + ", " + article.encoding().charset());
        article.published().ifPresent(date -> out.println("  date      " + Printable.of(date)));
        if (!article.authors().isEmpty()) {
            out.println("  authors   " + Printable.of(String.join(", ", article.authors())));
        }
        article.claim().ifPresent(claim -> {
            String source = claim.url().isEmpty() ? "no address: " + claim.evidence() : claim.url();
            out.println("  claims    " + Printable.of(source) + " (line " + claim.line() + ")");
        });
    }

    private static String kind(AssetRef asset) {
        return asset.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String json(DryRun.Entry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("seed", entry.path());
            json.writeStringField("url", entry.url().toString());
            article(json, entry.article());
            json.writeArrayFieldStart("assets");
            for (AssetRef asset : entry.assets()) {
                json.writeStartObject();
                text(json, "url", asset.url().map(WebUrl::toString));
                json.writeStringField("as_written", asset.asWritten());
                json.writeStringField("kind", kind(asset));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding finding : entry.findings()) {
                json.writeStartObject();
                json.writeStringField("code", finding.code());
                json.writeStringField("message", finding.message());
                json.writeNumberField("line", finding.line());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void article(JsonGenerator json, Optional<Article> article) throws IOException {
        text(json, "title", article.map(Article::title));
        text(json, "language", article.map(Article::language));
        text(json, "charset", article.map(read -> read.encoding().charset()));
        text(json, "charset_reason", article.map(read -> read.encoding().reason()));
        text(json, "published", article.flatMap(Article::published));
        texts(json, "authors", article.map(Article::authors).orElse(List.of()));
        texts(json, "tags", article.map(Article::tags).orElse(List.of()));
        text(json, "description", article.map(Article::description));
        Optional<Article.Claim> claim = article.flatMap(Article::claim);
        if (claim.isEmpty()) {
            json.writeNullField("claimed_source");
            return;
        }
        json.writeObjectFieldStart("claimed_source");
        text(json, "url", claim.map(Article.Claim::url).filter(url -> !url.isEmpty()));
        json.writeStringField("evidence", claim.get().evidence());
        json.writeNumberField("line", claim.get().line());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
