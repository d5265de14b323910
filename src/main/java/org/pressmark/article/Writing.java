package org.pressmark.article;

/** How much a decoded character looks like running text in one writing: from -1, never, to 1, all the time. */
enum Writing {
    CHINESE_SIMPLIFIED(CommonCharacters.simplified()) {
        @Override
        float weight(char c, char before) {
            return ideograph(c);
        }
    },
    CHINESE_TRADITIONAL(CommonCharacters.traditional()) {
        @Override
        float weight(char c, char before) {
            return ideograph(c);
        }
    },
    JAPANESE(CommonCharacters.japanese()) {
        @Override
        float weight(char c, char before) {
            return isKana(c) ? 0.9f : ideograph(c) * 0.9f;
        }
    },
    KOREAN(CommonCharacters.korean()) {
        @Override
        float weight(char c, char before) {
            if (table().isCommon(c)) {
                return 1;
            }
            return table().isGeneral(c) ? 0.6f : c >= 0xAC00 && c <= 0xD7A3 ? -0.2f : neutral(c);
        }
    },
    LATIN(null) {
        @Override
        float weight(char c, char before) {
            if (between(c, 0x2013, 0x2026)) {
                return 0.4f;
            }
            if (!Character.isLetter(c) || c > 0x17F) {
                return "\u00A0«»©°€".indexOf(c) >= 0 ? 0.2f : -0.3f;
            }
            if (before > 127 && Character.isLetter(before)) {
                return -0.3f;
            }
            boolean wrongCase = Character.isUpperCase(c) && Character.isLowerCase(before);
            return wrongCase ? -0.6f : WESTERN.indexOf(Character.toLowerCase(c)) >= 0 ? 0.7f : 0.45f;
        }
    },
    ALPHABET(null) {
        @Override
        float weight(char c, char before) {
            if (between(c, 0x2013, 0x2026) || "«»№\u00A0".indexOf(c) >= 0) {
                return 0.2f;
            }
            boolean known = c >= 0x370 && c <= 0x6FF && Character.isLetter(c);
            if (!known) {
                return -0.3f;
            }
            if (Character.isUpperCase(c)) {
                return Character.isLowerCase(before) ? -0.8f : before > 127 ? 0.1f : 0.5f;
            }
            return !Character.isLetter(before) ? 0.3f : before > 127 ? 0.8f : -0.4f;
        }
    };

    private static final String WESTERN = "éèàùâêîôûçëïüñáíóúäößåøæœãõąćęłńśźżőűčěřšžů";

    @SuppressWarnings("ImmutableEnumChecker") // The table is filled once, before anybody sees it.
    private final CommonCharacters table;

    Writing(CommonCharacters table) {
        this.table = table;
    }

    CommonCharacters table() {
        return table;
    }

    /**
     * The weight of a character outside ASCII.
     *
     * @param before the character in front of it
     */
    abstract float weight(char c, char before);

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

    static boolean isKana(char c) {
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
