package org.pressmark.render;

/**
 * Blocks of code between tags of a site generator become fenced blocks: {@code {% highlight ruby %}} of Jekyll,
 * {@code {% codeblock %}} of Hexo, {@code {{< highlight go >}}} of Hugo. A line stays a line.
 */
final class CodeTags {
    private static final String FENCE = "``````````";

    private CodeTags() {}

    static String fenced(String body) {
        boolean calls = body.contains("{%") || body.contains("{{<");
        if (!calls || (!body.contains("highlight") && !body.contains("codeblock"))) {
            return body;
        }
        StringBuilder out = new StringBuilder(body.length() + 256);
        for (int start = 0; start < body.length(); ) {
            int end = body.indexOf('\n', start);
            int to = end < 0 ? body.length() : end;
            String line = body.substring(start, to);
            out.append(line.indexOf('{') >= 0 ? fence(line) : line).append(end < 0 ? "" : "\n");
            start = to + 1;
        }
        return out.toString();
    }

    private static String fence(String line) {
        String tag = line.strip();
        boolean call = (tag.startsWith("{%") && tag.endsWith("%}")) || (tag.startsWith("{{<") && tag.endsWith(">}}"));
        if (!call || tag.length() > 300) {
            return line;
        }
        int mark = tag.startsWith("{%") ? 2 : 3;
        String inside = tag.substring(mark, tag.length() - mark).replaceFirst("^-", "").strip();
        String indent = line.substring(0, line.indexOf('{'));
        String[] words = inside.split("\\s+", 3);
        boolean close = inside.startsWith("end") || inside.startsWith("/");
        String name = words[0].replaceFirst("^(?:end|/)", "") + (words[0].equals("/") && words.length > 1 ? words[1] : "");
        if (!name.equals("highlight") && !name.equals("codeblock")) {
            return line;
        }
        String language = words.length > 1 && words[1].matches("[A-Za-z0-9+#_-]{1,20}") ? words[1] : "";
        return indent + FENCE + (close ? "" : language);
    }
}
