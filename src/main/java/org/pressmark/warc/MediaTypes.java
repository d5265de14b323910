package org.pressmark.warc;

import java.util.Locale;

/** Content-Type values as people write them. */
final class MediaTypes {
    private MediaTypes() {}

    /** What stands in front of the parameters, in lower case. */
    static String base(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
