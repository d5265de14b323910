package org.pressmark.render;

import java.util.Locale;

/** The few words the page says itself, in the article's language group. */
enum Words {
    ENGLISH("claimed source, not captured", "rights, as the article states them", "line", "Made by", "from", "read as",
            "confidence"),
    SIMPLIFIED("文中所称来源，未存档", "文中所述权利", "行", "制作：", "原件：", "编码：", "把握"),
    TRADITIONAL("文中所稱來源，未存檔", "文中所述權利", "行", "製作：", "原件：", "編碼：", "把握");

    final String claimedSource;
    final String rights;
    final String line;
    final String madeBy;
    final String from;
    final String readAs;
    final String confidence;

    Words(
            String claimedSource, String rights, String line, String madeBy, String from, String readAs,
            String confidence) {
        this.claimedSource = claimedSource;
        this.rights = rights;
        this.line = line;
        this.madeBy = madeBy;
        this.from = from;
        this.readAs = readAs;
        this.confidence = confidence;
    }

    /** The words for a BCP 47 tag. */
    static Words of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        if (!locale.getLanguage().equals("zh")) {
            return ENGLISH;
        }
        boolean traditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && "TW HK MO".contains(locale.getCountry())
                        && !locale.getCountry().isEmpty());
        return traditional ? TRADITIONAL : SIMPLIFIED;
    }
}
