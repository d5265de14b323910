package org.pressmark.encoding;

/** The writings of East Asia, told apart by the few hundred characters that make most of a text. */
enum EastAsianWriting implements Writing {
    CHINESE_SIMPLIFIED(CommonCharacters.simplified()) {
        @Override
        public float weight(char c, char before) {
            return ideograph(c);
        }
    },
    CHINESE_TRADITIONAL(CommonCharacters.traditional()) {
        @Override
        public float weight(char c, char before) {
            return ideograph(c);
        }
    },
    JAPANESE(CommonCharacters.japanese()) {
        @Override
        public float weight(char c, char before) {
            return isKana(c) ? 0.9f : ideograph(c) * 0.9f;
        }
    },
    KOREAN(CommonCharacters.korean()) {
        @Override
        public float weight(char c, char before) {
            if (table().isCommon(c)) {
                return 1;
            }
            return table().isGeneral(c) ? 0.6f : c >= 0xAC00 && c <= 0xD7A3 ? -0.2f : neutral(c);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // The table is filled once, before anybody sees it.
    private final CommonCharacters table;

    EastAsianWriting(CommonCharacters table) {
        this.table = table;
    }

    CommonCharacters table() {
        return table;
    }

    @Override
    public boolean isOfOneByte() {
        return false;
    }

    final float ideograph(char c) {
        if (table.isCommon(c)) {
            return 1;
        }
        if (table.isGeneral(c)) {
            return 0.3f;
        }
        boolean common = c >= 0x4E00 && c <= 0x9FFF;
        return common ? -0.1f : isKana(c) ? 0 : c >= 0xAC00 && c <= 0xD7A3 ? -0.2f : neutral(c);
    }

    private static boolean isKana(char c) {
        return c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
    }

    /** Punctuation that all of East Asia shares, and what is wrong everywhere. */
    static float neutral(char c) {
        boolean punctuation =
                between(c, 0x3000, 0x3020) || between(c, 0xFF01, 0xFF5E) || between(c, 0x2010, 0x2030) || c == 0xB7;
        if (punctuation || c == 0x30FB) {
            return 0.4f;
        }
        if (between(c, 0xE000, 0xF8FF) || between(c, 0x80, 0x9F) || c == 0xFFFD || !Character.isDefined(c)) {
            return -1;
        }
        return between(c, 0x3400, 0x4DBF) || Character.isSurrogate(c) ? -0.5f : -0.3f;
    }

    private static boolean between(char c, int first, int last) {
        return c >= first && c <= last;
    }
}
