package org.pressmark.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small JSON texts as maps, lists and strings; numbers keep their text, and null is nothing. Depth is limited. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** A number, true or false, as it is written. */
    record Literal(String written) {
        @Override
        public String toString() {
            return written;
        }
    }

    private Json() {}

    /** Reads one object and nothing else. */
    static Map<String, Object> object(byte[] text, int from, int length) throws IOException {
        try (JsonParser json = FACTORY.createParser(text, from, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new NotJsonException("not a JSON object");
            }
            Map<String, Object> read = members(json);
            if (json.nextToken() != null) {
                throw new NotJsonException("something stands behind the JSON object");
            }
            return read;
        }
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return members(json);
        }
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : new Literal(json.getText());
        }
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return items;
    }

    /** A member's text, or the number or literal it is; empty where it is neither. */
    static String text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value instanceof String || value instanceof Literal ? value.toString() : "";
    }
}
