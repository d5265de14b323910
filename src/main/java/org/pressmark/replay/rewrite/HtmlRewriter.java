package org.pressmark.replay.rewrite;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.WebUrl;
import org.pressmark.markup.MarkupScanner;
import org.pressmark.markup.SrcSet;

/**
 * Points the addresses of one HTML, XHTML or SVG document, feed or site map at the archive. The document comes in
 * windows, the first of which is the whole for most; what goes on behind a window is given again with the next.
 */
final class HtmlRewriter {
    private static final int DEEPEST_DOCUMENT = 3;

    /** Elements of HTML in which there is no markup. */
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext");

    /** Elements of XML documents that have an address between their tags. */
    private static final Set<String> LINKING =
            Set.of("link", "url", "guid", "loc", "comments", "docs", "logo", "icon", "baseurl", "uri", "location");

    private final boolean xml;
    private final int depth;
    private final String headInsert;
    private final boolean first;
    private final References documentReferences;
    private final Foreign foreign = new Foreign();
    private References references;
    private CssRewriter css;
    private ScriptRewriter scripts;
    private Inserter out;
    private String html = "";
    private boolean begun;
    private boolean headPassed;
    private boolean refused; // something without which the document must not be shown was not taken
    private int headAt;
    private String raw = ""; // the element whose text, free of markup, comes next
    private String rawType = "";
    private String inside = ""; // the element whose start tag came last

    /**
     * A rewriter for one document.
     *
     * @param headInsert what is put in at the start of the head
     * @param first whether it is put in before the document's own first tag, whose attributes may act
     */
    HtmlRewriter(boolean xml, RewriteScope scope, String headInsert, boolean first) {
        this(xml, scope, headInsert, first, 0);
    }

    private HtmlRewriter(boolean xml, RewriteScope scope, String headInsert, boolean first, int depth) {
        this.xml = xml;
        this.depth = depth;
        this.headInsert = headInsert;
        this.first = first;
        this.headPassed = xml || headInsert.isEmpty();
        this.documentReferences = new References(scope);
        at(scope);
    }

    private void at(RewriteScope scope) {
        references = new References(scope);
        css = new CssRewriter(references);
        scripts = new ScriptRewriter(references);
    }

    /**
     * Rewrites the next window.
     *
     * @param text begins where the last window was done with
     * @param last whether the document ends with it
     * @param to takes what is to be put in, by places in the window
     * @return how much of it is done; the rest is to come again, with more behind it
     */
    int window(String text, boolean last, Inserter to) {
        html = text;
        out = to;
        int from = begun ? 0 : mark(text);
        headAt = from;
        if (!begun && !xml) {
            base();
        }
        begun = true;
        MarkupScanner scanner = new MarkupScanner(text, from, text.length(), last, xml);
        boolean more = true;
        while (more) {
            more = raw.isEmpty() ? token(scanner) : rawText(scanner);
        }
        if (!headPassed && (last || scanner.at() == from)) {
            head(headAt); // what comes next is longer than a window, and nobody knows how long
        }
        return scanner.at();
    }

    /** How much of a text is a byte order mark, as it is or as bytes of UTF-8; behind something else it were none. */
    private static int mark(String text) {
        return text.startsWith("\uFEFF") ? 1 : text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    }

    /** Relative references resolve against the first base element that gives a usable address; it may come late. */
    private void base() {
        int at = html.indexOf('<');
        while (at >= 0 && !html.regionMatches(true, at, "<base", 0, 5)) {
            at = html.indexOf('<', at + 1);
        }
        MarkupScanner scanner = new MarkupScanner(html, 0, at < 0 ? 0 : html.length(), true, false);
        MarkupScanner.Kind kind = scanner.next(false);
        while (kind != MarkupScanner.Kind.MORE) {
            if (kind == MarkupScanner.Kind.START) {
                Tag tag = Tag.of(html, scanner.innerStart(), scanner.innerEnd());
                Optional<WebUrl> base = tag.name().equals("base") ? base(tag) : Optional.empty();
                if (base.isPresent()) {
                    at(documentReferences.scope().at(base.get()));
                    return;
                }
                if (RAW.contains(tag.name())) {
                    scanner.raw(tag.name());
                }
            }
            kind = scanner.next(false);
        }
    }

    private Optional<WebUrl> base(Tag tag) {
        String href = tag.value("href");
        RewriteScope scope = documentReferences.scope();
        return href.isEmpty() ? Optional.empty() : scope.document().resolve(href, scope.charset()).filter(WebUrl::isHttp);
    }

