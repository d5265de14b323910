package org.pressmark.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the ledger: a JSON object whose members are text, numbers, lists of text and lists of such objects.
 */
final class Entry {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> members = new LinkedHashMap<>();

    Entry put(String name, String value) {
        members.put(name, value);
        return this;
    }

    Entry put(String name, long value) {
        members.put(name, value);
        return this;
    }

    Entry put(String name, List<?> values) {
        members.put(name, values);
        return this;
    }

    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    long number(String name) {
        return members.get(name) instanceof Long number ? number : 0;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    List<String> texts(String name) {
        return list(name, String.class);
    }

    List<Entry> entries(String name) {
        return list(name, Entry.class);
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<T> out = new ArrayList<>();
        if (members.get(name) instanceof List<?> values) {
            values.forEach(value -> out.add(type.cast(value)));
        }
        return out;
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            out.writeFieldName(member.getKey());
            writeValue(out, member.getValue());
        }
        out.writeEndObject();
    }

    private static void writeValue(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Entry entry) {
            entry.write(out);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof List<?> values) {
            out.writeStartArray();
            for (Object each : values) {
                writeValue(out, each);
            }
            out.writeEndArray();
        } else {
            out.writeString((String) value);
        }
    }

    static Entry parse(String json) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            return object(in);
        } catch (IOException damaged) {
            throw new UncheckedIOException("an entry of the ledger is no JSON", damaged);
        }
    }

    private static Entry object(JsonParser in) throws IOException {
        Entry entry = new Entry();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            entry.members.put(name, value(in));
        }
        return entry;
    }

    private static Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_NUMBER_INT -> in.getLongValue();
            default -> in.getText();
        };
    }

    private static List<Object> array(JsonParser in) throws IOException {
        List<Object> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(in));
        }
        return values;
    }
}
