package org.pressmark.replay.rewrite;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.pressmark.capture.WebUrl;
import org.pressmark.markup.SrcSet;

/** Points the addresses of one HTML, XHTML or SVG document at the archive. */
final class HtmlRewriter {
    private static final int DEEPEST_DOCUMENT = 3;

    private final String html;
    private static final Set<String> LINKING = Set.of("link", "url", "guid", "loc", "comments", "docs", "logo", "icon", "baseurl", "uri");

    private static final String INSTRUCTION = "<?xml-stylesheet";
    private static final int PROLOG = 16 << 10;

    private final boolean xml;
    private final int depth;
    private final Inserter out;
    private References documentReferences;
    private References references;
    private CssRewriter css;
    private String headInsert = "";

    private HtmlRewriter(String html, boolean xml, int depth, Inserter out) {
        this.html = html;
        this.xml = xml;
        this.depth = depth;
        this.out = out;
    }

    static void rewrite(String html, boolean xml, RewriteScope scope, String headInsert, Inserter out) {
        new HtmlRewriter(html, xml, 0, out).run(scope, headInsert);
    }

    private void run(RewriteScope scope, String headInsert) {
        Parser parser = xml ? Parser.xmlParser() : Parser.htmlParser();
        Document tree = parser.setTrackPosition(true).parseInput(html, "");
        documentReferences = new References(scope);
        references = new References(scope.at(xml ? scope.document() : base(tree, scope)));
        css = new CssRewriter(references);
        if (!headInsert.isEmpty() && !xml) {
            out.insert(headStart(tree), headInsert);
        }
        this.headInsert = headInsert;
        if (xml) {
            instructions();
        }
        tree.forEachNode(this::node);
    }

    /** The address relative references resolve against: that of the first base element that gives a usable one. */
    private static WebUrl base(Document tree, RewriteScope scope) {
        Element base = tree.selectFirst("base[href]");
        return base == null
                ? scope.document()
                : scope.document().resolve(base.attr("href"), scope.charset()).filter(WebUrl::isHttp).orElse(scope.document());
    }

    /** Behind the head's start tag, or where the head would begin. */
    private static int headStart(Document tree) {
        int at = 0;
        for (Node node : tree.childNodes()) {
            at = node instanceof DocumentType ? node.sourceRange().endPos() : at;
        }
        Element root = tree.selectFirst("html");
        at = Math.max(at, root == null ? 0 : startTagEnd(root));
        return Math.max(at, startTagEnd(tree.head()));
    }

    private static int startTagEnd(Element element) {
        Range range = element.sourceRange();
        return range.isTracked() && range.endPos() > range.startPos() ? range.endPos() : 0;
    }

