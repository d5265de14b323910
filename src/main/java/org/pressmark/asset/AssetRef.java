package org.pressmark.asset;

import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.WebUrl;

/**
 * One asset a document refers to.
 *
 * @param url the resolved address; empty where what is written is no address
 * @param asWritten the reference as it stands in the document, entities and CSS escapes decoded
 * @param kind what the document wants it for
 */
public record AssetRef(Optional<WebUrl> url, String asWritten, Kind kind) {

    /** What an asset is wanted for. */
    public enum Kind {
        IMAGE,
        STYLESHEET,
        SCRIPT,
        FONT,
        AUDIO,
        VIDEO,
        TRACK,
        ICON,
        MANIFEST,
        FRAME,
        OBJECT,
        /** A page that is linked to, or claimed as the source: not needed to show the document itself. */
        PAGE,
        /** The once-decoded form of a doubly encoded address that is missing as it is written. */
        ALTERNATE,
        OTHER
    }

    public AssetRef {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(asWritten, "asWritten");
        Objects.requireNonNull(kind, "kind");
    }
}
