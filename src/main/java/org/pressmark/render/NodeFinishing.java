package org.pressmark.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
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
    private static final int DEEPEST = 100;

    private final String title;
    private final SeedPlace place;
    private final SiteSyntax syntax;
    private final Report report;
    private boolean headingSeen;
    private final List<String> images = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private boolean mustBeSearched;
    private int depth;
    private int insideImages;

    NodeFinishing(String title, SeedPlace place, SiteSyntax syntax, Report report) {
        this.title = title;
        this.place = place;
        this.syntax = syntax;
        this.report = report;
    }

    /** What the body refers to; empty where it holds raw HTML, or notes that are shown elsewhere than they stand. */
    Optional<References> references() {
        return mustBeSearched ? Optional.empty() : Optional.of(new References(images, links));
    }

    /** Parsers of HTML stop nesting somewhere; pages as deep as that are left to them. */
    @Override
    protected void visitChildren(Node parent) {
        mustBeSearched |= ++depth > DEEPEST;
        super.visitChildren(parent);
        depth--;
    }

    @Override
    public void visit(CustomBlock block) {
        mustBeSearched |= !(block instanceof TableBlock);
        visitChildren(block);
    }

    @Override
    public void visit(HtmlBlock block) {
        mustBeSearched = true;
        block.setLiteral(HtmlLinks.toPages(syntax.expandIn(block.getLiteral(), lineOf(block)), place));
    }

    @Override
    public void visit(HtmlInline inline) {
        mustBeSearched = true;
        inline.setLiteral(HtmlLinks.toPages(inline.getLiteral(), place));
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        if (headingSeen) {
            return;
        }
        NodeText words = new NodeText(64);
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
        attributesBehind(link);
        place.page(link.getDestination()).ifPresent(link::setDestination);
        if (insideImages == 0) {
            links.add(link.getDestination());
        }
    }

    @Override
    public void visit(Image image) {
        insideImages++;
        visitChildren(image);
        insideImages--;
        attributesBehind(image);
        if (!image.getDestination().isBlank()) {
            if (insideImages == 0) {
                images.add(image.getDestination());
            }
            return;
        }
        mustBeSearched |= image.getFirstChild() != null;
        report.add("image-without-address", "an image has no address; it is left out", lineOf(image));
        while (image.getFirstChild() != null) {
            image.insertBefore(image.getFirstChild());
        }
        image.unlink();
    }

    /** What stands in braces behind a picture or link: a size is applied, the rest told; none of it is words. */
    private void attributesBehind(Node node) {
        String behind = node.getNext() instanceof Text text ? text.getLiteral() : "";
        int end = AttributeList.endBehind(behind);
        if (end > 0) {
            AttributeList list = AttributeList.of(behind.substring(0, end));
            ((Text) node.getNext()).setLiteral(behind.substring(end));
            if (node instanceof Image && list.hasSize()) {
                node.appendChild(new ImageSize(list));
            }
            if (list.hasMore()) {
                report.add("syntax-not-understood",
                        "these attributes are not applied: " + Report.quote(behind.substring(0, end)), lineOf(node));
            }
        }
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
