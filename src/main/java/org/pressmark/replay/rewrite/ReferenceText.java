package org.pressmark.replay.rewrite;

/**
 * A reference as a browser reads it before it resolves it: blanks around it and tabs and line ends inside it are gone.
 *
 * @param text what is left
 * @param start where it begins in the value as written
 * @param exact whether nothing inside was taken out, so that offsets in it are offsets in the value
 */
record ReferenceText(String text, int start, boolean exact) {

    static ReferenceText of(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && value.charAt(end - 1) <= ' ') {
            end--;
        }
        String trimmed = value.substring(start, end);
        String clean = withoutBreaks(trimmed);
        return new ReferenceText(clean, start, clean.length() == trimmed.length());
    }

    /** Takes out tabs and line ends, as step 3 of the WHATWG URL parser does. */
    private static String withoutBreaks(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\t') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r' && c != '\t') {
                out.append(c);
            }
        }
        return out.toString();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Where the colon of a scheme stands, or -1 where the reference has no scheme. */
    int colon() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            boolean more = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            if (!letter && !more) {
                return -1;
            }
        }
        return -1;
    }

    /** The first place at or after {@code from} that is no slash of either kind. */
    int pastSlashes(int from) {
        int at = from;
        while (at < text.length() && isSlash(at)) {
            at++;
        }
        return at;
    }

    boolean isSlash(int at) {
        return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
    }

    /** Where the host and port that begin at {@code from} end. */
    int authorityEnd(int from) {
        int at = from;
        while (at < text.length() && !isSlash(at) && text.charAt(at) != '?' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    /** Where the path that begins at or before {@code from} ends. */
    int pathEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '?' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    /** Whether an escape that the path needs is broken: {@code %} without two hexadecimal digits. */
    boolean strayPercent(int at) {
        return text.charAt(at) == '%' && !(isHex(at + 1) && isHex(at + 2));
    }

    private boolean isHex(int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }

    /**
     * How many folders the path climbs above the top. A browser stops there; under a replay address there is more
     * above, so that many folders must be put in to be climbed out of.
     *
     * @param folders how many folders the path starts below the top
     */
    int climbAboveTop(int from, int end, int folders) {
        int depth = folders;
        int lowest = 0;
        int segment = from;
        for (int i = from; i <= end; i++) {
            if (i == end || isSlash(i)) {
                String name = text.substring(segment, i);
                if (isUp(name)) {
                    depth--;
                    lowest = Math.min(lowest, depth);
                } else if (!isHere(name)) {
                    depth++;
                }
                segment = i + 1;
            }
        }
        return -lowest;
    }

    private static boolean isUp(String name) {
        return name.length() <= 6 && name.length() >= 2 && dots(name).equals("..");
    }

    private static boolean isHere(String name) {
        return name.length() <= 3 && dots(name).equals(".");
    }

    private static String dots(String name) {
        return name.replace("%2e", ".").replace("%2E", ".");
    }
}
