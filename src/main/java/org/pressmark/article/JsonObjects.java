package org.pressmark.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** JSON objects as maps with lower-case keys; numbers and truth values stay the text they are. */
final class JsonObjects {
    private static final int MAX_DEPTH = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(256 << 20)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonObjects() {}

    /**
     * An object at the beginning of a text.
     *
     * @param end where in the text the object ends
     */
    record Parsed(Map<String, Object> values, int end) {}

    /** Reads the object a text begins with; empty where it begins with none or the object is broken. */
    static Optional<Parsed> first(String text) {
        try (JsonParser parser = FACTORY.createParser(new StringReader(text))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> values = object(parser);
            return Optional.of(new Parsed(values, (int) parser.currentLocation().getCharOffset()));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The plain values at the top of an object that is broken, up to where it breaks. */
    static Map<String, Object> beforeBreak(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(new StringReader(text))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName().toLowerCase(Locale.ROOT);
                if (parser.nextToken().isScalarValue() && !parser.getText().isEmpty()) {
                    values.putIfAbsent(key, parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException broken) {
            return values; // what stands behind the break is for others to read
        }
        return values;
    }

    /** The text of the first of some top-level keys that an object in UTF-8 has; empty where it is broken before. */
    static Optional<String> firstText(byte[] bytes, int from, int length, List<String> keys) {
        Map<String, String> found = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName().toLowerCase(Locale.ROOT);
                boolean scalar = parser.nextToken().isScalarValue();
                if (scalar && keys.contains(key) && parser.currentToken() != JsonToken.VALUE_NULL) {
                    found.putIfAbsent(key, parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException broken) {
            return found.values().stream().findFirst();
        }
        return keys.stream().filter(found::containsKey).map(found::get).findFirst();
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName().toLowerCase(Locale.ROOT);
            parser.nextToken();
            Object value = value(parser);
            if (!"".equals(value)) {
                values.putIfAbsent(key, value);
            }
        }
        return values;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> "";
            default -> parser.getText();
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}
