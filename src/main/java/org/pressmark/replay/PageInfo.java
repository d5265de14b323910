package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pressmark.index.CdxLine;

/**
 * What the record {@code urn:pageinfo:<page>} says of a page's assets.
 *
 * @param assets how many there are
 * @param missing those the archive does not hold
 */
record PageInfo(int assets, List<MissingAsset> missing) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 16 << 20;

    PageInfo {
        missing = List.copyOf(missing);
    }

    /** The latest record of the page's capture; empty where there is none or it cannot be read. */
    static Optional<PageInfo> of(OpenCollection collection, Choice page) throws IOException {
        Optional<CdxLine> line = collection.told("urn:pageinfo:", page);
        return line.isEmpty() ? Optional.empty() : Optional.of(read(collection, line.get()));
    }

    /** Reads a record of this kind; what cannot be read tells of nothing. */
    static PageInfo read(OpenCollection collection, CdxLine told) {
        try (Archived held = collection.open(told);
                InputStream in = held.body().decoded()) {
            return parse(in.readNBytes(LONGEST), told.url().substring("urn:pageinfo:".length()));
        } catch (IOException unreadable) {
            return new PageInfo(0, List.of()); // the page itself can still be shown
        }
    }

    /**
     * Reads the JSON.
     *
     * @param page the page's own address: it stands among its assets and is none
     */
    static PageInfo parse(byte[] json, String page) throws IOException {
        int assets = 0;
        List<MissingAsset> missing = new ArrayList<>();
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return new PageInfo(0, List.of());
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean urls = in.currentName().equals("urls");
                if (in.nextToken() != JsonToken.START_OBJECT || !urls) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    boolean own = in.currentName().equals(page);
                    Optional<MissingAsset> lacking = asset(in);
                    assets += own ? 0 : 1;
                    lacking.filter(asset -> !own).ifPresent(missing::add);
                }
            }
        }
        return new PageInfo(assets, missing);
    }

    private static Optional<MissingAsset> asset(JsonParser in) throws IOException {
        String url = in.currentName();
        int status = 0;
        String error = "";
        if (in.nextToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return Optional.empty();
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String member = in.currentName();
            JsonToken value = in.nextToken();
            if (member.equals("status") && value == JsonToken.VALUE_NUMBER_INT) {
                status = in.getIntValue();
            } else if (member.equals("error") && value == JsonToken.VALUE_STRING) {
                error = in.getText();
            } else {
                in.skipChildren();
            }
        }
        boolean held = status >= 100 && status < 400 && error.isEmpty();
        return held ? Optional.empty() : Optional.of(new MissingAsset(url, error, status));
    }
}
