package org.pressmark.memento;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads links as RFC 8288 section 3 and RFC 6690 write them, in time linear in the text. What is damaged is passed
 * over up to the next link.
 *
 * <pre>
 *   &lt;http://a.example/&gt;; rel="original", &lt;http://arch.example/map/http://a.example/&gt;; rel="timemap"; type="…"
 * </pre>
 */
final class LinkText {
    private static final int MOST = 200_000;

    private final String text;
    private int at;

    private LinkText(String text) {
        this.text = text;
    }

    static List<Link> parse(String text) {
        LinkText reading = new LinkText(text);
        List<Link> links = new ArrayList<>();
        int open = text.indexOf('<');
        while (open >= 0 && links.size() < MOST) {
            int close = text.indexOf('>', open);
            if (close < 0) {
                break;
            }
            reading.at = close + 1;
            Map<String, String> parameters = reading.parameters();
            links.add(link(text.substring(open + 1, close).strip(), parameters));
            open = text.indexOf('<', reading.at);
        }
        return links;
    }

    private static Link link(String target, Map<String, String> parameters) {
        String relations = parameters.getOrDefault("rel", "").strip().toLowerCase(Locale.ROOT);
        return new Link(
                target, Set.of(distinct(relations.split("\\s+"))),
                MementoTime.parse(parameters.getOrDefault("datetime", "")),
                MementoTime.parse(parameters.getOrDefault("from", "")),
                MementoTime.parse(parameters.getOrDefault("until", "")));
    }

    private static String[] distinct(String... words) {
        return Arrays.stream(words).distinct().toArray(String[]::new);
    }

    /** Parameters up to the comma that ends the link; the first of a name counts, RFC 8288 section 3.3. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '<') {
            if (text.charAt(at) != ';') {
                at++;
                continue;
            }
            at++;
            String name = word().toLowerCase(Locale.ROOT);
            String value = "";
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skipBlanks();
                value = at < text.length() && text.charAt(at) == '"' ? quoted() : word();
            }
            parameters.putIfAbsent(name, value);
        }
        return parameters;
    }

    private String word() {
        skipBlanks();
        int from = at;
        while (at < text.length() && ";,=<\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
            at++;
        }
        at = Math.min(text.length(), at + 1);
        return value.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
