package org.pressmark.render;

/**
 * What an author hides from readers becomes a comment of HTML, or goes where it is part of a line:
 * {@code {% comment %}} of Liquid, and in Obsidian {@code %%...%%} at the beginning of a line or what lies between two
 * lines of {@code %%}. A line stays a line.
 */
final class HiddenText {
    private static final int LONGEST = 10_000;

    private final String body;
    private final String open;
    private final String close;
    private final StringBuilder out;
    private int copied;
    /** The first closing mark behind the last place that was asked for. */
    private int nextClose = -1;

    private HiddenText(String body, String open, String close) {
        this.body = body;
        this.open = open;
        this.close = close;
        this.out = new StringBuilder(body.length() + 64);
    }

    static String commented(String body) {
        String liquid = body.contains("{% comment %}")
                ? new HiddenText(body, "{% comment %}", "{% endcomment %}").walk()
                : body;
        return liquid.contains("%%") ? new HiddenText(liquid, "%%", "%%").walk() : liquid;
    }

    /** Only a mark that begins a line opens, so that {@code 50%%} in a sentence does not; none does in a block of code. */
    private String walk() {
        String fence = "";
        for (int start = 0; start < body.length(); start = nextLine(Math.max(start, copied))) {
            if (body.startsWith("```", start) || body.startsWith("~~~", start)) {
                String mark = body.substring(start, start + 3);
                fence = fence.isEmpty() ? mark : mark.equals(fence) ? "" : fence;
            } else if (fence.isEmpty() && body.startsWith(open, start)) {
                hide(start, start + open.length());
            }
        }
        return copied == 0 ? body : out.append(body, copied, body.length()).toString();
    }

    private int nextLine(int from) {
        int end = body.indexOf('\n', from);
        return end < 0 ? body.length() : end + 1;
    }

    private void hide(int start, int from) {
        if (nextClose < from) {
            int found = body.indexOf(close, from);
            nextClose = found < 0 ? Integer.MAX_VALUE : found;
        }
        if (nextClose == Integer.MAX_VALUE || nextClose - from > LONGEST) {
            return;
        }
        String inside = body.substring(from, nextClose);
        if (closes(inside) && !inside.contains("-->")) {
            boolean block = inside.indexOf('\n') >= 0; // a comment at the beginning of a line would take the rest of it
            out.append(body, copied, start).append(block ? "<!--" + inside + "-->" : "");
            copied = nextClose + close.length();
        }
    }

    private boolean closes(String inside) {
        return !open.equals(close) || inside.indexOf('\n') < 0 || (inside.startsWith("\n") && inside.endsWith("\n"));
    }
}
