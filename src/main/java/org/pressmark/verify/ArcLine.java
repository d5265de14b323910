package org.pressmark.verify;

/** Where in a line of text an ARC record line stands. */
final class ArcLine {
    private ArcLine() {}

    /** Where the record line begins that the line ends with, behind whatever stands before it; -1 where there is none. */
    static int startIn(String line, int fields) {
        int end = line.length();
        for (int i = 1; i < fields && end > 0; i++) {
            end = line.lastIndexOf(' ', end - 1);
        }
        if (end <= 0) {
            return -1;
        }
        String[] behind = line.substring(end + 1).split(" ", -1);
        boolean fits = isDate(behind[1]) && Texts.isDigits(behind[behind.length - 1]);
        return fits ? urlIn(line, line.lastIndexOf(' ', end - 1) + 1, end) : -1;
    }

    private static boolean isDate(String text) {
        return (text.length() == 14 || text.length() == 12) && Texts.isDigits(text);
    }

    /** Where the first scheme of two letters or more starts that a colon ends. */
    private static int urlIn(String line, int from, int to) {
        int before = from;
        int colon = line.indexOf(':', from);
        while (colon >= 0 && colon < to) {
            int start = colon;
            for (int i = colon - 1; i >= before && Uris.schemeEnd("a" + line.charAt(i) + ":") > 0; i--) {
                start = Uris.schemeEnd(line.charAt(i) + ":") > 0 ? i : start;
            }
            if (colon - start > 1) {
                return start;
            }
            before = colon + 1;
            colon = line.indexOf(':', before);
        }
        return -1;
    }
}
