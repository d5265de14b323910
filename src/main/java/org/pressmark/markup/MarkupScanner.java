package org.pressmark.markup;

/**
 * Cuts HTML or XML into tokens, by the HTML Standard section 13.2.5 where that matters for what is markup and what is
 * not. It works on a window of the document and stops where a token goes on behind the window, so that a document of
 * any length can be read in pieces. The time is linear in the length of the text.
 */
public final class MarkupScanner {
    /** What was found. */
    public enum Kind {
        /** Characters between tags. */
        TEXT,
        START,
        END,
        COMMENT,
        CDATA,
        /** {@code <?...>}. */
        INSTRUCTION,
        /** {@code <!DOCTYPE>}, and what browsers take for a comment though it is written otherwise. */
        OTHER,
        /** The window ends inside a token, or here. */
        MORE
    }

    private final String text;
    private final int end;
    private final boolean last;
    private final boolean xml;
    private final int begin;
    private int tokenStart;
    private int at;
    private int innerStart;
    private int innerEnd;

    /**
     * Reads from {@code from} to {@code end}.
     *
     * @param last whether the document ends where the window ends
     * @param xml whether it is read as XML
     */
    public MarkupScanner(String text, int from, int end, boolean last, boolean xml) {
        this.text = text;
        this.begin = from;
        this.at = from;
        this.end = end;
        this.last = last;
        this.xml = xml;
    }

    /** Where the token begins. */
    public int start() {
        return tokenStart;
    }

    /** Where the token ends: all before it is done with. */
    public int at() {
        return at;
    }

    /** Where what the token holds begins: the name of a tag, the text of a comment. */
    public int innerStart() {
        return innerStart;
    }

    /** Where it ends. */
    public int innerEnd() {
        return innerEnd;
    }

    /** The next token. */
    public Kind next(boolean foreign) {
        tokenStart = at;
        if (at >= end) {
            return Kind.MORE;
        }
        int open = text.charAt(at) == '<' ? at : indexOf('<', at);
        while (open >= 0 && open + 1 < end && !mayOpen(text.charAt(open + 1))) {
            open = indexOf('<', open + 1);
        }
        if (open < 0 && !last && at > begin) {
            return Kind.MORE; // text may be an address: it is better seen whole
        }
        if (open < 0 || (open + 1 >= end && last)) {
            return token(Kind.TEXT, at, end, end);
        }
        if (open > at) {
            return token(Kind.TEXT, at, open, open);
        }
        return open + 1 >= end ? Kind.MORE : markup(open, foreign);
    }

    private static boolean mayOpen(char c) {
        return c == '!' || c == '/' || c == '?' || isLetter(c);
    }

    private Kind markup(int open, boolean foreign) {
        char c = text.charAt(open + 1);
        if (c == '!') {
            return declaration(open, foreign);
        }
        if (c == '?') {
            return xml ? until(Kind.INSTRUCTION, open + 2, "?>") : until(Kind.INSTRUCTION, open + 2, ">");
        }
        int name = c == '/' ? open + 2 : open + 1;
        if (name >= end && !last) {
            return Kind.MORE;
        }
        if (name >= end || !isLetter(text.charAt(name))) {
            return until(Kind.OTHER, name, ">");
        }
        int close = tagEnd(name);
        if (close < 0) {
            return last ? token(Kind.OTHER, open, end, end) : Kind.MORE; // a tag that never ends is none
        }
        return token(c == '/' ? Kind.END : Kind.START, name, close, close + 1);
    }

    private Kind declaration(int open, boolean foreign) {
        if (!last && open + 9 > end) {
            return Kind.MORE;
        }
        if (text.startsWith("<!--", open)) {
            return comment(open + 4);
        }
        if ((foreign || xml) && text.startsWith("<![CDATA[", open)) {
            return until(Kind.CDATA, open + 9, "]]>");
        }
        return until(Kind.OTHER, open + 2, ">");
    }

    /** Ends at {@code -->} or {@code --!>}; {@code <!-->} and {@code <!--->} are whole comments. */
    private Kind comment(int from) {
        if (!xml && (text.startsWith(">", from) || text.startsWith("->", from))) {
            return token(Kind.COMMENT, from, from, text.indexOf('>', from) + 1);
        }
        for (int dashes = text.indexOf("--", from); dashes >= 0 && dashes + 2 < end;
                dashes = text.indexOf("--", dashes + 1)) {
            if (text.charAt(dashes + 2) == '>') {
                return token(Kind.COMMENT, from, dashes, dashes + 3);
            }
            if (!xml && text.startsWith("!>", dashes + 2) && dashes + 4 <= end) {
                return token(Kind.COMMENT, from, dashes, dashes + 4);
            }
        }
        return last ? token(Kind.COMMENT, from, end, end) : Kind.MORE;
    }

