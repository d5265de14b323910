package org.pressmark.markup;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Guesses the encoding of East Asian pages that do not name it, by what their pairs of bytes would be in each: common
 * characters stand close together in all of these encodings, and each has them at another place.
 *
 * <pre>
 *               lead bytes    trail bytes
 *   GB 2312     B0 to D7      A1 to FE          the common half of the ideographs
 *   Big5        A4 to C6      40 to 7E, A1 to FE    the common half; a third of the trails are below 7F
 *   Shift_JIS   82, 83        40 to F1          kana
 *   EUC-JP      A4, A5        A1 to F6          kana
 *   EUC-KR      B0 to C8      A1 to FE          syllables
 * </pre>
 */
final class CharsetGuess {
    private static final int LOOK = 128 << 10;

    /** Fewer pairs than this say nothing. */
    private static final int ENOUGH = 4;

    private int pairs;
    private int bad;
    private int lowTrails;
    private int commonInGb;
    private int commonInBig5;
    private int kanaInSjis;
    private int kanaInEuc;
    private int syllables;

    private CharsetGuess() {}

    /** The encoding of text that is not UTF-8; empty where it looks like none of these. */
    static Optional<Charset> of(byte[] bytes) {
        CharsetGuess guess = new CharsetGuess();
        guess.read(bytes, Math.min(bytes.length, LOOK));
        return guess.best().map(Charset::forName);
    }

    private void read(byte[] bytes, int end) {
        for (int i = 0; i + 1 < end; i++) {
            int lead = bytes[i] & 255;
            if (lead >= 0x80) {
                pair(lead, bytes[++i] & 255);
            }
        }
    }

    private void pair(int lead, int trail) {
        pairs++;
        boolean high = trail >= 0xA1;
        boolean low = trail >= 0x40 && trail <= 0x7E;
        bad += high || low || (trail >= 0x80 && trail != 0xFF) ? 0 : 1;
        lowTrails += low ? 1 : 0;
        commonInGb += high && lead >= 0xB0 && lead <= 0xD7 ? 1 : 0;
        commonInBig5 += (high || low) && lead >= 0xA4 && lead <= 0xC6 ? 1 : 0;
        kanaInSjis += lead == 0x82 || lead == 0x83 ? 1 : 0;
        kanaInEuc += high && (lead == 0xA4 || lead == 0xA5) ? 1 : 0;
        syllables += high && lead >= 0xB0 && lead <= 0xC8 ? 1 : 0;
    }

    private Optional<String> best() {
        if (pairs < ENOUGH || bad * 20 > pairs) {
            return Optional.empty();
        }
        if (kanaInSjis * 4 > pairs) {
            return Optional.of("windows-31j");
        }
        if (kanaInEuc * 3 > pairs && lowTrails * 20 < pairs) {
            return Optional.of("EUC-JP");
        }
        if (lowTrails * 6 > pairs && commonInBig5 * 2 > pairs) {
            return Optional.of("Big5-HKSCS");
        }
        if (syllables * 10 > pairs * 9 && lowTrails == 0 && pairs > 20) {
            return Optional.of("x-windows-949"); // Chinese of this length has ideographs behind C8 too
        }
        return commonInGb * 2 > pairs ? Optional.of("GB18030") : Optional.empty();
    }
}
