package org.pressmark.article;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Characters only simplified or only traditional writing uses. The national standards tell them apart: what GB 2312
 * has and Big5 has not is simplified, what Big5 has and GB 2312 has not is traditional.
 */
final class ChineseScript {
    static final byte SIMPLIFIED = 1;
    static final byte TRADITIONAL = 2;
    /** Only Japanese writing has it. */
    static final byte JAPANESE = 3;

    private static final String SHARED = "裏麽喫綫衆羣牀峯啓裡";

    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FFF;

    /** What writes each character, one byte for all three questions: every character of a sample is looked up. */
    private final byte[] writings = new byte[LAST - FIRST + 1];

    ChineseScript() {
        CharsetEncoder gb = Charset.forName("GB2312").newEncoder();
        CharsetEncoder big5 = Charset.forName("Big5").newEncoder();
        CharsetEncoder jis = Charset.forName("Shift_JIS").newEncoder();
        for (char c = FIRST; c <= LAST; c++) {
            boolean inGb = gb.canEncode(c);
            boolean inBig5 = big5.canEncode(c);
            boolean simplified = inGb && !inBig5;
            boolean traditional = inBig5 && !inGb && SHARED.indexOf(c) < 0;
            boolean japanese = !inGb && !inBig5 && jis.canEncode(c);
            writings[c - FIRST] = simplified ? SIMPLIFIED : traditional ? TRADITIONAL : japanese ? JAPANESE : 0;
        }
    }

    /** Which writing alone has a character: one of the three constants, else 0. */
    int of(char c) {
        return c < FIRST || c > LAST ? 0 : writings[c - FIRST];
    }
}
