package org.pressmark.replay.compare;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into the smallest parts that are told as changed. Joined again they are the text. */
final class Words {
    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean word = inWord(text.codePointAt(at));
            at += Character.charCount(text.codePointAt(at));
            while (at < text.length() && (isMark(text.codePointAt(at)) || (word && inWord(text.codePointAt(at))))) {
                at += Character.charCount(text.codePointAt(at));
            }
            words.add(text.substring(start, at));
        }
        return words;
    }

    private static boolean inWord(int c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c) && !(c >= 0x3041 && c <= 0x30FF);
    }

    /** Marks stay with what they stand on. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
