package org.pressmark.replay.rewrite;

/** Import maps, HTML Standard section 8.1.6.2: the strings behind colons are addresses of modules. */
final class ImportMapRewriter {
    private final References references;

    ImportMapRewriter(References references) {
        this.references = references;
    }

    /** Points what stands as a plain string; one with escapes in it is left, for its places are not its characters'. */
    void map(String json, Inserter out) {
        boolean value = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                int start = i + 1;
                int end = end(json, start);
                String text = json.substring(start, Math.min(end, json.length()));
                if (value && text.indexOf('\\') < 0) {
                    references.point(text, Modifier.SCRIPT, (at, inserted) -> out.insert(start + at, inserted));
                }
                i = end;
                value = false;
            } else if (c == ':') {
                value = true;
            } else if (c == ',' || c == '{' || c == '}') {
                value = false;
            }
        }
    }

    private static int end(String json, int start) {
        int at = start;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length());
    }
}
