package org.pressmark.encoding;

/** What running text in one language, or in some that share letters, is made of beyond ASCII. */
interface Writing {
    /**
     * How much a decoded character looks like such text: from -1, never, to 1, all the time.
     *
     * @param c a character outside ASCII
     * @param before the character in front of it
     */
    float weight(char c, char before);

    /** Whether its own encodings have one byte for a character. */
    boolean isOfOneByte();
}
