package org.pressmark.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.WebUrl;

/**
 * A line of pages.jsonl, WACZ 1.1.1 section 5.3, as far as it is searched and listed.
 *
 * @param members every member with a single value, as text; absent ones are absent
 */
record PageText(Map<String, String> members) {
    /** The words of a page are one string, however long. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(PageLines.LONGEST).build())
            .build();

    PageText {
        members = Map.copyOf(members);
    }

    /** Reads a line; empty for the header and for what is no page. */
    static Optional<PageText> parse(byte[] line) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue()) {
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
        return members.containsKey("url") ? Optional.of(new PageText(members)) : Optional.empty();
    }

    String text(String member) {
        return members.getOrDefault(member, "");
    }

    /** A count; -1 where the line does not say. */
    long number(String member) {
        String text = text(member);
        boolean digits = !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : -1;
    }

    /** The host of the source the article claims, else of its own address. */
    String site() {
        return WebUrl.parse(text("source")).flatMap(WebUrl::host)
                .or(() -> WebUrl.parse(text("url")).flatMap(WebUrl::host))
                .orElse("");
    }

    /** 14 digits of its capture, or fewer where the line has fewer. */
    String timestamp() {
        return digits(text("ts"), 14);
    }

    /** The article's own date, else that of the capture, as the number yyyymmdd; 0 where there is none. */
    int day() {
        String own = digits(text("published"), 8);
        String day = own.length() >= 4 ? own : digits(text("ts"), 8);
        return day.length() < 4 ? 0 : Integer.parseInt((day + "0000").substring(0, 8));
    }

    private static String digits(String text, int most) {
        StringBuilder digits = new StringBuilder(most);
        for (int i = 0; i < text.length() && i < 40 && digits.length() < most; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
