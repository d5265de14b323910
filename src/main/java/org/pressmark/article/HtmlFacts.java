package org.pressmark.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** What an HTML page says of itself: head, metadata, and its text block by block as lines. */
final class HtmlFacts {
    /** What sites put between a headline and their own name. */
    private static final String SITE_MARKS = "-–—|｜_·•»/";

    private static final int MAX_HTML = 8 << 20;
    private static final int MAX_DEPTH = 400;
    /** The parser reads no more attributes of a tag than these. */
    private static final int MOST_ATTRIBUTES = 512;

    private static final Set<String> TELLING = Set.of("html", "meta", "title", "h1", "h2", "time", "link", "script");

    private final Document page;
    private final BodyFacts body = new BodyFacts();
    private final StringBuilder words = new StringBuilder();
    private OptionalInt crowded = OptionalInt.empty();
    private String savedFrom = "";
    private final Set<String> namedAuthors = new LinkedHashSet<>();
    /** By name, in the order of the page: looked for once, for a page may have a hundred thousand elements. */
    private final Map<String, List<Element>> telling = new HashMap<>();

    HtmlFacts(String html) {
        String bounded = html.length() > MAX_HTML ? html.substring(0, MAX_HTML) : html;
        Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(MAX_DEPTH);
        page = Jsoup.parse(bounded, "", parser);
        page.traverse((node, depth) -> {
            if (node instanceof Element element) {
                tell(element);
            } else if (savedFrom.isEmpty() && node instanceof Comment comment) {
                savedFrom = SavedPage.savedFrom(comment).orElse("");
            }
        });
        page.body().traverse(new Blocks());
    }

    private void tell(Element element) {
        if (TELLING.contains(element.normalName())) {
            telling.computeIfAbsent(element.normalName(), name -> new ArrayList<>()).add(element);
        }
        if (namedAuthors.size() < 2 && SavedPage.namesAuthor(element)) {
            namedAuthors.add(SavedPage.authorName(element));
            namedAuthors.remove("");
        }
    }

