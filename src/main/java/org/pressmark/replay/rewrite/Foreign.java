package org.pressmark.replay.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Whether the place reached in an HTML document is inside SVG or MathML, where {@code <style>} and {@code <title>} are
 * markup like any other: the HTML Standard, section 13.2.6.5, as far as start and end tags tell it.
 */
final class Foreign {
    private static final int DEEPEST = 100;
    private static final Set<String> HTML_INSIDE =
            Set.of("foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml");
    private static final Set<String> LEAVING = Set.of(
            "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1",
            "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p",
            "pre", "ruby", "s", "small",
            "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var");

    private final Deque<String> open = new ArrayDeque<>();

    boolean isInside() {
        return !open.isEmpty() && !HTML_INSIDE.contains(open.peek());
    }

    /** Goes over a start tag, and says whether its element is one of HTML. */
    boolean start(Tag tag) {
        String name = tag.name();
        if (isInside() && LEAVING.contains(name)) {
            while (isInside()) {
                open.pop();
            }
        }
        boolean html = !isInside();
        boolean enters = name.equals("svg") || name.equals("math") || (isInside() && HTML_INSIDE.contains(name));
        if (enters && !tag.closed() && open.size() < DEEPEST) {
            open.push(name);
        }
        return html;
    }

    void end(String name) {
        if (open.contains(name)) {
            boolean closed = false;
            while (!closed) {
                closed = open.pop().equals(name);
            }
        }
    }
}
