package org.pressmark.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.pressmark.article.Article;
import org.pressmark.capture.Finding;

/**
 * The provenance of a page as JSON-LD: entities and their derivation in PROV-O, events in PREMIS 3 with the Library of
 * Congress event types, description in Dublin Core terms and schema.org.
 *
 * <p>The context is written into the document, for a context that must be fetched is lost one day.
 */
public final class ProvenanceText {
    /** The media type of the text. */
    public static final String MEDIA_TYPE = "application/ld+json";

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String[]> PREFIXES = List.of(
            new String[] {"prov", "http://www.w3.org/ns/prov#"},
            new String[] {"premis", "http://www.loc.gov/premis/rdf/v3/"},
            new String[] {"eventType", "http://id.loc.gov/vocabulary/preservation/eventType/"},
            new String[] {"dcterms", "http://purl.org/dc/terms/"},
            new String[] {"schema", "https://schema.org/"},
            new String[] {"pressmark", "urn:pressmark:term:"});

    private final PageAccount account;
    private final JsonGenerator json;

    private ProvenanceText(PageAccount account, JsonGenerator json) {
        this.account = account;
        this.json = json;
    }

    /** Where the provenance of a page lives. */
    public static String address(String pageUrl) {
        return "urn:pressmark:provenance:" + pageUrl;
    }

    /** The JSON-LD of a page. */
    public static String of(PageAccount account) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new ProvenanceText(account, json).write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("@context");
        for (String[] prefix : PREFIXES) {
            json.writeStringField(prefix[0], prefix[1]);
        }
        json.writeEndObject();
        json.writeStringField("@id", address(account.page().url()));
        json.writeArrayFieldStart("@graph");
        seed();
        if (!account.isOwnPage()) {
            rendition();
        }
        claim();
        for (AssetAccount asset : account.assets()) {
            JsonTree.write(json, AssetNodes.node(asset));
        }
        events();
        agents();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void seed() throws IOException {
        begin(account.seed().url(), "prov:Entity", "premis:File");
        json.writeStringField("premis:originalName", account.seedPath());
        fixity(account.seed());
        json.writeStringField("pressmark:record", account.seed().record());
        json.writeStringField("dcterms:isPartOf", account.run().collection());
        if (account.article().isPresent()) {
            Article.Encoding encoding = account.article().get().encoding();
            json.writeStringField("pressmark:charset", encoding.charset());
            json.writeStringField("pressmark:charsetChosenBy", encoding.reason());
            json.writeNumberField("pressmark:charsetConfidence", Math.round(encoding.confidence() * 1000) / 1000.0);
            if (account.isOwnPage()) {
                description(account.article().get());
            }
        }
        json.writeArrayFieldStart("pressmark:finding");
        for (Finding finding : account.findings()) {
            json.writeStartObject();
            json.writeStringField("pressmark:code", finding.code());
            json.writeStringField("pressmark:message", finding.message());
            json.writeNumberField("pressmark:line", finding.line());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rendition() throws IOException {
        begin(account.page().url(), "prov:Entity", "premis:File", "schema:Article");
        reference("prov:wasDerivedFrom", account.seed().url());
        reference("prov:wasGeneratedBy", "#rendering");
        fixity(account.page());
        json.writeStringField("pressmark:record", account.page().record());
        json.writeStringField("prov:generatedAtTime", account.run().date().toString());
        if (account.article().isPresent()) {
            description(account.article().get());
        }
        json.writeEndObject();
    }

    private void description(Article article) throws IOException {
        json.writeStringField("dcterms:title", article.title());
        texts("dcterms:creator", article.authors());
        if (article.published().isPresent()) {
            json.writeStringField("dcterms:issued", article.published().get());
        }
        json.writeStringField("dcterms:language", article.language());
        texts("dcterms:subject", article.tags());
        if (!article.description().isEmpty()) {
            json.writeStringField("dcterms:abstract", article.description());
        }
        texts("dcterms:references", account.references());
        json.writeArrayFieldStart("dcterms:rights");
        for (Article.Quote quote : article.rights()) {
            json.writeStartObject();
            json.writeStringField("prov:value", quote.text());
            json.writeNumberField("pressmark:line", quote.line());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What the article says of its source is a claim: nothing was got from there for saying so. */
    private void claim() throws IOException {
        if (account.article().isEmpty() || account.article().get().claim().isEmpty()) {
            return;
        }
        Article.Claim claim = account.article().get().claim().get();
        begin("#claimed-source", "pressmark:Claim");
        reference("prov:specializationOf", account.seed().url());
        if (!claim.url().isEmpty()) {
            json.writeStringField("dcterms:source", claim.url()); // a source may be named without an address
        }
        json.writeStringField("pressmark:status", "claimed, not captured");
        json.writeStringField("pressmark:evidence", claim.evidence());
        json.writeNumberField("pressmark:line", claim.line());
        json.writeEndObject();
    }

    private void events() throws IOException {
        event("#packing", "eventType:pac", "the seed's bytes were put into the archive as given", account.seed().url());
        if (!account.isOwnPage()) {
            event("#rendering", "eventType:nor", "a page was made from the seed", account.page().url());
        }
        event("#digesting", "eventType:mes", "digests of seed and page were computed", account.page().url());
        long missing = account.assets().stream().filter(AssetAccount::isMissing).count();
        event(
                "#capturing",
                "eventType:cap",
                account.assets().size() + " assets were asked for, " + missing + " of them are missing",
                account.page().url());
    }

    private void event(String id, String type, String note, String object) throws IOException {
        begin(id, "premis:Event", "prov:Activity");
        reference("dcterms:type", type);
        json.writeStringField("prov:endedAtTime", account.run().date().toString());
        reference("prov:used", object);
        reference("prov:wasAssociatedWith", "#software");
        reference("prov:hadPlan", "#settings");
        json.writeStringField("premis:outcomeNote", note);
        json.writeEndObject();
    }

    private void agents() throws IOException {
        begin("#software", "prov:SoftwareAgent", "premis:SoftwareAgent");
        json.writeStringField("schema:name", account.run().software());
        if (!account.run().operator().isEmpty()) {
            reference("prov:actedOnBehalfOf", "#operator");
        }
        json.writeEndObject();
        if (!account.run().operator().isEmpty()) {
            begin("#operator", "prov:Agent", "premis:Agent");
            json.writeStringField("schema:name", account.run().operator());
            json.writeEndObject();
        }
        begin("#settings", "prov:Plan");
        json.writeStringField("dcterms:identifier", account.run().settings());
        json.writeEndObject();
    }

    private void begin(String id, String... types) throws IOException {
        json.writeStartObject();
        if (!id.isEmpty()) {
            json.writeStringField("@id", id);
        }
        json.writeArrayFieldStart("@type");
        for (String type : types) {
            json.writeString(type);
        }
        json.writeEndArray();
    }

    private void reference(String name, String id) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("@id", id);
        json.writeEndObject();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void fixity(PageAccount.Archived archived) throws IOException {
        String digest = archived.digest();
        int colon = digest.indexOf(':');
        json.writeObjectFieldStart("premis:fixity");
        json.writeStringField("dcterms:type", digest.substring(0, colon));
        json.writeStringField("prov:value", digest.substring(colon + 1));
        json.writeEndObject();
        json.writeNumberField("premis:size", archived.bytes());
    }
}