    /** What the head gives, under the names front matter has for it. */
    Map<String, Object> given() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "title", meta("og:title"), titleWithoutSite(), meta("twitter:title"), headline(), onlyHeading());
        put(values, "date", meta("article:published_time"), meta("datepublished"), meta("date"), meta("pubdate"),
                meta("dc.date"), linkedData("datePublished"), first("time", "datetime"), sent());
        put(values, "created", meta("created"));
        put(values, "description", meta("description"), meta("og:description"));
        put(values, "lang", first("html", "lang"), first("html", "xml:lang"));
        put(values, "canonical", canonical(), meta("og:url"));
        List<String> authors = new ArrayList<>();
        for (Element author : all("meta")) {
            String name = author.attr("content").strip();
            boolean says = is(author, "name", "author") || is(author, "name", "byl")
                    || is(author, "property", "article:author")
                    || is(author, "itemprop", "author");
            if (says && !name.isEmpty() && !LinkTarget.isWeb(name, 0) && !authors.contains(name)) {
                authors.add(name);
            }
        }
        if (authors.isEmpty() && namedAuthors.size() == 1) { // two are of a list of articles, or of those who commented
            authors.addAll(namedAuthors);
        }
        values.put("authors", authors.isEmpty() ? linkedDataAuthors() : authors);
        put(values, "tags", meta("keywords"), all("meta").stream()
                .filter(meta -> is(meta, "property", "article:tag") && meta.hasAttr("content"))
                .map(meta -> meta.attr("content")).collect(Collectors.joining(",")));
        put(values, "source", meta("original-source"), meta("syndication-source"), meta("source-url"), savedFrom);
        return values;
    }

    /** Sites put their own name behind the headline in the title; where the headline stands in the page it is enough. */
    private String titleWithoutSite() {
        String title = pageTitle();
        String headline = headline().strip();
        boolean begins = headline.length() > 3 && title.startsWith(headline);
        String rest = begins ? title.substring(headline.length()).strip() : "";
        return !rest.isEmpty() && SITE_MARKS.indexOf(rest.charAt(0)) >= 0 ? headline : title;
    }

    /** The first title of the document, wherever broken markup put it; pictures in SVG have titles of their own. */
    private String pageTitle() {
        return all("title").stream()
                .filter(title -> title.closest("svg") == null)
                .map(title -> title.text().strip())
                .findFirst()
                .orElse("");
    }

    /** By-lines, claims and rights of the text. */
    BodyFacts body() {
        return body;
    }

    /** The line of the first tag with so many attributes that some were not read; empty where there is none. */
    OptionalInt crowded() {
        return crowded;
    }

    /** The page's words, for telling its language. */
    String words() {
        return words.toString();
    }

    private static void put(Map<String, Object> values, String key, String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isBlank()) {
                values.putIfAbsent(key, candidate);
            }
        }
    }

    private String meta(String name) {
        for (Element meta : all("meta")) {
            if (!meta.hasAttr("content")) {
                continue;
            }
            if (meta.attr("property").equalsIgnoreCase(name) || meta.attr("name").equalsIgnoreCase(name)
                    || meta.attr("itemprop").equalsIgnoreCase(name)) {
                return meta.attr("content").strip();
            }
        }
        return "";
    }

    private List<Element> all(String name) {
        return telling.getOrDefault(name, List.of());
    }

    private static boolean is(Element element, String attribute, String value) {
        return element.attr(attribute).strip().equalsIgnoreCase(value);
    }

    /** The heading below the first rank, where there is but one: several are of parts, or of a list of articles. */
    private String onlyHeading() {
        return all("h2").size() == 1 ? all("h2").get(0).text() : "";
    }

    private String headline() {
        return all("h1").stream().findFirst().map(Element::text).orElse("");
    }

    private String canonical() {
        return all("link").stream().filter(link -> is(link, "rel", "canonical")).findFirst()
                .map(link -> link.attr("href")).orElse("");
    }

    /** An attribute of the first element that has it. */
    private String first(String name, String attribute) {
        return all(name).stream().filter(element -> element.hasAttr(attribute)).findFirst()
                .map(element -> element.attr(attribute)).orElse("");
    }

    private String sent() {
        return all("script").stream().flatMap(script -> SavedPage.sent(script.data()).stream()).findFirst().orElse("");
    }

    private String linkedData(String key) {
        return LinkedData.in(all("script")).stream()
                .map(thing -> (Object) thing.get(key.toLowerCase(Locale.ROOT)))
                .filter(String.class::isInstance).map(String.class::cast)
                .findFirst().orElse("");
    }

    private List<String> linkedDataAuthors() {
        return LinkedData.in(all("script")).stream()
                .filter(thing -> thing.containsKey("author"))
                .map(thing -> new GivenFacts(Map.of("author", thing.get("author"))).authors())
                .filter(names -> !names.isEmpty())
                .findFirst().orElse(List.of());
    }

    /** Turns each block of text into a line of Markdown, links kept, so that one set of rules reads both. */
    private final class Blocks implements NodeVisitor {
        private final StringBuilder line = new StringBuilder();
        private int number = 1;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text && !text.isBlank()) {
                if (line.length() == 0) {
                    number = Math.max(1, text.sourceRange().start().lineNumber());
                }
                line.append(text.getWholeText().replace('\n', ' ').replace('\r', ' '));
            } else if (node instanceof Element element) {
                if (crowded.isEmpty() && element.attributesSize() >= MOST_ATTRIBUTES) {
                    crowded = OptionalInt.of(Math.max(1, element.sourceRange().start().lineNumber()));
                }
                if (breaks(element)) {
                    flush();
                } else if (isLink(element)) {
                    line.append('[');
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (isLink(element)) {
                    line.append("](").append(element.attr("href").replace(' ', '+')).append(')');
                } else if (breaks(element)) {
                    flush();
                }
            }
        }

        private boolean breaks(Element element) {
            return element.isBlock() || element.normalName().equals("br");
        }

        private boolean isLink(Element element) {
            return element.normalName().equals("a") && element.hasAttr("href");
        }

        private void flush() {
            String text = line.toString().strip();
            line.setLength(0);
            if (!text.isEmpty()) {
                body.line(new TextLine(text, 0, text.length(), number, '\n'));
                if (words.length() < 40_000) {
                    words.append(text).append('\n');
                }
            }
        }
    }
}
