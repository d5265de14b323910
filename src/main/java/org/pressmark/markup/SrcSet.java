package org.pressmark.markup;

import java.util.ArrayList;
import java.util.List;

/** The candidates of a {@code srcset} attribute, by the HTML Standard, "parse a srcset attribute". */
public final class SrcSet {
    private SrcSet() {}

    /**
     * One address of the list.
     *
     * @param start where it begins in the attribute's value, in UTF-16 units
     * @param end where it ends, exclusive
     * @param url the address as it stands there
     */
    public record Candidate(int start, int end, String url) {}

    /** All candidates in order, those with odd descriptors too: another browser may take them. */
    public static List<Candidate> candidates(String srcset) {
        List<Candidate> found = new ArrayList<>();
        int at = 0;
        while (true) {
            int start = skipBlanksAndCommas(srcset, at);
            if (start == srcset.length()) {
                return found;
            }
            int end = start;
            while (end < srcset.length() && !isBlank(srcset.charAt(end))) {
                end++;
            }
            at = end;
            if (srcset.charAt(end - 1) == ',') {
                while (srcset.charAt(end - 1) == ',') {
                    end--;
                }
            } else {
                at = skipDescriptors(srcset, end);
            }
            found.add(new Candidate(start, end, srcset.substring(start, end)));
        }
    }

    private static int skipBlanksAndCommas(String text, int from) {
        int at = from;
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        return at;
    }

    /** Goes behind the comma that ends the descriptors; commas in parentheses do not. */
    private static int skipDescriptors(String text, int from) {
        boolean inParentheses = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ',' && !inParentheses) {
                return at + 1;
            }
            inParentheses = c == '(' || (inParentheses && c != ')');
        }
        return text.length();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
