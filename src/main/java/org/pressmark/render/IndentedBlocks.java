package org.pressmark.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Blocks whose content is set in by four blanks, as MkDocs has them: {@code !!! note}, {@code ??? info}, {@code ===
 * "Tab"}. For Markdown that would be code; it is moved to the left, so that its pictures are pictures. A line stays a
 * line.
 */
final class IndentedBlocks {
    private static final int INDENT = 4;
    private static final int DEEPEST = 20;
    private static final Pattern OPENING =
            Pattern.compile("(?:!!!|\\?\\?\\?\\+?) {1,4}[a-zA-Z][\\w -]{0,60}(?: ?\".{0,200}\")?|===[!+]? {1,4}\".{1,200}\"");

    private final StringBuilder out;
    private final Deque<Integer> open = new ArrayDeque<>();
    private String fence = "";

    private IndentedBlocks(int length) {
        this.out = new StringBuilder(length);
    }

    static String outdented(String body) {
        boolean any = body.contains("!!! ") || body.contains("??? ") || body.contains("???+ ") || body.contains("=== \"");
        if (!any) {
            return body;
        }
        IndentedBlocks blocks = new IndentedBlocks(body.length());
        for (int start = 0; start < body.length(); ) {
            int end = body.indexOf('\n', start);
            int next = end < 0 ? body.length() : end + 1;
            blocks.line(body.substring(start, next));
            start = next;
        }
        return blocks.out.toString();
    }

    private void line(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            out.append(line);
            return;
        }
        int indent = indent(line);
        while (fence.isEmpty() && !open.isEmpty() && indent < open.peek()) {
            open.pop();
        }
        out.append(line, Math.min(indent, INDENT * open.size()), line.length());
        if (!fence.isEmpty()) {
            fence = text.startsWith(fence) && text.chars().allMatch(c -> c == text.charAt(0)) ? "" : fence;
        } else if (text.startsWith("```") || text.startsWith("~~~")) {
            fence = text.substring(0, 3);
        } else if (open.size() < DEEPEST && text.length() < 300 && OPENING.matcher(text).matches()) {
            open.push(indent + INDENT);
        }
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
