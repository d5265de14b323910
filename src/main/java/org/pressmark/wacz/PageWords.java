package org.pressmark.wacz;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.pressmark.markup.MarkupScanner;
import org.pressmark.markup.MarkupScanner.Kind;

/**
 * Reads the title and the words of a page off its markup, in one pass and without a tree: a tree costs more than all the
 * rest of packaging. On markup that nests as it should the words are those of the tree; words that stand in a table
 * outside of its cells stay where they are written.
 */
final class PageWords {
    /** Elements that may stand in a head; any other begins the body: HTML Standard, section 13.2.6.4.4. */
    private static final Set<String> HEAD = Set.of(
            "html", "head", "base", "basefont", "bgsound", "link", "meta", "title", "noscript", "noframes", "style",
            "script",
            "template");

    /** Elements whose content is no markup and not shown. */
    private static final Set<String> UNSHOWN = Set.of("script", "style", "iframe", "noembed", "noframes", "xmp");

    /** Elements whose content is no markup but has character references. */
    private static final Set<String> VERBATIM = Set.of("title", "textarea");

    /** Elements that no word reaches over. */
    private static final Set<String> APART = Set.of(
            "address", "applet", "article", "aside", "audio", "blockquote", "body", "br", "button", "canvas",
            "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "embed",
            "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
            "h6", "header", "hgroup", "hr", "html", "iframe", "image", "img", "input", "legend", "li", "link",
            "listing", "main", "marquee", "math", "menu", "meta", "meter", "nav", "noframes", "noscript", "object",
            "ol", "optgroup", "option", "output", "p", "picture", "plaintext", "pre", "progress", "script", "search",
            "section", "select", "style", "summary", "svg", "table", "tbody", "td", "template", "textarea",
            "tfoot", "th", "thead", "title", "tr", "ul", "video");

    private final String html;
    private final MarkupScanner scanner;
    private final ShownText title;
    private final ShownText text;
    private boolean titled;
    private boolean inBody;
    private int inXml;
    private int inPre;

    /** Behind the tag that opens a listing or a field of text: a line end there is not shown. */
    private int opened;

    private PageWords(String html, boolean xml, int longestTitle, int longestText) {
        this.html = html;
        this.scanner = new MarkupScanner(html, 0, html.length(), true, false);
        this.title = new ShownText(longestTitle);
        this.text = new ShownText(longestText);
        this.inXml = xml ? 1 : 0;
    }

    /**
     * Reads a page.
     *
     * @param xml whether it is XHTML sent as XML
     * @param longestTitle how many UTF-16 units are kept of its title
     * @param longestText how many of its words; what is behind them is not looked at
     */
    static PageWords of(String html, boolean xml, int longestTitle, int longestText) {
        PageWords words = new PageWords(html, xml, longestTitle, longestText);
        words.read();
        return words;
    }

    String title() {
        return title.toString();
    }

    String text() {
        return text.toString();
    }

    private void read() {
        for (Kind kind = scanner.next(inXml > 0); kind != Kind.MORE && !text.isFull(); kind = scanner.next(inXml > 0)) {
            switch (kind) {
                case TEXT -> text(scanner.innerStart(), scanner.innerEnd(), true);
                case CDATA -> text(scanner.innerStart(), scanner.innerEnd(), false);
                case START -> start(name());
                case END -> end(name());
                default -> { }
            }
        }
    }

    private String name() {
        int from = scanner.innerStart();
        int to = from;
        while (to < scanner.innerEnd() && !MarkupScanner.isBlank(html.charAt(to)) && html.charAt(to) != '/') {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private void text(int from, int to, boolean references) {
        if (!inBody && ShownText.isBlank(html, from, to)) {
            return;
        }
        inBody = true;
        add(text, from, to, references, inPre > 0);
    }

    private void add(ShownText into, int from, int to, boolean references, boolean asWritten) {
        int line = asWritten && from < to && html.charAt(from) == '\n' && from == opened ? from + 1 : from;
        if (references && hasAmpersand(line, to)) {
            String decoded = Parser.unescapeEntities(html.substring(line, to), false);
            into.add(decoded, 0, decoded.length(), asWritten);
        } else {
            into.add(html, line, to, asWritten);
        }
    }

    private boolean hasAmpersand(int from, int to) {
        for (int i = from; i < to; i++) {
            if (html.charAt(i) == '&') {
                return true;
            }
        }
        return false;
    }

    private void start(String name) {
        inBody = inBody || !HEAD.contains(name);
        boolean closed = inXml > 0 && html.charAt(scanner.innerEnd() - 1) == '/';
        boolean xml = name.equals("svg") || name.equals("math");
        if (APART.contains(name)) {
            text.apart();
        }
        if (closed || xml) {
            inXml += closed ? 0 : 1;
        } else if (UNSHOWN.contains(name) || (!inBody && (name.equals("noscript") || name.equals("template")))) {
            scanner.raw(name);
        } else if (VERBATIM.contains(name)) {
            verbatim(name);
        } else if (name.equals("plaintext")) {
            scanner.raw(name);
            add(text, scanner.innerStart(), scanner.innerEnd(), false, true);
        } else if (name.equals("pre")) {
            inPre++;
            opened = scanner.at();
        }
    }

    private void verbatim(String name) {
        opened = scanner.at();
        scanner.raw(name);
        int from = scanner.innerStart();
        int to = scanner.innerEnd();
        if (inBody) {
            add(text, from, to, true, name.equals("textarea"));
        } else if (!titled) {
            titled = true;
            add(title, from, to, true, false);
        }
    }

    private void end(String name) {
        if (APART.contains(name)) {
            text.apart();
        }
        if (name.equals("pre")) {
            inPre = Math.max(0, inPre - 1);
        } else if (name.equals("svg") || name.equals("math")) {
            inXml = Math.max(0, inXml - 1);
        }
    }
}
