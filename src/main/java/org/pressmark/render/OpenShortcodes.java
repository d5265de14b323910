package org.pressmark.render;

/**
 * Shortcodes of Hugo over several lines whose end, {@code >}}}, begins a line: Markdown would read a quotation there. The
 * end moves up behind the last argument, and its line stays as an empty one.
 */
final class OpenShortcodes {
    private static final int MOST_LINES = 40;

    private OpenShortcodes() {}

    static String closed(String body) {
        if (!body.contains("{{<") || !(body.contains("\n>}}") || body.contains(" >}}"))) {
            return body;
        }
        StringBuilder out = new StringBuilder(body.length() + 64);
        int open = 0;
        for (int start = 0; start < body.length(); ) {
            int end = body.indexOf('\n', start);
            int next = end < 0 ? body.length() : end + 1;
            String line = body.substring(start, next);
            if (open > 0 && line.stripLeading().startsWith(">}}")) {
                out.setLength(out.length() - 1);
                out.append(' ').append(line.strip()).append("\n\n");
                open = 0;
            } else {
                out.append(line);
                int opening = line.lastIndexOf("{{<");
                boolean opens = opening >= 0 && line.indexOf(">}}", opening) < 0;
                boolean goesOn = open > 0 && !line.contains(">}}") && !line.isBlank() && open < MOST_LINES;
                open = opens ? 1 : goesOn ? open + 1 : 0;
            }
            start = next;
        }
        return out.toString();
    }
}
