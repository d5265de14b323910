package org.pressmark.article;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;

/**
 * Characters only simplified or only traditional writing uses. The national standards tell them apart: what GB 2312
 * has and Big5 has not is simplified, what Big5 has and GB 2312 has not is traditional.
 */
final class ChineseScript {
    private static final String SHARED = "裏麽喫綫衆羣牀峯啓裡";

    private final BitSet simplified = new BitSet();
    private final BitSet traditional = new BitSet();
    private final BitSet japanese = new BitSet();

    ChineseScript() {
        CharsetEncoder gb = Charset.forName("GB2312").newEncoder();
        CharsetEncoder big5 = Charset.forName("Big5").newEncoder();
        CharsetEncoder jis = Charset.forName("Shift_JIS").newEncoder();
        for (char c = 0x4E00; c <= 0x9FFF; c++) {
            boolean inGb = gb.canEncode(c);
            boolean inBig5 = big5.canEncode(c);
            japanese.set(c, !inGb && !inBig5 && jis.canEncode(c));
            simplified.set(c, inGb && !inBig5);
            traditional.set(c, inBig5 && !inGb && SHARED.indexOf(c) < 0);
        }
    }

    boolean isSimplified(char c) {
        return simplified.get(c);
    }

    /** Whether only Japanese writing has it. */
    boolean isJapanese(char c) {
        return japanese.get(c);
    }

    boolean isTraditional(char c) {
        return traditional.get(c);
    }
}
