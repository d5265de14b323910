package org.pressmark.replay.rewrite;

/**
 * To whom a script says a message is to go. Archived pages have no origin, so what is addressed to one arrives nowhere;
 * whether it goes to the frame it is sent to is asked of the guard:
 *
 * <pre>
 *     w.postMessage(m, "https://h")     w.postMessage(m, window.pressmark.to("https://h"))
 * </pre>
 *
 * <p>A call that is not plain enough to tell its second argument is left alone.
 */
final class Posted {
    private static final String CALL = ".postMessage(";
    private static final int REACH = 2_000;

    private final String script;
    private final int end;
    private int at;

    private Posted(String script, int from, int end) {
        this.script = script;
        this.at = from;
        this.end = Math.min(end, from + REACH);
    }

    static void in(String script, int end, Inserter out) {
        for (int at = script.indexOf(CALL); at >= 0 && at < end; at = script.indexOf(CALL, at + 1)) {
            new Posted(script, at + CALL.length(), end).call(out);
        }
    }

    private void call(Inserter out) {
        int second = argument() == ',' ? at + 1 : -1;
        at++;
        if (second >= 0 && argument() != 0 && !script.substring(second, at).isBlank()) {
            out.insert(second, "window.pressmark.to(");
            out.insert(at, ")");
        }
    }

    /** What stands behind the argument that begins here; nothing where that cannot be told. */
    private char argument() {
        int depth = 0;
        for (; at < end; at++) {
            char c = script.charAt(at);
            switch (c) {
                case '(', '[', '{' -> depth++;
                case '"', '\'' -> at = string(c);
                case '/', '`' -> at = end; // an expression of its own kind, or text, or a division: not to be told apart
                case ',' -> {
                    if (depth == 0) {
                        return c;
                    }
                }
                case ')', ']', '}' -> {
                    if (depth-- == 0) {
                        return c == ')' ? c : 0;
                    }
                }
                default -> { }
            }
        }
        return 0;
    }

    /** Where a string ends. */
    private int string(char quote) {
        int close = at + 1;
        while (close < end && script.charAt(close) != quote && script.charAt(close) != '\n') {
            close += script.charAt(close) == '\\' ? 2 : 1;
        }
        return close < end && script.charAt(close) == quote ? close : end;
    }
}
