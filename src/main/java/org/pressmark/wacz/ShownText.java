package org.pressmark.wacz;

import java.util.Arrays;

/** Text as a person sees it, up to a length: blanks drawn together to one, none at either end. */
final class ShownText {
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private final int longest;
    private char[] shown = new char[256];
    private int length;
    private boolean apart;

    /** @param longest how many UTF-16 units are kept */
    ShownText(int longest) {
        this.longest = longest;
    }

    /** What comes next is another word. */
    void apart() {
        apart = true;
    }

    boolean isFull() {
        return length >= longest;
    }

    /**
     * Adds a run of characters.
     *
     * @param asWritten whether blanks stay as they are, as in a listing
     */
    void add(String text, int from, int to, boolean asWritten) {
        if (from < to && asWritten) {
            part();
        }
        for (int i = from; i < to && !isFull(); i++) {
            char c = text.charAt(i);
            if (!asWritten && isBlank(c)) {
                apart = true;
            } else if (asWritten || (c != SOFT_HYPHEN && c != ZERO_WIDTH_SPACE && c != 0)) {
                part();
                put(c);
            }
        }
    }

    private void part() {
        if (apart && length > 0 && shown[length - 1] != ' ') {
            put(' ');
        }
        apart = false;
    }

    private void put(char c) {
        if (length == shown.length) {
            shown = Arrays.copyOf(shown, length * 2);
        }
        shown[length++] = c;
    }

    static boolean isBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == NO_BREAK_SPACE;
    }

    /** All of it; it ends with a whole character. */
    @Override
    public String toString() {
        int end = Math.min(length, longest);
        boolean cut = end == longest && end > 0 && Character.isHighSurrogate(shown[end - 1]);
        return new String(shown, 0, cut ? end - 1 : end).strip();
    }
}