    private boolean token(MarkupScanner scanner) {
        MarkupScanner.Kind kind = scanner.next(foreign.isInside());
        int from = scanner.innerStart();
        int to = scanner.innerEnd();
        switch (kind) {
            case START -> {
                Tag tag = Tag.of(html, from, to);
                start(tag, scanner);
                open(tag, nameEnd(from, to));
            }
            case END -> end(html.substring(from, nameEnd(from, to)).toLowerCase(Locale.ROOT), scanner);
            case TEXT, CDATA -> text(kind, from, to);
            case COMMENT -> comment(from, to);
            case INSTRUCTION -> instruction(from, to);
            case OTHER -> doctype(scanner);
            case MORE -> { }
        }
        return kind != MarkupScanner.Kind.MORE;
    }

    private int nameEnd(int from, int to) {
        int at = from;
        while (at < to && !MarkupScanner.isBlank(html.charAt(at)) && html.charAt(at) != '/') {
            at++;
        }
        return at;
    }

    private void start(Tag tag, MarkupScanner scanner) {
        boolean root = !first && tag.name().equals("html");
        if (!headPassed && (root || (!first && tag.name().equals("head")))) {
            headAt = scanner.at();
        }
        if (!headPassed && !root) {
            head(headAt);
        }
        boolean plain = !xml && foreign.start(tag);
        if (plain && RAW.contains(tag.name())) {
            raw = tag.name();
            rawType = raw.equals("script") ? tag.value("type").strip().toLowerCase(Locale.ROOT) : "";
        }
        inside = tag.closed() && !plain ? "" : tag.name();
        for (Tag.Attribute attribute : tag.attributes()) {
            Use use = AttributeUses.of(tag, attribute);
            if (use.form() == Use.Form.HIDDEN) {
                hide(attribute);
            } else if (use.form() != Use.Form.NONE && attribute.end() > attribute.start()) {
                value(tag, attribute, use);
            }
        }
    }

    /**
     * Asks for pictures and styles so that the page's scripts may read them, as they could on the site itself, where they
     * had its origin: the pixels of a canvas, the rules of a sheet.
     */
    private void open(Tag tag, int nameEnd) {
        boolean sheet = tag.name().equals("link") && tag.value("rel").toLowerCase(Locale.ROOT).contains("stylesheet");
        if (references.scope().framed() && !xml && (sheet || tag.name().equals("img"))) {
            out.insert(nameEnd, " crossorigin");
        }
    }

    private void end(String written, MarkupScanner scanner) {
        String name = written.substring(written.indexOf(':') + 1);
        if (!headPassed) {
            head(Math.min(headAt, scanner.start()));
        }
        foreign.end(name);
        inside = "";
    }

    private void doctype(MarkupScanner scanner) {
        boolean declares = html.regionMatches(true, scanner.innerStart(), "doctype", 0, 7);
        headAt = !headPassed && declares ? scanner.at() : headAt;
    }

    /** Puts in what belongs at the start of the head, once. */
    private void head(int at) {
        headPassed = true;
        boolean mapped = headInsert.isEmpty() || ModuleMap.isIn(html);
        refused |= !out.need(at, (mapped ? "" : ModuleMap.markup(documentReferences.scope())) + headInsert);
    }

    /** Text in which nothing is markup: only styles and lists for scripts hold addresses. */
    private boolean rawText(MarkupScanner scanner) {
        if (scanner.raw(raw) == MarkupScanner.Kind.MORE) {
            boolean needed = raw.equals("style") || json(rawType).isPresent();
            if (!needed || html.length() >= RewrittenInput.LONGEST_WINDOW) {
                scanner.skipLookedAt();
            }
            return false;
        }
        int from = scanner.innerStart();
        String text = html.substring(from, scanner.innerEnd());
        Inserter into = (at, inserted) -> out.insert(from + at, inserted);
        if (raw.equals("style")) {
            css.sheet(text, into);
        }
        if (raw.equals("script")) {
            json(rawType).ifPresent(kind -> new JsonRewriter(references, kind, moduleMap()).rewrite(text, into));
            if (isScript(rawType)) {
                scripts.inPage(text, into);
            }
        }
        raw = "";
        return true;
    }

    /** What a page's own import map is to have besides; nothing where no scripts run. */
    private String moduleMap() {
        return headInsert.isEmpty() ? "" : ModuleMap.entries(documentReferences.scope());
    }

    private static boolean isScript(String type) {
        return type.isEmpty() || type.equals("module") || type.endsWith("javascript");
    }

    private static Optional<JsonRewriter.Kind> json(String type) {
        return switch (type) {
            case "importmap" -> Optional.of(JsonRewriter.Kind.IMPORT_MAP);
            case "application/ld+json" -> Optional.of(JsonRewriter.Kind.LINKED_DATA);
            default -> Optional.empty();
        };
    }

