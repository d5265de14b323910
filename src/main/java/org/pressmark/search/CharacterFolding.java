package org.pressmark.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Makes one character of those a reader takes for the same: traditional and simplified, full and half width, upper and
 * lower case, with and without accents. Folding is for finding only; nothing folded is ever shown.
 */
final class CharacterFolding {
    /**
     * {@code simplified.txt}: a simplified character, then every traditional one that is folded to it; blanks between
     * groups.
     */
    private static final char[] SIMPLIFIED = table();

    private CharacterFolding() {}

    private static char[] table() {
        char[] to = new char[0x10000];
        try (InputStream in = CharacterFolding.class.getResourceAsStream("simplified.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.startsWith("#")) {
                    for (String group : line.trim().split("\\s+", -1)) {
                        group.chars().skip(1).forEach(traditional -> to[traditional] = group.charAt(0));
                    }
                }
            }
        } catch (IOException noTable) {
            throw new UncheckedIOException(noTable);
        }
        return to;
    }

    /** The character all its likes are indexed as. */
    static int fold(int c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return SIMPLIFIED[c] == 0 ? c : SIMPLIFIED[c];
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return fold(c - 0xFEE0);
        }
        if ((c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF)) {
            return Character.toLowerCase(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0));
        }
        if ((c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F)) {
            return compatible(c);
        }
        return Character.toLowerCase(c);
    }

    private static int compatible(int c) {
        int plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePointAt(0);
        return plain == c ? c : fold(plain);
    }
}
