package org.pressmark.asset;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.pressmark.asset.AssetRef.Kind;
import org.pressmark.asset.ElementRules.Rule;
import org.pressmark.markup.CssReferences;

/**
 * Walks over a parsed page and hands what it names to the {@link Findings}.
 *
 * <p>Contents of {@code template} are left out, because a browser loads nothing for them; those of {@code noscript}
 * count, because the pages are read without scripts too. Pages in {@code srcdoc} are walked as well, to a depth.
 */
final class PageWalk implements NodeFilter {
    /** Pages in pages in attributes: nobody nests deeper than this in good faith. */
    private static final int DEEPEST_SRCDOC = 4;

    private final Findings found;
    private final int depth;

    PageWalk(Findings found) {
        this(found, 0);
    }

    private PageWalk(Findings found, int depth) {
        this.found = found;
        this.depth = depth;
    }

    void through(Document page) {
        page.filter(this);
    }

    @Override
    public FilterResult head(Node node, int nesting) {
        if (node instanceof Element element) {
            if (element.normalName().equals("template")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            element(element);
        } else if (node instanceof ProcessingInstruction instruction && instruction.target().equals("xml-stylesheet")) {
            found.add(instruction.attr("href"), Kind.STYLESHEET);
        }
        return FilterResult.CONTINUE;
    }

    private void element(Element element) {
        String name = element.normalName();
        switch (name) {
            case "a", "area" -> link(element);
            case "link" -> linkElement(element);
            case "meta" -> meta(element);
            case "input" -> input(element);
            case "style" -> found.addAll(CssReferences.find(wholeText(element)));
            case "noscript" -> noscript(element);
            case "source" -> apply(element, ElementRules.ofSource(element));
            default -> apply(element, ElementRules.of(name));
        }
        if (name.equals("iframe") && depth < DEEPEST_SRCDOC && element.hasAttr("srcdoc")) {
            new PageWalk(found, depth + 1).through(Jsoup.parse(element.attr("srcdoc")));
        }
        if (element.attributesSize() > 0) {
            anyElement(element);
        }
    }

    private void link(Element element) {
        found.addLink(element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href"));
    }

    private void linkElement(Element link) {
        LinkElement.kindOf(link).ifPresent(kind -> {
            found.add(link.attr("href"), kind);
            found.addSet(link.attr("imagesrcset"), Kind.IMAGE);
        });
    }

    private void meta(Element meta) {
        if (ElementRules.namesPicture(meta)) {
            found.add(meta.attr("content"), Kind.IMAGE);
        }
    }

    private void input(Element input) {
        if (input.attr("type").strip().toLowerCase(Locale.ROOT).equals("image")) {
            found.add(input.attr("src"), Kind.IMAGE);
        }
    }

    /** A parser that takes scripts for granted keeps what noscript holds as text: then it is parsed here. */
    private void noscript(Element noscript) {
        boolean kept = noscript.childNodeSize() > 0 && noscript.children().isEmpty();
        String text = kept ? wholeText(noscript) : "";
        if (text.indexOf('<') >= 0 && depth < DEEPEST_SRCDOC) {
            new PageWalk(found, depth + 1).through(Jsoup.parseBodyFragment(text));
        }
    }

    private void apply(Element element, List<Rule> rules) {
        if (rules.isEmpty() || element.attributesSize() == 0) {
            return;
        }
        for (Rule rule : rules) {
            String value = element.attributes().getIgnoreCase(rule.attribute());
            if (value.isEmpty()) {
                continue;
            }
            switch (rule.form()) {
                case ADDRESS -> found.add(value, rule.kind());
                case CANDIDATES -> found.addSet(value, rule.kind());
                case MAYBE_ADDRESS -> addIfAddress(value, rule.kind());
            }
        }
    }

    private void addIfAddress(String value, Kind kind) {
        String text = value.strip();
        boolean address = text.indexOf('/') >= 0 || (text.indexOf('.') > 0 && !text.endsWith("."));
        if (address && text.chars().noneMatch(c -> c <= ' ' || c == '{' || c == '<')) {
            found.add(text, kind);
        }
    }

    /** Attributes every element may have: style, the presentation attributes of SVG, lazy backgrounds. */
    private void anyElement(Element element) {
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            if (name.equals("style") || (ElementRules.PAINTED.contains(name) && value.indexOf('(') >= 0)) {
                found.addAll(CssReferences.inDeclarations(name.equals("style") ? value : name + ":" + value));
            } else if (ElementRules.LAZY_BACKGROUNDS.contains(name)) {
                lazyBackground(value);
            }
        }
    }

    private void lazyBackground(String value) {
        if (value.indexOf('(') >= 0) {
            found.addAll(CssReferences.inDeclarations("background:" + value));
        } else {
            addIfAddress(value, Kind.IMAGE);
        }
    }

    /** The text of an element whose content the parser did not take for markup, and of one in XML. */
    private static String wholeText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child : element.childNodes()) {
            if (child instanceof DataNode data) {
                text.append(data.getWholeData());
            } else if (child instanceof TextNode plain) {
                text.append(plain.getWholeText());
            }
        }
        return text.toString();
    }
}