    private void node(Node node) {
        if (node instanceof Element element && element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                attribute(element, attribute);
            }
        } else if (node.parent() instanceof Element parent && localName(parent).equals("style")) {
            style(node);
        } else if (node.parent() instanceof Element parent && localName(parent).equals("script")) {
            script(parent, node);
        } else if (xml && node instanceof TextNode text && LINKING.contains(localName(text.parent()))) {
            link(text);
        }
    }

    private void script(Element script, Node node) {
        Range range = node.sourceRange();
        boolean map = script.attr("type").strip().equalsIgnoreCase("importmap");
        if (map && range.isTracked()) {
            String json = html.substring(range.startPos(), range.endPos());
            new ImportMapRewriter(references).map(json, (at, text) -> out.insert(range.startPos() + at, text));
        }
    }

    /** Feeds, site maps and DASH manifests have addresses between tags. */
    private void link(TextNode node) {
        Range range = node.sourceRange();
        if (range.isTracked()) {
            AttributeText text = AttributeText.of(html, range.startPos(), range.endPos());
            boolean absolute = text.value().strip().regionMatches(true, 0, "http", 0, 4);
            if (absolute) {
                references.point(text.value(), Modifier.PAGE, into(text));
            }
        }
    }

    /** The {@code href} of each {@code <?xml-stylesheet?>} in the prolog. */
    private void instructions() {
        String prolog = html.substring(0, Math.min(html.length(), PROLOG));
        for (int at = prolog.indexOf(INSTRUCTION); at >= 0; at = prolog.indexOf(INSTRUCTION, at + 1)) {
            int end = prolog.indexOf("?>", at);
            int href = prolog.indexOf("href=", at);
            if (end > 0) {
                instruction(href, end);
            }
        }
    }

    private void instruction(int href, int end) {
        if (href < 0 || href + 6 >= end) {
            return;
        }
        int close = html.indexOf(html.charAt(href + 5), href + 6);
        if (close > 0 && close < end) {
            AttributeText text = AttributeText.of(html, href + 6, close);
            references.point(text.value(), Modifier.STYLE, into(text));
        }
    }

    private void style(Node node) {
        Range range = node.sourceRange();
        if (range.isTracked() && node instanceof DataNode) {
            css.sheet(html.substring(range.startPos(), range.endPos()), (at, text) -> out.insert(range.startPos() + at, text));
        } else if (range.isTracked() && node instanceof TextNode) {
            AttributeText text = AttributeText.of(html, range.startPos(), range.endPos());
            css.sheet(text.value(), into(text));
        }
    }

    private static String localName(Element element) {
        String name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private void attribute(Element element, Attribute attribute) {
        String name = attribute.getKey().toLowerCase(java.util.Locale.ROOT);
        Use use = AttributeUses.of(element, localName(element), name, attribute.getValue());
        if (use.form() == Use.Form.NONE) {
            return;
        }
        Range.AttributeRange place = element.attributes().sourceRange(attribute.getKey());
        if (!place.valueRange().isTracked() || !place.nameRange().isTracked()) {
            return;
        }
        if (use.form() == Use.Form.HIDDEN) {
            out.insert(place.nameRange().startPos(), "_");
        } else if (!attribute.getValue().isEmpty()) {
            int start = place.valueRange().startPos();
            value(element, use, AttributeText.of(html, start, place.valueRange().endPos()));
        }
    }

    private void value(Element element, Use use, AttributeText text) {
        String value = text.value();
        Inserter into = into(text);
        switch (use.form()) {
            case ADDRESS -> {
                boolean base = element.normalName().equals("base");
                (base ? documentReferences : references).point(value, use.modifier(), into);
            }
            case CANDIDATES -> candidates(value, use.modifier(), into);
            case DECLARATIONS -> css.declarations(value, into);
            case REFRESH -> refresh(value, use.modifier(), into);
            case DOCUMENT -> document(value, into);
            case NONE, HIDDEN -> throw new IllegalStateException("no address in " + use);
        }
    }

    private void candidates(String value, Modifier modifier, Inserter into) {
        for (SrcSet.Candidate candidate : SrcSet.candidates(value)) {
            references.point(candidate.url(), modifier, (at, text) -> into.insert(candidate.start() + at, text));
        }
    }

    private void refresh(String value, Modifier modifier, Inserter into) {
        MetaRefresh refresh = MetaRefresh.in(value);
        if (!refresh.isEmpty()) {
            String address = value.substring(refresh.start(), refresh.end());
            references.point(address, modifier, (at, text) -> into.insert(refresh.start() + at, text));
        }
    }

    /** A document in an attribute resolves against the base of the one around it. */
    private void document(String value, Inserter into) {
        if (depth < DEEPEST_DOCUMENT) {
            new HtmlRewriter(value, false, depth + 1, into).run(references.scope(), headInsert);
        }
    }

    /** What is inserted into a value is escaped once more than the value's own text is. */
    private Inserter into(AttributeText text) {
        return (at, inserted) -> out.insert(text.place(at), escaped(inserted));
    }

    /** Fit to stand in a value between quotes of any kind, or without. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace(">", "&gt;").replace(" ", "&#32;");
    }
}
