package org.pressmark.render;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    /** Punctuation of running Chinese and Japanese text: no bare address goes on behind it. */
    private static final String ENDS = "，。；：！？、（）《》「」『』【】〈〉“”‘’…\u3000";

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
                parts(text).forEach(library::process);
            }
        }
    }

    /** Cuts a text behind each address at the punctuation that ends it, where the library would go on. */
    private static List<Text> parts(Text text) {
        List<Text> parts = new ArrayList<>(List.of(text));
        String all = text.getLiteral();
        int from = 0;
        for (int end = firstEnd(all, 0); end >= 0; end = firstEnd(all, end)) {
            Text last = parts.get(parts.size() - 1);
            Text rest = new Text("");
            last.setLiteral(all.substring(from, end));
            last.insertAfter(rest);
            parts.add(rest);
            from = end;
        }
        parts.get(parts.size() - 1).setLiteral(all.substring(from));
        return parts;
    }

    /** Where the first address from a place on is ended by punctuation; -1 where none is. */
    private static int firstEnd(String text, int from) {
        boolean address = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            address |= isAddressMark(text, i);
            if (c <= ' ') {
                address = false;
            } else if (address && c >= 0x2018 && ENDS.indexOf(c) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean mayHoldAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '@' || isAddressMark(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressMark(String text, int at) {
        char c = text.charAt(at);
        return (c == ':' && text.startsWith("//", at + 1))
                || (c == '.' && at > 2 && (text.charAt(at - 1) | 32) == 'w' && (text.charAt(at - 2) | 32) == 'w');
    }
}
