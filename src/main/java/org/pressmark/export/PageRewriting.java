package org.pressmark.export;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.pressmark.capture.WebUrl;
import org.pressmark.markup.CssReference;
import org.pressmark.markup.CssReferences;
import org.pressmark.markup.SrcSet;

/**
 * Makes one archived document readable from the disk: addresses that are held become relative paths, scripts go, and
 * what is not held is marked and never loaded from the live web.
 */
final class PageRewriting {
    private static final Set<String> LOADED = Set.of("src", "poster", "data", "background");
    private static final Set<String> GONE = Set.of("script", "base", "template");
    private static final Set<String> UNSAFE = Set.of(
            "integrity", "nonce", "ping", "action", "formaction", "srcdoc", "crossorigin", "manifest", "codebase");
    private static final Pattern MARKUP_IN_ENTITY = Pattern.compile("<!ENTITY\\s(?![^<&>]*>)");
    private static final String WALL = "default-src file: data: 'unsafe-inline'; script-src 'none'; form-action 'none'";
    private static final String MARK = "[data-not-in-archive]{outline:2px dashed #b00;min-width:1em;min-height:1em}";

    private final Holdings holdings;
    private final WebUrl document;
    private final Charset encoding;
    private final String up;
    private long missing;

    /**
     * A rewriting of one document.
     *
     * @param encoding the document's own: browsers write the queries of its addresses in it
     */
    PageRewriting(Holdings holdings, Holdings.Held page, Charset encoding) {
        this.holdings = holdings;
        this.document = WebUrl.of(page.url());
        this.encoding = encoding;
        this.up = "../".repeat((int) page.name().chars().filter(c -> c == '/').count());
    }

    /** How many addresses that the document loads are not held. */
    long missing() {
        return missing;
    }

    void rewrite(Document page) {
        WebUrl base = Optional.ofNullable(page.selectFirst("base[href]"))
                .flatMap(element -> document.resolve(element.attr("href")))
                .filter(WebUrl::isHttp)
                .orElse(document);
        for (Element element : page.getAllElements()) {
            String name = element.normalName();
            boolean refresh = name.equals("meta") && element.hasAttr("http-equiv");
            boolean charset = name.equals("meta") && element.hasAttr("charset");
            if (name.equals("noscript") && element.parent() != null) {
                element.unwrap(); // there are no scripts here, so what was meant for that case is shown
            } else if (element.parent() != null && (GONE.contains(name) || refresh || charset)) {
                element.remove();
            } else {
                element(element, base);
            }
        }
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.head().prependElement("style").appendChild(new DataNode(MARK));
        page.head().prependElement("meta").attr("http-equiv", "Content-Security-Policy").attr("content", WALL);
        page.head().prependElement("meta").attr("charset", "utf-8");
    }

    /** A drawing without what it runs and loads from elsewhere; empty where there is nothing of that kind in it. */
    Optional<String> drawing(String svg) {
        Document drawing = Jsoup.parse(svg, "", Parser.xmlParser());
        drawing.outputSettings().prettyPrint(false);
        drawing.charset(StandardCharsets.UTF_8);
        String before = drawing.outerHtml();
        for (Element element : drawing.getAllElements()) {
            String name = element.normalName().substring(element.normalName().indexOf(':') + 1);
            if (name.equals("script") || name.equals("foreignobject") || isSet(element, name)) {
                element.remove();
            } else {
                element(element, document);
            }
        }
        boolean entities = MARKUP_IN_ENTITY.matcher(svg).find();
        List.copyOf(drawing.childNodes()).stream()
                .filter(node -> node.outerHtml().startsWith("<?xml-stylesheet")
                        || (node instanceof DocumentType && entities))
                .forEach(Node::remove);
        String after = drawing.outerHtml();
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    /** An animation may put an address or a handler where none was. */
    private static boolean isSet(Element element, String name) {
        String target = element.attr("attributeName").toLowerCase(Locale.ROOT);
        return (name.equals("set") || name.startsWith("animate")) && (target.endsWith("href") || target.startsWith("on"));
    }

    private void element(Element element, WebUrl base) {
        for (Attribute attribute : List.copyOf(element.attributes().asList())) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            boolean link = name.equals("href") || name.equals("xlink:href");
            if (name.startsWith("on") || UNSAFE.contains(name)) {
                element.removeAttr(attribute.getKey());
            } else if (name.equals("style")) {
                element.attr(attribute.getKey(), css(value, CssReferences.inDeclarations(value), base));
            } else if (name.equals("srcset") || name.equals("imagesrcset")) {
                element.attr(attribute.getKey(), candidates(value, base));
            } else if (LOADED.contains(name) || (link && isLoading(element))) {
                load(element, attribute.getKey(), base);
            } else if (link) {
                element.attr(attribute.getKey(), led(value, base));
            }
        }
        if (element.normalName().equals("style")) {
            String css = element.data().isEmpty() ? element.wholeText() : element.data(); // text in a drawing, which is XML
            String changed = css(css, CssReferences.find(css), base).replace("</", "<\\/");
            if (!changed.equals(css)) {
                element.empty().appendChild(new DataNode(changed));
            }
        }
    }

