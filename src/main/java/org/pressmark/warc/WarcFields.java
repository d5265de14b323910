package org.pressmark.warc;

import java.nio.charset.StandardCharsets;
import org.pressmark.capture.Body;

/**
 * A block of type {@code application/warc-fields}: WARC 1.1 section 4 and 6.2. Values are one line each; control
 * characters, line breaks among them, are written as blanks, so that no value can pretend to be a field.
 */
public final class WarcFields {
    /** The media type of such a block. */
    public static final String MEDIA_TYPE = "application/warc-fields";

    private final StringBuilder text = new StringBuilder();

    /** Adds a field; an empty value adds none. */
    public WarcFields add(String name, String value) {
        String line = oneLine(value);
        if (!line.isEmpty()) {
            LegalHeader.check(name, line);
            text.append(name).append(": ").append(line).append("\r\n");
        }
        return this;
    }

    /** The block, in UTF-8. */
    public Body body() {
        return Body.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String oneLine(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (Character.isISOControl(c)) {
                out.append(' ');
            } else {
                out.appendCodePoint(surrogate ? 0xFFFD : c);
            }
        });
        return out.toString().strip();
    }
}
