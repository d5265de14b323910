package org.pressmark.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.pressmark.capture.Body;
import org.pressmark.warc.WarcFields;

/** The records that close a run: manifest, configuration, log, missing list (IIPC guideline 8). */
final class RunEnd {
    private static final JsonFactory JSON = new JsonFactory();

    private final RunArchive archive;
    private final PackOptions options;
    private final String address;

    /**
     * For one run.
     *
     * @param address where the run's own records live: {@code urn:pressmark:run:<collection>:<number>}
     */
    RunEnd(RunArchive archive, PackOptions options, String address) {
        this.archive = archive;
        this.options = options;
        this.address = address;
    }

    void write(RunLists lists, String base) throws IOException {
        Body configuration = Body.of(configuration(base));
        Body log = lists.log();
        Body missing = lists.missing();
        archive.expect(configuration.length() + log.length() + missing.length());
        String manifest = manifest();
        resource("configuration", "application/json", configuration, manifest);
        resource("log", "text/tab-separated-values; charset=utf-8", log, manifest);
        resource("missing", "application/x-ndjson", missing, manifest);
    }

    private String manifest() throws IOException {
        WarcFields fields = new WarcFields().add("description", "manifest of a run: its warcinfo records");
        for (String id : archive.warcinfoIds()) {
            fields.add("warcinfo", "<" + id + ">");
        }
        Body text = fields.body();
        return archive.write(Draft.notes(archive.date(), address + ":manifest", text, archive.digest(text)));
    }

    private void resource(String name, String type, Body body, String manifest) throws IOException {
        archive.write(Draft.resource(archive.date(), address + ":" + name, type, body, archive.digest(body))
                .with("WARC-Concurrent-To", "<" + manifest + ">"));
    }

    /** What shaped the run. Threads, folders and times are not among it: they shape nothing. */
    private String configuration(String base) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("base", base);
            json.writeBooleanField("front_matter_base", options.making().frontMatterBase());
            json.writeStringField("warc_version", options.making().format().version().text());
            json.writeBooleanField("gzip", options.making().format().gzip());
            json.writeStringField("digest", options.making().digest().label());
            json.writeStringField("page_record", options.making().pageAsResponse() ? "response" : "resource");
            json.writeBooleanField("strict", options.making().strict());
            json.writeNumberField("max_file_bytes", options.making().fileBytes());
            json.writeNumberField("max_seed_bytes", options.making().seedBytes());
            strings(json, "include", options.scope().include());
            strings(json, "exclude", options.scope().exclude());
            json.writeBooleanField("links", options.scope().links());
            json.writeBooleanField("with_source", options.scope().source());
            json.writeBooleanField("offline", options.manners().offline());
            json.writeStringField("user_agent", options.manners().userAgent());
            json.writeStringField("robots", options.manners().robots());
            json.writeBooleanField("allow_private", options.manners().allowPrivate());
            json.writeBooleanField("insecure", options.manners().insecure());
            if (!options.outside().equals(Outside.NOTHING)) {
                strings(json, "recover", options.outside().archives());
                strings(json, "dedupe_against", options.outside().indexes().stream().map(RunEnd::publicName).toList());
                json.writeStringField("proxy", options.outside().proxy());
                json.writeNumberField("max_crawl_delay_ms", options.outside().longestDelay().toMillis());
            }
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** A path of the user's machine is nobody else's business: its last part tells which index it was. */
    private static String publicName(String index) {
        boolean server = index.startsWith("http://") || index.startsWith("https://");
        return server ? index : String.valueOf(Path.of(index).getFileName());
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
