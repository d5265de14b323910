package org.pressmark.render;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;

/** The words of a parsed body, a line for each block. */
final class NodeText extends AbstractVisitor {
    private final StringBuilder out;

    NodeText(int expectedLength) {
        this.out = new StringBuilder(expectedLength);
    }

    @Override
    public String toString() {
        return out.toString().strip();
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block && !(parent instanceof Document)) {
            lineEnd();
        }
    }

    @Override
    public void visit(CustomNode node) {
        super.visit(node);
        if (node instanceof TableCell) {
            out.append('\t');
        } else if (node instanceof TableRow) {
            lineEnd();
        }
    }

    @Override
    public void visit(Text text) {
        out.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        out.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        out.append(code.getLiteral());
        lineEnd();
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        out.append(code.getLiteral());
        lineEnd();
    }

    @Override
    public void visit(SoftLineBreak end) {
        out.append('\n');
    }

    @Override
    public void visit(HardLineBreak end) {
        out.append('\n');
    }

    @Override
    public void visit(HtmlBlock html) {
        out.append(PlainText.of(Jsoup.parse(html.getLiteral())));
        lineEnd();
    }

    @Override
    public void visit(HtmlInline html) {
        if (html.getLiteral().regionMatches(true, 0, "<br", 0, 3)) {
            out.append('\n');
        }
    }

    private void lineEnd() {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == '\t' || out.charAt(end - 1) == ' ')) {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
    }
}
