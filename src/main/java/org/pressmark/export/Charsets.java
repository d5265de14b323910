package org.pressmark.export;

import java.nio.charset.Charset;
import java.util.Locale;

/** The encoding a Content-Type names. */
final class Charsets {
    private Charsets() {}

    /** The label; null where there is none that is known, for then the parser looks into the page. */
    static String named(String contentType) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String label = contentType.substring(at + 8).split(";", 2)[0].replace("\"", "").strip();
        try {
            boolean known = Charset.isSupported(label);
            return !known ? null : label.equalsIgnoreCase("gb2312") ? "GB18030" : label;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }
}
