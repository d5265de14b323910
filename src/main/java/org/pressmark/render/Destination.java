package org.pressmark.render;

import java.util.Optional;

/**
 * The part in parentheses of {@code [text](destination "title")}, read more kindly than CommonMark does: blanks and
 * unbalanced parentheses inside are taken as part of the address.
 *
 * @param end where the text goes on behind it
 * @param address the address as written, without angle brackets
 * @param title the title with its quotes and the blank before it, or nothing
 */
record Destination(int end, String address, String title) {
    private static final int LONGEST = 4096;

    /**
     * Reads the destination that starts behind an opening parenthesis.
     *
     * @return empty where CommonMark reads it well, or where nothing can be made of it
     */
    static Optional<Destination> at(String text, int start) {
        int close = plainEnd(text, start);
        if (close >= 0 || (start < text.length() && text.charAt(start) == '<')) {
            return Optional.empty();
        }
        int depth = 0;
        int last = -1;
        int limit = Math.min(text.length(), start + LONGEST);
        for (int at = start; at < limit && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == ']' && text.startsWith("](", at)) {
                return last >= 0 ? of(text, start, last) : runTogether(text, start, at);
            }
            if (c == ')' && depth == 0) {
                return of(text, start, at);
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            last = c == ')' ? at : last;
        }
        return last >= 0 ? of(text, start, last) : Optional.empty();
    }

    /** Whether CommonMark reads the destination that starts there as it is meant. */
    static boolean isPlain(String text, int start) {
        return plainEnd(text, start) >= 0;
    }

    /** The closing parenthesis of a destination without anything special in it, or -1. */
    private static int plainEnd(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ')') {
                return at;
            }
            if (c <= ' ' || c == '(' || c == '{' || c == ']') {
                return -1;
            }
        }
        return -1;
    }

    /** Two images of which the first was never closed: {@code ![](a.png![](b.png)}. */
    private static Optional<Destination> runTogether(String text, int start, int nextClose) {
        String between = text.substring(start, nextClose);
        int nextOpen = between.lastIndexOf("![");
        String address = nextOpen > 0 ? between.substring(0, nextOpen).strip() : "";
        return isAddress(address) ? Optional.of(new Destination(start + nextOpen, address, "")) : Optional.empty();
    }

    private static Optional<Destination> of(String text, int start, int close) {
        String inside = withoutSize(text.substring(start, close));
        int titleAt = titleStart(inside);
        String address = inside.substring(0, titleAt).strip();
        return isAddress(address)
                ? Optional.of(new Destination(close + 1, address, inside.substring(titleAt)))
                : Optional.empty();
    }

    /** Some write the size behind the address: {@code a.png =100x200}. */
    private static String withoutSize(String inside) {
        int equals = inside.lastIndexOf(" =");
        boolean size = equals > 0 && inside.length() > equals + 2 && inside.length() - equals < 15
                && inside.substring(equals + 2).chars().allMatch(c -> "0123456789x%*".indexOf(c) >= 0);
        return size ? inside.substring(0, equals) : inside;
    }

    private static int titleStart(String inside) {
        String text = inside.stripTrailing();
        char quote = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        int parenthesis = quote == ')' ? text.lastIndexOf(" (") : -1;
        if (parenthesis > 0 && hasEnding(text.substring(0, parenthesis).stripTrailing())) {
            return parenthesis;
        }
        if (quote != '"' && quote != '\'') {
            return inside.length();
        }
        int open = text.lastIndexOf(" " + quote, text.length() - 2);
        return open < 0 ? inside.length() : open;
    }

    /** Whether words in parentheses are an address: a remark in brackets and parentheses must not become a link. */
    private static boolean isAddress(String words) {
        boolean blank = words.indexOf(' ') >= 0 || words.indexOf('\t') >= 0;
        boolean rooted = words.startsWith("/") || words.startsWith("./") || words.startsWith("../")
                || words.startsWith("{{") || words.startsWith("{%") || words.startsWith("http:")
                || words.startsWith("https:");
        return !words.isEmpty() && (!blank || rooted || hasEnding(words));
    }

    private static boolean hasEnding(String words) {
        int dot = words.lastIndexOf('.');
        int length = words.length() - dot - 1;
        return dot > 0
                && length >= 2
                && length <= 5
                && words.substring(dot + 1).chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    }
}
