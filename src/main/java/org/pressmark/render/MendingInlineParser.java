package org.pressmark.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Mends the text of a block before the inline parser sees it: what site generators and broken exporters write becomes
 * Markdown, and emphasis beside East Asian characters gets its marks. Blocks without any of that go through untouched.
 */
final class MendingInlineParser implements InlineParser {
    @SuppressWarnings("ImmutableMemberCollection") // Filled once, never changed.
    private static final boolean[] SPECIAL = special();

    private final InlineParser inner;
    private final SiteSyntax syntax;

    MendingInlineParser(InlineParserContext context, SiteSyntax syntax) {
        this.inner = new InlineParserImpl(context);
        this.syntax = syntax;
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        if (isPlain(lines)) {
            text(lines, block);
            return;
        }
        boolean odd = isOdd(lines);
        if (!odd && !hasEastAsianEmphasis(lines)) {
            inner.parse(lines, block);
            return;
        }
        String written = lines.getContent();
        String mended = odd ? syntax.mend(written, line -> lineOf(block, line)) : written;
        Optional<EastAsianEmphasis.Marked> marked = EastAsianEmphasis.mark(mended);
        String text = marked.map(EastAsianEmphasis.Marked::text).orElse(mended);
        inner.parse(text.equals(written) ? lines : withText(lines, text), block);
        marked.ifPresent(marks -> block.accept(new MarkRemoval(marks.mark())));
    }

    /**
     * Whether there is nothing for the inline parser to do: no character that can begin a construct of CommonMark section
     * 6 or of the extensions, and no blank at either end of a line. Most paragraphs of running text are so.
     */
    private static boolean isPlain(SourceLines lines) {
        for (SourceLine line : lines.getLines()) {
            CharSequence content = line.getContent();
            int length = content.length();
            if (length == 0 || content.charAt(0) <= ' ' || content.charAt(length - 1) <= ' ') {
                return false;
            }
            for (int i = 0; i < length; i++) {
                char c = content.charAt(i);
                if (c < 128 && SPECIAL[c]) {
                    return false;
                }
            }
        }
        return !lines.getLines().isEmpty();
    }

    private static void text(SourceLines lines, Node block) {
        boolean first = true;
        for (SourceLine line : lines.getLines()) {
            if (!first) {
                block.appendChild(new SoftLineBreak());
            }
            block.appendChild(new Text(line.getContent().toString()));
            first = false;
        }
    }

    private static boolean[] special() {
        boolean[] special = new boolean[128];
        "`[]!\\<>&*_~{%".chars().forEach(c -> special[c] = true);
        return special;
    }

    /** A cheap look at the characters: most blocks hold none that could need mending. */
    private static boolean isOdd(SourceLines lines) {
        for (SourceLine line : lines.getLines()) {
            String content = line.getContent().toString();
            for (int i = 0; i < content.length(); i++) {
                char c = content.charAt(i);
                if (c == '{' || (c == '%' && content.startsWith("%", i + 1)) || (c == '[' && isOddBracket(content, i))
                        || (c == ']' && isOddDestination(content, i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasEastAsianEmphasis(SourceLines lines) {
        boolean stars = false;
        boolean eastAsian = false;
        for (SourceLine line : lines.getLines()) {
            String content = line.getContent().toString();
            stars |= content.indexOf('*') >= 0 || content.indexOf('~') >= 0;
            for (int i = 0; i < content.length() && !eastAsian; i++) {
                eastAsian = content.charAt(i) >= EastAsianEmphasis.FIRST;
            }
        }
        return stars && eastAsian;
    }

    /** A link between notes, or brackets an exporter escaped. */
    private static boolean isOddBracket(String content, int at) {
        return content.startsWith("[", at + 1) || (at > 1 && content.startsWith("!\\", at - 2));
    }

    private static boolean isOddDestination(String content, int at) {
        return content.startsWith("(", at + 1) && !Destination.isPlain(content, at + 2);
    }

    /** The line of the body, from 1, of a line of the block, from 0; 0 where the parser kept no places. */
    private static int lineOf(Node block, int line) {
        for (Node at = block; at != null; at = at.getParent()) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) {
                return spans.get(Math.min(line, spans.size() - 1)).getLineIndex() + 1;
            }
        }
        return 0;
    }

    /**
     * The same lines with other text; mending never adds or takes away a line end. They have no place in the source
     * any more: the parser would cut a place as long as the old text to the length of the new.
     */
    private static SourceLines withText(SourceLines lines, String text) {
        List<SourceLine> mended = new ArrayList<>();
        int start = 0;
        for (int i = lines.getLines().size(); i > 0; i--) {
            int end = text.indexOf('\n', start);
            int to = end < 0 ? text.length() : end;
            mended.add(SourceLine.of(text.substring(start, to), null));
            start = to + 1;
        }
        return SourceLines.of(mended);
    }
}
