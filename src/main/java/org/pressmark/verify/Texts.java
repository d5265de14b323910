package org.pressmark.verify;

/** The small grammars that several rules share. */
final class Texts {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t";

    private Texts() {}

    static boolean isDigits(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean isTokenChar(int c) {
        return c > ' ' && c < 127 && SEPARATORS.indexOf(c) < 0;
    }

    /** One or more characters of ASCII but controls and separators, RFC 2616 section 2.2. */
    static boolean isToken(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWithIgnoreCase(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Blanks at both ends taken off; unlike {@link String#trim()} no controls. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * A media type with parameters, RFC 2045 section 5.1; blanks round the semicolons and nothing behind one are
     * allowed.
     */
    static boolean isMediaType(String text) {
        int end = text.indexOf(';');
        String essence = trim(end < 0 ? text : text.substring(0, end));
        int slash = essence.indexOf('/');
        if (slash < 0 || !isToken(essence.substring(0, slash)) || !isToken(essence.substring(slash + 1))) {
            return false;
        }
        return end < 0 || areParameters(text, end + 1);
    }

    private static boolean areParameters(String text, int from) {
        int i = from;
        while (i <= text.length()) {
            int next = endOfParameter(text, i);
            String parameter = trim(text.substring(i, next));
            int equals = parameter.indexOf('=');
            boolean good = parameter.isEmpty() || (equals > 0 && isToken(trim(parameter.substring(0, equals)))
                    && isValue(trim(parameter.substring(equals + 1))));
            if (!good) {
                return false;
            }
            i = next + 1;
        }
        return true;
    }

    private static int endOfParameter(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    /** One quoted string that ends where the text does, and not before. */
    private static boolean isQuoted(String text) {
        int i = 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return text.startsWith("\"") && i == text.length() - 1;
    }

    private static boolean isValue(String text) {
        return isQuoted(text) || isToken(text);
    }
}
