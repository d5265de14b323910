package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of pages.jsonl as a list of articles shows it, WACZ 1.1.1 section 5.3.
 *
 * @param url the page's address
 * @param timestamp 14 digits; fewer where the line gives none that can be read
 * @param title the title; empty where there is none
 * @param published the article's own date; empty where there is none
 * @param size the page's length in bytes, or -1 where the line does not say
 * @param assets how many assets the page needs, or -1 where the line does not say
 * @param missing how many of them are missing, or -1
 */
record PageLine(String url, String timestamp, String title, String published, long size, int assets, int missing) {
    private static final JsonFactory JSON = new JsonFactory();

    PageLine {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(title, "title");
    }

    /** The same line with a title. */
    PageLine titled(String found) {
        return new PageLine(url, timestamp, found, published, size, assets, missing);
    }

    /** Reads a line; empty for the header and for what is no page. */
    static Optional<PageLine> parse(byte[] line) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue() && !name.equals("text")) {
                    members.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return members.containsKey("url") ? Optional.of(of(members)) : Optional.empty();
    }

    private static PageLine of(Map<String, String> members) {
        String digits = members.getOrDefault("ts", "").replaceAll("[^0-9]", "");
        return new PageLine(
                members.get("url"),
                digits.substring(0, Math.min(14, digits.length())),
                members.getOrDefault("title", ""),
                members.getOrDefault("published", ""),
                number(members.get("size")),
                number(members.get("assets")),
                number(members.get("missing")));
    }

    private static int number(String text) {
        return text != null && text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : -1;
    }
}
