package org.pressmark.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An asset in the list of what is missing, a line of JSON: the same in the archive's own list and in what is asked for
 * later.
 */
public final class MissingLine {
    private static final JsonFactory JSON = new JsonFactory();

    private MissingLine() {}

    /**
     * The line, without its end.
     *
     * @param page the address of the page that lacks the asset
     * @param seed the path of that page's seed, where it is known
     */
    public static String of(AssetAccount asset, String page, Optional<String> seed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("url", asset.url());
            json.writeStringField("as_written", asset.asWritten());
            json.writeStringField("kind", asset.kind());
            json.writeStringField("cause", asset.cause());
            json.writeStringField("detail", asset.detail());
            json.writeStringField("at", asset.at());
            json.writeStringField("page", page);
            if (seed.isPresent()) {
                json.writeStringField("seed", seed.get());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
