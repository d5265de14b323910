package org.pressmark.render;

import java.util.EnumSet;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.autolink.internal.AutolinkPostProcessor;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;

/**
 * Bare addresses in running text as links. The library's extension reads every text character by character; here only
 * texts that hold {@code ://}, {@code www.} or an at sign are given to it, and those are few.
 */
final class BareAddresses implements Parser.ParserExtension, PostProcessor {
    private final AutolinkPostProcessor library = new AutolinkPostProcessor(EnumSet.allOf(AutolinkType.class));

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(this);
    }

    @Override
    public Node process(Node document) {
        document.accept(new Texts());
        return document;
    }

    private final class Texts extends AbstractVisitor {
        /** There are no links in links. */
        @Override
        public void visit(Link link) {}

        @Override
        public void visit(Text text) {
            if (mayHoldAddress(text.getLiteral())) {
                library.process(text);
            }
        }
    }

    private static boolean mayHoldAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || (c == ':' && text.startsWith("//", i + 1))
                    || (c == '.' && i > 2 && (text.charAt(i - 1) | 32) == 'w' && (text.charAt(i - 2) | 32) == 'w')) {
                return true;
            }
        }
        return false;
    }
}
