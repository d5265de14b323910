package org.pressmark.index;

import java.util.Optional;

/**
 * CDX lines with blanks between their columns, the form before CDXJ.
 *
 * <pre>
 *    9   N b a m s k r V g
 *   10   N b a m s k r M V g
 *   11   N b a m s k r M S V g     key time url mime status digest redirect meta length offset file
 * </pre>
 */
final class CdxColumns {
    private CdxColumns() {}

    static Optional<CdxLine> parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length < 9 || words.length > 11 || !isTime(words[1])) {
            return Optional.empty();
        }
        int last = words.length - 1;
        return Optional.of(new CdxLine(
                words[0],
                CdxLine.second(words[1]),
                words[2],
                text(words[3]),
                text(words[4]),
                text(words[5]),
                words.length == 11 ? number(words[8]) : -1,
                number(words[last - 1]),
                words[last]));
    }

    private static boolean isTime(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String text(String word) {
        return word.equals("-") ? "" : word;
    }

    /** A whole number of bytes; -1 where the text is none. */
    static long number(String digits) {
        boolean number = !digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) : -1;
    }
}
