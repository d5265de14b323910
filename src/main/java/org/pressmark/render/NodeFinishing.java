package org.pressmark.render;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** The last changes to a parsed body: links to other seeds, images without an address, the title not shown twice. */
final class NodeFinishing extends AbstractVisitor {
    /** Punctuation of running Chinese and Japanese text: no bare address goes on behind it. */
    private static final String ENDS_BARE_ADDRESS = "，。；：！？、（）《》「」『』【】〈〉“”‘’…　";

    private final String title;
    private final SeedPlace place;
    private final SiteSyntax syntax;
    private final Report report;
    private boolean headingSeen;
    private boolean html;

    NodeFinishing(String title, SeedPlace place, SiteSyntax syntax, Report report) {
        this.title = title;
        this.place = place;
        this.syntax = syntax;
        this.report = report;
    }

    boolean foundHtml() {
        return html;
    }

    @Override
    public void visit(HtmlBlock block) {
        html = true;
        block.setLiteral(HtmlLinks.toPages(syntax.expandIn(block.getLiteral(), lineOf(block)), place));
    }

    @Override
    public void visit(HtmlInline inline) {
        html = true;
        inline.setLiteral(HtmlLinks.toPages(inline.getLiteral(), place));
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        if (headingSeen) {
            return;
        }
        NodeText words = new NodeText();
        heading.accept(words);
        String text = words.toString().strip();
        headingSeen = !text.isEmpty();
        if (headingSeen && text.replaceAll("\\s+", " ").equals(title.strip().replaceAll("\\s+", " "))) {
            removeRepeated(heading);
        }
    }

    /** The title's words go, but a picture or a link among them stays. */
    private static void removeRepeated(Heading heading) {
        boolean onlyWords = true;
        for (Node child = heading.getFirstChild(); child != null; child = child.getNext()) {
            onlyWords &= !(child instanceof Image) && !(child instanceof Link);
        }
        if (!onlyWords) {
            Paragraph instead = new Paragraph();
            while (heading.getFirstChild() != null) {
                instead.appendChild(heading.getFirstChild());
            }
            heading.insertBefore(instead);
        }
        heading.unlink();
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        cutBareAddress(link);
        place.page(link.getDestination()).ifPresent(link::setDestination);
    }

    private static void cutBareAddress(Link link) {
        boolean bare = link.getFirstChild() instanceof Text text
                && text == link.getLastChild()
                && text.getLiteral().equals(link.getDestination());
        int cut = bare ? firstOf(link.getDestination(), ENDS_BARE_ADDRESS) : -1;
        if (cut > 0) {
            String address = link.getDestination();
            link.insertAfter(new Text(address.substring(cut)));
            link.setDestination(address.substring(0, cut));
            ((Text) link.getFirstChild()).setLiteral(address.substring(0, cut));
        }
    }

    private static int firstOf(String text, String wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x2018 && wanted.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (!image.getDestination().isBlank()) {
            return;
        }
        report.add("image-without-address", "an image has no address; it is left out", lineOf(image));
        while (image.getFirstChild() != null) {
            image.insertBefore(image.getFirstChild());
        }
        image.unlink();
    }

    /** The line on which the block around a node begins, from 1. */
    static int lineOf(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) {
                return spans.get(0).getLineIndex() + 1;
            }
        }
        return 0;
    }
}
