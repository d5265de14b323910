package org.pressmark.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * The page facts at {@code urn:pageinfo:<page URL>}, in the form other tools of the field write and read: each
 * address the page needs, with status and media type, or with its error.
 */
public final class PageInfoText {
    private static final JsonFactory JSON = new JsonFactory();

    private PageInfoText() {}

    /** The JSON of a page. */
    public static String of(PageAccount account) {
        return of(account.page().url(), account.page().record(), account.run().date(), account.assets());
    }

    /**
     * The JSON of a page whose assets were gathered again.
     *
     * @param pageUrl the page's address
     * @param pageRecord the id of its record
     * @param date when its assets were as they are told here
     */
    public static String of(String pageUrl, String pageRecord, Instant date, List<AssetAccount> assets) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("pageid", pageRecord);
            json.writeStringField("url", pageUrl);
            json.writeStringField("ts", date.toString());
            json.writeObjectFieldStart("urls");
            json.writeObjectFieldStart(pageUrl);
            json.writeNumberField("status", 200);
            json.writeStringField("mime", "text/html");
            json.writeStringField("type", "document");
            json.writeEndObject();
            for (AssetAccount asset : assets) {
                asset(json, asset);
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void asset(JsonGenerator json, AssetAccount asset) throws IOException {
        json.writeObjectFieldStart(asset.url().isEmpty() ? asset.asWritten() : asset.url());
        json.writeNumberField("status", asset.outcome().equals("local") ? 200 : asset.status());
        if (!asset.mediaType().isEmpty()) {
            json.writeStringField("mime", asset.mediaType());
        }
        json.writeStringField("type", asset.kind());
        if (asset.isMissing()) {
            json.writeStringField("error", asset.cause());
            json.writeStringField("detail", asset.detail());
        }
        json.writeEndObject();
    }
}
