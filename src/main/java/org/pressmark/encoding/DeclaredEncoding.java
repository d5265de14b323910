package org.pressmark.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the encoding a document names for itself. Browsers look at 1024 bytes at first, and further as they parse. */
public final class DeclaredEncoding {
    private static final int LOOK = 64 << 10;

    private DeclaredEncoding() {}

    /** The encoding of {@code <meta charset>}, {@code <?xml encoding?>} or {@code @charset}, whichever comes first. */
    public static Optional<Charset> in(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, LOOK), StandardCharsets.ISO_8859_1);
        if (text.startsWith("@charset \"")) {
            return EncodingLabel.inDocument(quoted(text, 9));
        }
        if (text.startsWith("<?xml")) {
            int end = text.indexOf("?>");
            Optional<Charset> declared = end < 0 ? Optional.empty() : named(text.substring(0, end), "encoding");
            if (declared.isPresent()) {
                return declared;
            }
        }
        return meta(text);
    }

    private static Optional<Charset> meta(String text) {
        int at = 0;
        while ((at = text.indexOf('<', at)) >= 0) {
            if (text.startsWith("<!--", at)) {
                int end = text.indexOf("-->", at + 2);
                if (end < 0) {
                    return Optional.empty();
                }
                at = end + 3;
                continue;
            }
            at++;
            if (text.regionMatches(true, at, "meta", 0, 4)) {
                int end = text.indexOf('>', at);
                Optional<Charset> found = named(text.substring(at, end < 0 ? text.length() : end), "charset");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The value behind {@code name=} in a tag, quoted or not, or inside another value. */
    private static Optional<Charset> named(String tag, String name) {
        for (int at = 0; at + name.length() < tag.length(); at++) {
            if (tag.regionMatches(true, at, name, 0, name.length())) {
                int equals = blanks(tag, at + name.length());
                if (equals < tag.length() && tag.charAt(equals) == '=') {
                    return EncodingLabel.inDocument(quoted(tag, blanks(tag, equals + 1)));
                }
            }
        }
        return Optional.empty();
    }

    private static String quoted(String text, int from) {
        int at = from;
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            at++;
        }
        int end = at;
        while (end < text.length() && "\"'; \t\r\n/>?".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at, end);
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
