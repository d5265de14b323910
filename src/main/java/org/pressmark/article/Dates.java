package org.pressmark.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them, as ISO 8601 in the precision they have. */
final class Dates {
    private static final int MAX_TEXT = 300;
    private static final String MONTHS =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<![\\d./-])(\\d{4})\\s?(?:[-/.]|年|년)\\s?(\\d{1,2})(?:\\s?(?:[-/.]|月|월)\\s?(\\d{1,2})(?!\\d)\\s?[日号號일]?|월|月)?");
    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern STAMP =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})t?(\\d{2})(\\d{2})(\\d{2})(z?)(?!\\d)");
    /** As C, Unix and Twitter write it: the year stands last, the zone before it. */
    private static final Pattern YEAR_LAST = Pattern.compile(
            MONTHS + " {1,2}(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2})(?: ([+-]\\d{4})| [a-z]{3,4})? (\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?" + MONTHS + ",?[ -](\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTHS + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)");
    private static final Pattern MONTH_YEAR = Pattern.compile("\\b" + MONTHS + ",? (\\d{4})(?!\\d)");
    private static final Pattern SLASHES = Pattern.compile("(?<![\\d/])(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?!\\d)");
    private static final String DAYS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\\b"
            + "|(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]";
    private static final Pattern TIME = Pattern.compile(
            "^[ ,t]{0,3}(?:[(（]?(?:" + DAYS + ")[)）]? ?)?(?:at )?"
                    + "(上午|早上|凌晨|午前|오전|下午|晚上|午後|午后|오후)? ?(\\d{1,2})[:时時点點](\\d{1,2})分?"
                    + "(?::(\\d{1,2})(?:[.,]\\d{1,9})?)? ?(am|pm)?(?: ?(?:utc|gmt)?([+-]\\d{2}:?\\d{2})| ?(z|utc|gmt))?(?![\\d:])");
    private static final Set<String> AFTERNOON = Set.of("下午", "晚上", "午後", "午后", "오후", "pm");
    private static final Pattern PARTS = Pattern.compile("\\d|[-/.:,+@]|年|月|日|" + MONTHS + "|" + DAYS
            + "|(?:st|nd|rd|th|am|pm|utc|gmt|z|t)\\b|[（）()]|[上下]午|中華");
    private static final String MONTH_STARTS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private Dates() {}

    /** The first date in a short text; empty where none is understood or it is no day of the calendar. */
    static Optional<String> in(String text) {
        String t = bounded(text);
        if (!mayHoldYear(t)) {
            return Optional.empty();
        }
        Matcher year = YEAR_FIRST.matcher(t);
        if (year.find()) {
            return date(number(year, 1), number(year, 2), number(year, 3), t, year.end());
        }
        Matcher stamp = STAMP.matcher(t);
        if (stamp.find()) {
            String time = stamp.group(4) + ":" + stamp.group(5) + ":" + stamp.group(6) + stamp.group(7);
            return date(number(stamp, 1), number(stamp, 2), number(stamp, 3), time, 0);
        }
        Matcher compact = COMPACT.matcher(t);
        if (compact.find()) {
            return date(number(compact, 1), number(compact, 2), number(compact, 3), t, compact.end());
        }
        return inWords(t);
    }

    /** A value that is nothing but a date: a year and seconds since 1970 count here, too. */
    static Optional<String> value(String text) {
        String t = text.strip();
        if (t.matches("(?:1[5-9]|20)\\d{2}")) {
            return Optional.of(t);
        }
        if (t.matches("\\d{10}|\\d{13}")) {
            long number = Long.parseLong(t);
            return Optional.of(Instant.ofEpochSecond(t.length() == 13 ? number / 1000 : number).toString());
        }
        return in(t);
    }

    /** Whether a line is a date and hardly anything else. */
    static boolean isWhole(String line) {
        String t = line.length() > 40 ? "" : bounded(line);
        if (t.length() < 8 || !mayHoldYear(t)) {
            return false;
        }
        return PARTS.matcher(t).replaceAll(" ").isBlank() && in(line).isPresent();
    }

    /** Every date has a year of four digits. */
    static boolean mayHoldYear(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits >= 4;
    }

    private static Optional<String> inWords(String t) {
        Matcher last = YEAR_LAST.matcher(t);
        if (last.find()) {
            String zone = last.group(4) == null ? "" : last.group(4);
            return date(number(last, 5), month(last.group(1)), number(last, 2), last.group(3) + zone, 0);
        }
        Matcher day = DAY_MONTH.matcher(t);
        if (day.find()) {
            return date(number(day, 3), month(day.group(2)), number(day, 1), t, day.end());
        }
        Matcher month = MONTH_DAY.matcher(t);
        if (month.find()) {
            return date(number(month, 3), month(month.group(1)), number(month, 2), t, month.end());
        }
        Matcher slashes = SLASHES.matcher(t);
        if (slashes.find()) {
            int first = number(slashes, 1);
            int second = number(slashes, 2);
            boolean telling = first > 12 || second > 12 || first == second;
            return telling ? date(number(slashes, 3), Math.min(first, second) > 12 ? 13 : first > 12 ? second : first,
                    first > 12 ? first : second, t, slashes.end()) : Optional.empty();
        }
        Matcher bare = MONTH_YEAR.matcher(t);
        return bare.find() ? date(number(bare, 2), month(bare.group(1)), 0, t, bare.end()) : Optional.empty();
    }

    private static Optional<String> date(int year, int month, int day, String text, int timeFrom) {
        try {
            if (day == 0) {
                LocalDate.of(year, month, 1);
                return Optional.of(String.format(Locale.ROOT, "%04d-%02d", year, month));
            }
            return Optional.of(LocalDate.of(year, month, day) + time(text.substring(timeFrom)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String time(String rest) {
        Matcher m = TIME.matcher(rest);
        if (!m.find()) {
            return "";
        }
        int hour = number(m, 2);
        String half = m.group(5) == null ? m.group(1) : m.group(5);
        if (half != null) {
            hour = hour % 12 + (AFTERNOON.contains(half) ? 12 : 0);
        }
        try {
            LocalTime.of(hour, number(m, 3), number(m, 4));
            String clock = String.format(Locale.ROOT, "T%02d:%02d:%02d", hour, number(m, 3), number(m, 4));
            String zone = m.group(6) == null ? "" : ZoneOffset.of(m.group(6)).toString();
            return clock + (m.group(7) == null ? zone : "Z");
        } catch (DateTimeException noSuchTime) {
            return "";
        }
    }

    private static int month(String name) {
        return MONTH_STARTS.indexOf(name.substring(0, 3)) / 3 + 1;
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    private static String bounded(String text) {
        String some = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return EastAsianNumbers.western(some).toLowerCase(Locale.ROOT);
    }
}
