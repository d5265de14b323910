package org.pressmark.article;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first line of a plain text as its title, when it stands as one: short, no sentence, alone or above who and when,
 * with running text below. Markdown has headings and strong lines for that; plain text has only its place.
 */
final class LeadLine {
    private static final int LONGEST = 60;
    private static final int LOOK = 14;
    private static final String SENTENCE = "。，,.；;：:、…”\"』」)）";
    private static final Pattern BY_LINE = Pattern.compile(
            "(?i)(?:by|from|文|图文|作者|记者|記者|来源|來源|发布|發佈|發布|时间|時間|日期|转载|轉載|原文|责任|責任|编辑|編輯)\\b?.{0,70}|.{0,30}\\d{4}[-/.年].{0,40}");

    private String lead = "";
    private int seen;
    private boolean stands;
    private boolean given;

    /** Takes the next line, a blank one too. */
    void line(TextLine line) {
        if (seen > LOOK || given) {
            return;
        }
        if (line.isBlank()) {
            stands |= !lead.isEmpty();
            return;
        }
        seen++;
        String text = line.stripped();
        if (lead.isEmpty()) {
            first(text);
        } else if (line.length() > lead.length() + 2 && endsAsSentence(text)) {
            given = stands;
            seen = LOOK + 1;
        } else {
            stands |= Dates.isWhole(text) || BY_LINE.matcher(text.length() > 200 ? text.substring(0, 200) : text).matches();
        }
    }

    private void first(String text) {
        boolean sentence = SENTENCE.indexOf(text.charAt(text.length() - 1)) >= 0;
        boolean plain = Character.isLetterOrDigit(text.codePointAt(0)) || "《“「『【〈\"'".indexOf(text.charAt(0)) >= 0;
        boolean fits = text.length() >= 2 && text.length() <= LONGEST && !sentence && plain && text.indexOf("://") < 0;
        if (Navigation.is(text) && seen < 4) {
            seen--;
        } else if (fits && !Dates.isWhole(text)) {
            lead = text;
        } else {
            seen = LOOK + 1;
        }
    }

    private static boolean endsAsSentence(String text) {
        return "。！？!?.…”’\"」』".indexOf(text.charAt(text.length() - 1)) >= 0 || text.length() > 2 * LONGEST;
    }

    Optional<String> title() {
        return given ? Optional.of(InlineText.blanks(lead)) : Optional.empty();
    }
}
