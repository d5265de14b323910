package org.pressmark.replay;

import java.util.Objects;

/**
 * An asset a page needs and the archive does not hold.
 *
 * @param url its address
 * @param cause why it is missing: the code of a {@link org.pressmark.capture.Cause}, or empty
 * @param status the error status it was answered with, or 0
 */
record MissingAsset(String url, String cause, int status) {
    MissingAsset {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(cause, "cause");
    }
}
