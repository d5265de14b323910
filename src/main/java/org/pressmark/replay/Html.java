package org.pressmark.replay;

/**
 * Markup in the making. What comes from archives, files or requests goes in by {@link #text} and {@link #attribute}
 * only.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(4096);

    /** Markup of our own, as it is. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    /** Text from anywhere. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(hidden(c) ? '\uFFFD' : c);
            }
        }
        return this;
    }

    /** A blank, the name, and the value in quotes. */
    Html attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        text(value);
        out.append('"');
        return this;
    }

    /** {@code <a href>} around a text. */
    Html link(String href, String text) {
        markup("<a").attribute("href", href).markup(">");
        return text(text).markup("</a>");
    }

    /** A whole element: {@code <name>} around a text. */
    Html element(String name, String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">");
    }

    /** Controls, and the marks that turn the direction of what follows them, outside their own element too. */
    private static boolean hidden(char c) {
        boolean control = c < 0x20 && c != '\n' && c != '\t' && c != '\r';
        return control || c == 0x7F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
