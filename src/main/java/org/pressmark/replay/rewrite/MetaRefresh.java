package org.pressmark.replay.rewrite;

/** Where the address stands in {@code 5; url='next.html'}: the HTML Standard's shared declarative refresh steps. */
record MetaRefresh(int start, int end) {
    private static final MetaRefresh NONE = new MetaRefresh(0, 0);

    static MetaRefresh in(String content) {
        int at = blanks(content, 0);
        int time = at;
        while (at < content.length() && (Character.isDigit(content.charAt(at)) || content.charAt(at) == '.')) {
            at++;
        }
        if (at == time) {
            return NONE;
        }
        at = blanks(content, at);
        if (at < content.length() && (content.charAt(at) == ';' || content.charAt(at) == ',')) {
            at = blanks(content, at + 1);
        }
        return address(content, afterName(content, at));
    }

    boolean isEmpty() {
        return start == end;
    }

    /** Skips {@code url =} where it is there. */
    private static int afterName(String content, int at) {
        if (!content.regionMatches(true, at, "url", 0, 3)) {
            return at;
        }
        int equals = blanks(content, at + 3);
        return equals < content.length() && content.charAt(equals) == '=' ? blanks(content, equals + 1) : at;
    }

    private static MetaRefresh address(String content, int at) {
        if (at >= content.length()) {
            return NONE;
        }
        char quote = content.charAt(at);
        if (quote != '"' && quote != '\'') {
            return new MetaRefresh(at, content.length());
        }
        int end = content.indexOf(quote, at + 1);
        return new MetaRefresh(at + 1, end < 0 ? content.length() : end);
    }

    private static int blanks(String content, int from) {
        int at = from;
        while (at < content.length() && content.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
