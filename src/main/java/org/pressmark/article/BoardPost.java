package org.pressmark.article;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a post on a bulletin board, as smth and PTT write it: who, on which board, when and by which host, more
 * than one of them behind one label.
 */
final class BoardPost {
    private static final Pattern BOARD = Pattern.compile("[,，]?\\s*(?:信区|信區|看板|讨论区|討論區)\\s*[:：].*$");
    private static final Pattern NICKNAME = Pattern.compile("\\s*[(（][^()（）]{0,60}[)）]\\s*$");
    private static final Pattern SENT = Pattern.compile("[(（]([^()（）]{8,60})[)）]");

    private BoardPost() {}

    /** Puts author and date of a post in under the names front matter has for them; of anything else nothing. */
    static void tell(Map<String, Object> values) {
        for (String label : new String[] {"发信人", "發信人", "作者"}) {
            Matcher board = BOARD.matcher(text(values, label));
            if (board.find()) {
                String name = text(values, label).substring(0, board.start());
                values.put("author", NICKNAME.matcher(name).replaceAll(""));
                date(values).ifPresent(date -> values.put("date", date));
                return;
            }
        }
    }

    private static Optional<String> date(Map<String, Object> values) {
        Matcher sent = SENT.matcher(text(values, "发信站") + text(values, "發信站"));
        String stands = sent.find() ? sent.group(1) : text(values, "时间") + text(values, "時間");
        return Dates.in(stands).map(understood -> stands);
    }

    private static String text(Map<String, Object> values, String key) {
        return values.get(key) instanceof String text ? text.substring(0, Math.min(300, text.length())) : "";
    }
}
