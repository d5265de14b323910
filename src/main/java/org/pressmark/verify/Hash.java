package org.pressmark.verify;

/** A 64-bit hash of text: two in a thousand million records meet by chance about once in forty archives. */
final class Hash {
    private Hash() {}

    static long of(CharSequence... parts) {
        long h = 0x9E3779B97F4A7C15L;
        for (CharSequence part : parts) {
            for (int i = 0; i < part.length(); i++) {
                h = (h ^ part.charAt(i)) * 0xff51afd7ed558ccdL;
                h ^= h >>> 32;
            }
            h = (h ^ 0x1F600) * 0xc4ceb9fe1a85ec53L;
            h ^= h >>> 29;
        }
        return h == 0 ? 1 : h;
    }
}