    private void text(MarkupScanner.Kind kind, int from, int to) {
        if (!headPassed && kind == MarkupScanner.Kind.TEXT && !html.substring(from, to).isBlank()) {
            head(headAt);
        }
        boolean markup = xml || foreign.isInside();
        if (!markup || from == to) {
            return;
        }
        if (inside.equals("style")) {
            if (kind == MarkupScanner.Kind.CDATA) {
                css.sheet(html.substring(from, to), (at, inserted) -> out.insert(from + at, inserted));
            } else {
                AttributeText text = AttributeText.of(html, from, to);
                css.sheet(text.value(), into(text));
            }
        } else if (xml && LINKING.contains(inside) && !references.scope().framed()) { // there it is shown, and leads nowhere
            link(kind, from, to);
        }
    }

    /** Feeds, site maps and DASH manifests have addresses between tags; only whole ones are certain to be some. */
    private void link(MarkupScanner.Kind kind, int from, int to) {
        if (kind == MarkupScanner.Kind.CDATA) {
            String text = html.substring(from, to);
            if (text.strip().regionMatches(true, 0, "http", 0, 4)) {
                references.point(text, Modifier.PAGE, (at, inserted) -> out.insert(from + at, inserted));
            }
            return;
        }
        AttributeText text = AttributeText.of(html, from, to);
        if (text.value().strip().regionMatches(true, 0, "http", 0, 4)) {
            references.point(text.value(), Modifier.PAGE, into(text));
        }
    }

    /** {@code <!--[if IE]> markup <![endif]-->}: what browsers of its day read is pointed at the archive too. */
    private void comment(int from, int to) {
        if (xml || depth >= DEEPEST_DOCUMENT || !html.startsWith("[if ", from)) {
            return;
        }
        String text = html.substring(from, to);
        int condition = text.indexOf("]>");
        if (condition > 0) {
            int start = from + condition + 2;
            Inserter into = (at, inserted) -> out.insert(start + at, inserted);
            new HtmlRewriter(false, references.scope(), "", false, depth + 1)
                    .window(text.substring(condition + 2), true, into);
        }
    }

    /**
     * The {@code href} of an {@code <?xml-stylesheet?>}. A transformation (XSLT) loads in no page without an origin, and
     * nothing at all would be shown; as another instruction it is passed over, and the document shows as it is.
     */
    private void instruction(int from, int to) {
        if (!xml || !html.startsWith("xml-stylesheet", from)) {
            return;
        }
        Tag tag = Tag.of(html, from, to);
        if (tag.value("type").toLowerCase(Locale.ROOT).contains("xsl")) {
            refused |= !out.need(from, "no-");
            return;
        }
        tag.attributes().stream()
                .filter(attribute -> attribute.name().equals("href"))
                .map(tag::text)
                .forEach(text -> references.point(text.value(), Modifier.STYLE, into(text)));
    }

    private void hide(Tag.Attribute attribute) {
        refused |= !out.need(attribute.nameAt(), "_");
    }

    private void value(Tag tag, Tag.Attribute attribute, Use use) {
        AttributeText text = tag.text(attribute);
        String value = text.value();
        Inserter into = into(text);
        switch (use.form()) {
            case ADDRESS -> {
                (tag.name().equals("base") ? documentReferences : references).point(value, use.modifier(), into);
                if (value.stripLeading().regionMatches(true, 0, "javascript:", 0, 11)) {
                    scripts.inPage(value, into);
                }
            }
            case SCRIPT -> scripts.inPage(value, into);
            case CANDIDATES -> candidates(value, use.modifier(), into);
            case DECLARATIONS -> css.declarations(value, into);
            case REFRESH -> references.refresh(value, into);
            case DOCUMENT -> document(value, into, attribute);
            case NONE, HIDDEN -> throw new IllegalStateException("no address in " + use);
        }
    }

    private void candidates(String value, Modifier modifier, Inserter into) {
        for (SrcSet.Candidate candidate : SrcSet.candidates(value)) {
            references.point(candidate.url(), modifier, (at, text) -> into.insert(candidate.start() + at, text));
        }
    }

    /** A document in an attribute resolves against the base of the one around it. */
    private void document(String value, Inserter into, Tag.Attribute attribute) {
        HtmlRewriter inner = new HtmlRewriter(false, references.scope(), headInsert, first, depth + 1);
        if (depth < DEEPEST_DOCUMENT) {
            inner.window(value, true, into);
        }
        if (depth == DEEPEST_DOCUMENT || inner.refused) {
            hide(attribute);
        }
    }

    /** What is inserted into a value is escaped once more than the value's own text is. */
    private Inserter into(AttributeText text) {
        return (at, inserted) -> out.insert(text.place(at), escaped(inserted));
    }

    /** Fit to stand in a value between quotes of any kind, or without. */
    private static String escaped(String text) {
        if (text.indexOf('&') < 0 && text.indexOf('"') < 0 && text.indexOf('>') < 0 && text.indexOf(' ') < 0) {
            return text;
        }
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace(">", "&gt;").replace(" ", "&#32;");
    }
}
