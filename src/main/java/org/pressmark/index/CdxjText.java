package org.pressmark.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON part of a CDXJ line. */
final class CdxjText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String HEX = "0123456789abcdef";

    private CdxjText() {}

    /** Written by hand: the members have a fixed order, and a generator would cost more than all the rest. */
    static String json(CdxLine line) {
        StringBuilder out = new StringBuilder(160 + line.url().length());
        member(out.append('{'), "url", line.url());
        if (!line.mime().isEmpty()) {
            member(out.append(", "), "mime", line.mime());
        }
        if (!line.status().isEmpty()) {
            member(out.append(", "), "status", line.status());
        }
        if (!line.digest().isEmpty()) {
            member(out.append(", "), "digest", line.digest());
        }
        member(out.append(", "), "length", Long.toString(line.length()));
        member(out.append(", "), "offset", Long.toString(line.offset()));
        member(out.append(", "), "filename", line.filename());
        return out.append('}').toString();
    }

    private static void member(StringBuilder out, String name, String value) {
        out.append('"').append(name).append("\": ");
        quote(out, value);
    }

    /** Control characters and halves of characters are escaped, so that every line is one line of good UTF-8. */
    static void quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || isHalf(value, i)) {
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt((c >> 8) & 15));
                out.append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    static Optional<CdxLine> parse(String key, String timestamp, String json) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    members.putIfAbsent(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException noJson) {
            return Optional.empty();
        }
        return Optional.of(new CdxLine(
                key,
                timestamp,
                members.getOrDefault("url", ""),
                members.getOrDefault("mime", ""),
                members.getOrDefault("status", ""),
                members.getOrDefault("digest", ""),
                CdxColumns.number(members.getOrDefault("length", "")),
                CdxColumns.number(members.getOrDefault("offset", "")),
                members.getOrDefault("filename", "")));
    }
}
