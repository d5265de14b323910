package org.pressmark.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days from one to another, as numbers yyyymmdd, both inclusive.
 *
 * @param first the first day
 * @param last the last day
 */
record DayRange(int first, int last) {
    private static final String DAY = "([0-9]{4})(?:-?([0-9]{2}))?(?:-?([0-9]{2}))?";
    private static final Pattern FORM = Pattern.compile("(?:" + DAY + ")?(\\.\\.)?(?:" + DAY + ")?");

    /** Reads {@code 2022}, {@code 2022-03..}, {@code ..2022-03-15}, {@code 2021..2022-03}. */
    static Optional<DayRange> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > 30 || !form.matches() || (form.group(1) == null && form.group(5) == null)) {
            return Optional.empty();
        }
        boolean range = form.group(4) != null;
        if (!range && form.group(5) != null) {
            return Optional.empty();
        }
        int first = form.group(1) == null ? 1 : day(form, 1, "00");
        int end = range ? 5 : 1;
        int last = form.group(end) == null ? Integer.MAX_VALUE : day(form, end, "99");
        return Optional.of(new DayRange(first, last));
    }

    /** What is left out is the earliest or the latest there could be. */
    private static int day(Matcher form, int group, String unknown) {
        String month = form.group(group + 1) == null ? unknown : form.group(group + 1);
        String day = form.group(group + 2) == null ? unknown : form.group(group + 2);
        return Integer.parseInt(form.group(group) + month + day);
    }
}
