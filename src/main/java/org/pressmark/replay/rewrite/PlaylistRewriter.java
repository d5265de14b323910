package org.pressmark.replay.rewrite;

/** HLS playlists, RFC 8216: lines that are no tags are addresses, and so are the {@code URI} attributes of tags. */
final class PlaylistRewriter {
    private static final String URI = "URI=\"";

    private final References references;

    PlaylistRewriter(References references) {
        this.references = references;
    }

    /** A piece of a playlist, up to the end of its last whole line. */
    int window(String text, boolean last, Inserter out) {
        int end = last ? text.length() : text.lastIndexOf('\n') + 1;
        playlist(text.substring(0, end), out);
        return end;
    }

    private void playlist(String text, Inserter out) {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line(text.substring(start, end), start, out);
            start = end + 1;
        }
    }

    private void line(String line, int start, Inserter out) {
        if (!line.startsWith("#")) {
            point(line, start, out);
            return;
        }
        int uri = line.indexOf(URI);
        int end = uri < 0 ? -1 : line.indexOf('"', uri + URI.length());
        if (end > 0) {
            point(line.substring(uri + URI.length(), end), start + uri + URI.length(), out);
        }
    }

    private void point(String address, int start, Inserter out) {
        references.point(address, Modifier.OBJECT, (at, inserted) -> out.insert(start + at, inserted));
    }
}
