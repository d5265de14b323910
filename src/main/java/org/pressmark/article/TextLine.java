package org.pressmark.article;

/**
 * One line of a text, without its line end. Lines end with LF or CR LF; in a text that has no LF at all, with CR.
 *
 * @param whole the whole text
 * @param from where the line begins
 * @param to where it ends
 * @param number the line's number in the seed, from 1
 * @param end the character lines end with
 */
record TextLine(String whole, int from, int to, int number, char end) {

    static TextLine first(String whole) {
        return at(whole, 0, 1);
    }

    /** The line that begins at an index and has this number. */
    static TextLine at(String whole, int from, int number) {
        char end = whole.indexOf('\n') < 0 && whole.indexOf('\r') >= 0 ? '\r' : '\n';
        return new TextLine(whole, from, endOf(whole, from, end), number, end);
    }

    boolean isLast() {
        return to >= whole.length();
    }

    /** The line below; only where this is not the last. */
    TextLine next() {
        return new TextLine(whole, to + 1, endOf(whole, to + 1, end), number + 1, end);
    }

    int length() {
        return to - from;
    }

    String text() {
        int last = to > from && whole.charAt(to - 1) == '\r' ? to - 1 : to;
        return whole.substring(from, last);
    }

    /** The line without white space around it; a very long line is only its beginning. */
    String stripped() {
        return (length() > 4000 ? whole.substring(from, from + 4000) : text()).strip();
    }

    boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(whole.charAt(i)) && whole.charAt(i) != '\u00A0') {
                return false;
            }
        }
        return true;
    }

    private static int endOf(String whole, int from, char end) {
        int at = whole.indexOf(end, from);
        return at < 0 ? whole.length() : at;
    }
}