    /** Whether an href is fetched with the page and not on a click. */
    private static boolean isLoading(Element element) {
        return !element.normalName().equals("a") && !element.normalName().equals("area");
    }

    private void load(Element element, String attribute, WebUrl base) {
        String value = element.attr(attribute);
        if (isInside(value)) {
            return;
        }
        Optional<String> path = path(value, base);
        if (path.isPresent()) {
            element.attr(attribute, path.get());
            return;
        }
        missing++;
        element.removeAttr(attribute);
        element.attr("data-not-in-archive", value);
        element.attr("title", "not in the archive: " + value);
    }

    /** A link to what is not held leads to where it always led, once somebody clicks on it. */
    private String led(String value, WebUrl base) {
        if (value.startsWith("#")) {
            return value;
        }
        Optional<WebUrl> url = base.resolve(value);
        if (url.isPresent() && url.get().scheme().equals("javascript")) {
            return "#";
        }
        return path(value, base).orElse(url.map(WebUrl::withFragment).orElse("#"));
    }

    private String candidates(String value, WebUrl base) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (SrcSet.Candidate candidate : SrcSet.candidates(value)) {
            Optional<String> path = isInside(candidate.url()) ? Optional.of(candidate.url()) : path(candidate.url(), base);
            missing += path.isEmpty() ? 1 : 0;
            out.append(value, at, candidate.start()).append(path.orElse("data:,"));
            at = candidate.end();
        }
        return out.append(value.substring(at)).toString();
    }

    /** A stylesheet with its addresses changed, which says no longer that it is written in another encoding. */
    String css(String css) {
        String changed = css(css, CssReferences.find(css), document);
        return changed.startsWith("@charset ")
                ? "@charset \"utf-8\"" + changed.substring(Math.max(9, changed.indexOf(';')))
                : changed;
    }

    private String css(String css, List<CssReference> references, WebUrl base) {
        StringBuilder out = new StringBuilder(css.length());
        int at = 0;
        for (CssReference reference : references) {
            if (!isInside(reference.value())) {
                Optional<String> path = path(reference.value(), base);
                missing += path.isEmpty() ? 1 : 0;
                out.append(css, at, reference.start()).append(path.orElse("data:,"));
                at = reference.end();
            }
        }
        return out.append(css.substring(at)).toString();
    }

    private static boolean isInside(String value) {
        String start = value.strip().toLowerCase(Locale.ROOT);
        return start.isEmpty() || start.startsWith("#") || start.startsWith("data:") || start.startsWith("about:blank");
    }

    /** The relative path of the file an address became; plain ASCII, so that it needs no escapes anywhere. */
    private Optional<String> path(String reference, WebUrl base) {
        Optional<WebUrl> url = base.resolve(reference);
        return base.resolve(reference, encoding).flatMap(holdings::find)
                .or(() -> url.flatMap(holdings::find))
                .map(held -> up + held.name() + url.get().fragment().map(part -> "#" + part).orElse(""));
    }
}
