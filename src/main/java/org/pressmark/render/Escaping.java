package org.pressmark.render;

import java.nio.charset.StandardCharsets;

/** Text made safe for the place in a page it is put into. */
final class Escaping {
    private static final char REPLACEMENT = '\uFFFD';

    private Escaping() {}

    /** For element content and for quoted attributes alike. */
    static String html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isControl(c) ? REPLACEMENT : c);
            }
        }
        return out.toString();
    }

    /**
     * One line of a heading, a name, a tag: line ends become blanks, and characters that turn the direction of what
     * follows are left out, so that a title cannot rearrange the page around it.
     */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean turnsDirection = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
            boolean lineEnd = c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029' || c == '\u0085';
            if (!turnsDirection) {
                out.append(lineEnd ? ' ' : c);
            }
        }
        return html(wellFormed(out.toString().strip()));
    }

    /** Halves of surrogate pairs, which no encoding can write, become the replacement character. */
    static String wellFormed(String text) {
        int broken = firstLoneSurrogate(text, 0);
        if (broken < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        while (broken >= 0) {
            out.setCharAt(broken, REPLACEMENT);
            broken = firstLoneSurrogate(text, broken + 1);
        }
        return out.toString();
    }

    /** A relative reference to a file in the same folder. */
    static String fileReference(String name) {
        StringBuilder out = new StringBuilder("./");
        for (byte b : wellFormed(name).getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
                    || "-._~!$'()*+,;=@".indexOf(b) >= 0;
            if (plain) {
                out.append((char) b);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return out.toString();
    }

    static boolean isWellFormed(String text) {
        return firstLoneSurrogate(text, 0) < 0;
    }

    private static int firstLoneSurrogate(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (Character.isHighSurrogate(c) && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))) {
                return i;
            }
            if (Character.isLowSurrogate(c) && (i == from || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
    }
}
