package org.pressmark.render;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;

/** Takes the marks of {@link EastAsianEmphasis} out of what was parsed. */
final class MarkRemoval extends AbstractVisitor {
    private final String mark;

    MarkRemoval(char mark) {
        this.mark = String.valueOf(mark);
    }

    @Override
    public void visit(Text text) {
        text.setLiteral(without(text.getLiteral()));
    }

    @Override
    public void visit(Code code) {
        code.setLiteral(without(code.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
        html.setLiteral(without(html.getLiteral()));
    }

    @Override
    public void visit(Link link) {
        link.setDestination(without(link.getDestination()));
        link.setTitle(without(link.getTitle()));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        image.setDestination(without(image.getDestination()));
        image.setTitle(without(image.getTitle()));
        visitChildren(image);
    }

    private String without(String text) {
        return text == null ? null : text.replace(mark, "");
    }
}
