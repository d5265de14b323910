package org.pressmark.replay.rewrite;

import java.nio.charset.Charset;
import java.util.Objects;
import org.pressmark.capture.WebUrl;

/**
 * Where a document stands: all that rewriting needs to know besides its text.
 *
 * @param collectionPath the collection's path on the server, percent-encoded, with both slashes: {@code /news/}
 * @param timestamp the 14 digits that addresses inside the document get
 * @param document the address relative references resolve against
 * @param charset the document's encoding; browsers write queries in it
 * @param framed whether it is shown in our frame: its scripts may read the pictures and styles it shows, as they could on
 *     its own site; and its addresses tell how they were written
 */
public record RewriteScope(
        String collectionPath, String timestamp, WebUrl document, Charset charset, boolean framed) {
    public RewriteScope {
        if (!collectionPath.startsWith("/") || !collectionPath.endsWith("/")) {
            throw new IllegalArgumentException("the collection's path must begin and end with a slash: " + collectionPath);
        }
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(charset, "charset");
    }

    /** Of a document that is shown in no frame of ours. */
    public RewriteScope(String collectionPath, String timestamp, WebUrl document, Charset charset) {
        this(collectionPath, timestamp, document, charset, false);
    }

    /** What stands in front of an archived address: {@code /news/20240501120000im_/}. */
    public String prefix(Modifier modifier) {
        return collectionPath + timestamp + modifier.text() + "/";
    }

    /** The same for a document in another encoding. */
    public RewriteScope in(Charset other) {
        return new RewriteScope(collectionPath, timestamp, document, other, framed);
    }

    RewriteScope at(WebUrl base) {
        return new RewriteScope(collectionPath, timestamp, base, charset, framed);
    }
}