    private Kind until(Kind kind, int from, String stop) {
        int found = text.indexOf(stop, from);
        if (found < 0 || found + stop.length() > end) {
            return last ? token(kind, from, end, end) : Kind.MORE;
        }
        return token(kind, from, found, found + stop.length());
    }

    /** Where the tag's {@code >} stands: not inside a quoted value, and quotes only count where a value begins. */
    private int tagEnd(int name) {
        int i = name;
        while (i < end && !isBlank(text.charAt(i)) && text.charAt(i) != '/' && text.charAt(i) != '>') {
            i++;
        }
        while (i < end) {
            char c = text.charAt(i);
            if (c == '>') {
                return i;
            }
            i = isBlank(c) || c == '/' ? i + 1 : attributeEnd(i);
        }
        return -1;
    }

    private int attributeEnd(int from) {
        int i = from + 1;
        while (i < end && !isBlank(text.charAt(i)) && "/>=".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        int equals = i;
        while (equals < end && isBlank(text.charAt(equals))) {
            equals++;
        }
        if (equals >= end || text.charAt(equals) != '=') {
            return equals;
        }
        i = equals + 1;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        if (i >= end || text.charAt(i) == '>') {
            return i;
        }
        char quote = text.charAt(i);
        if (quote == '"' || quote == '\'') {
            int close = indexOf(quote, i + 1);
            return close < 0 ? end : close + 1;
        }
        while (i < end && !isBlank(text.charAt(i)) && text.charAt(i) != '>') {
            i++;
        }
        return i;
    }

    /**
     * Reads text that is no markup, to the end tag of the element it is in or to the end of the window.
     *
     * @param name the element's name
     * @return TEXT where the end tag is there or the document ends; MORE where it may come later
     */
    public Kind raw(String name) {
        tokenStart = at;
        int stop = name.equals("plaintext") ? -1 : name.equals("script") ? scriptEnd(at) : endTag(name, at);
        if (stop < 0 && !last) {
            innerStart = at;
            innerEnd = Math.max(at, end - name.length() - 8);
            return Kind.MORE;
        }
        return token(Kind.TEXT, at, stop < 0 ? end : stop, stop < 0 ? end : stop);
    }

    /** Goes over what {@link #raw} has looked at without finding an end. */
    public void skipLookedAt() {
        at = innerEnd;
    }

    private int endTag(String name, int from) {
        for (int open = text.indexOf("</", from); open >= 0 && open < end; open = text.indexOf("</", open + 2)) {
            if (isTag(open + 2, name)) {
                return open;
            }
        }
        return -1;
    }

    private boolean isTag(int nameAt, String name) {
        int behind = nameAt + name.length();
        return behind < end && text.regionMatches(true, nameAt, name, 0, name.length())
                && (isBlank(text.charAt(behind)) || text.charAt(behind) == '/' || text.charAt(behind) == '>');
    }

    /** A script may hold {@code <!-- <script> </script> -->}, whose end tag is not its own: section 13.2.5.20 and on. */
    private int scriptEnd(int from) {
        boolean escaped = false;
        boolean twice = false;
        for (int i = from; i < end; i++) {
            if (!escaped) {
                i = indexOf('<', i);
                if (i < 0) {
                    return -1;
                }
            }
            char c = text.charAt(i);
            if (c == '-' && escaped && text.startsWith("-->", i)) {
                escaped = false;
                twice = false;
            } else if (c == '<') {
                if (text.startsWith("<!--", i) && !escaped) {
                    escaped = true;
                    i += 1; // the dashes may be those of the end
                } else if (escaped && !twice && isTag(i + 1, "script")) {
                    twice = true;
                } else if (text.startsWith("</", i) && isTag(i + 2, "script")) {
                    if (!twice) {
                        return i;
                    }
                    twice = false;
                }
            }
        }
        return -1;
    }

    private int indexOf(char c, int from) {
        int found = text.indexOf(c, from);
        return found >= end ? -1 : found;
    }

    private Kind token(Kind kind, int from, int to, int behind) {
        innerStart = Math.min(from, to);
        innerEnd = to;
        at = behind;
        return kind;
    }

    /** Whether it is one of the five characters that HTML takes for a blank. */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
}
