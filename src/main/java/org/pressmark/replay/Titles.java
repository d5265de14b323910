package org.pressmark.replay;

/** Keeps what an archive says of itself to a length a page can show. */
final class Titles {
    private Titles() {}

    /** The text, or its beginning and an ellipsis; no character is cut in half. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
