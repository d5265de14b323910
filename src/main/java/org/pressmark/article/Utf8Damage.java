package org.pressmark.article;

/**
 * How far bytes are from valid UTF-8.
 *
 * @param sequences well-formed characters of two bytes or more
 * @param broken places where no character begins
 * @param firstBroken the offset of the first of them, -1 where there is none
 */
record Utf8Damage(int sequences, int broken, int firstBroken) {

    static Utf8Damage of(byte[] bytes) {
        int sequences = 0;
        int broken = 0;
        int first = -1;
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = sequence(bytes, i);
            if (length > 0) {
                sequences++;
                i += length;
            } else {
                broken++;
                first = first < 0 ? i : first;
                i++;
                while (i < bytes.length && (bytes[i] & 0xC0) == 0x80) {
                    i++;
                }
            }
        }
        return new Utf8Damage(sequences, broken, first);
    }

    /** Whether it is UTF-8 that was hurt, and not another encoding. */
    boolean isMostlyUtf8() {
        return sequences > 0 && sequences >= 2L * broken;
    }

    /** The length of the well-formed sequence at an offset, 0 where there is none (Unicode, table 3-7). */
    private static int sequence(byte[] bytes, int at) {
        int lead = bytes[at] & 255;
        int length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3
                : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[at + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 255;
        boolean outside = (lead == 0xE0 && second < 0xA0)
                || (lead == 0xED && second > 0x9F)
                || (lead == 0xF0 && second < 0x90)
                || (lead == 0xF4 && second > 0x8F);
        return outside ? 0 : length;
    }
}
