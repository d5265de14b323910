package org.pressmark.verify;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date forms of WARC, as W3C's note on ISO 8601 draws them, all in UTC.
 *
 * <pre>
 *   YYYY   YYYY-MM   YYYY-MM-DD   YYYY-MM-DDThh:mmZ   YYYY-MM-DDThh:mm:ssZ   YYYY-MM-DDThh:mm:ss.s{1,9}Z
 * </pre>
 */
final class Dates {
    private static final String SECONDS = "dddd-dd-ddTdd:dd:ddZ";

    private static final Pattern RFC_3339 =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d:)(\\d\\d)(?:\\.\\d+)?(?:[Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)");

    private Dates() {}

    /**
     * A date and time with seconds and a zone, RFC 3339 section 5.6; a second 60 may stand in any minute, for the
     * zone's sake.
     */
    static boolean isRfc3339(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        String second = parts.group(3).equals("60") && text.charAt(15) == '9' ? "59" : parts.group(3);
        return isAny(parts.group(1) + "T" + parts.group(2) + second + "Z");
    }

    /** The one form of WARC/1.0. */
    static boolean isSeconds(String text) {
        return text.length() == SECONDS.length() && matches(text, SECONDS);
    }

    /** Any form of WARC/1.1 and a time that exists. */
    static boolean isAny(String text) {
        int length = text.length();
        boolean form = switch (length) {
            case 4 -> matches(text, "dddd");
            case 7 -> matches(text, "dddd-dd");
            case 10 -> matches(text, "dddd-dd-dd");
            case 17 -> matches(text, "dddd-dd-ddTdd:ddZ");
            case 20 -> matches(text, SECONDS);
            default -> length > 21 && length <= 30 && matches(text, "dddd-dd-ddTdd:dd:dd.") && text.endsWith("Z")
                    && Texts.isDigits(text.substring(20, length - 1));
        };
        return form && exists(text);
    }

    private static boolean matches(String text, String form) {
        for (int i = 0; i < form.length(); i++) {
            char wanted = form.charAt(i);
            char c = text.charAt(i);
            boolean same = wanted == 'd' ? c >= '0' && c <= '9' : c == wanted;
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean exists(String text) {
        int month = part(text, 5, 1);
        if (month < 1 || month > 12) {
            return false;
        }
        int days = YearMonth.of(part(text, 0, 0) * 100 + part(text, 2, 0), month).lengthOfMonth();
        int day = part(text, 8, 1);
        boolean leapSecond = part(text, 17, 0) == 60 && part(text, 14, 0) == 59 && part(text, 11, 0) == 23;
        return day >= 1 && day <= days && part(text, 11, 0) < 24 && part(text, 14, 0) < 60
                && (part(text, 17, 0) < 60 || leapSecond);
    }

    private static int part(String text, int from, int otherwise) {
        boolean there = from + 2 <= text.length() && Texts.isDigits(text.substring(from, from + 2));
        return there ? Integer.parseInt(text, from, from + 2, 10) : otherwise;
    }

    /** 14 digits, or 17 with milliseconds, of a time that exists: the form of ARC and of indexes. */
    static boolean isDigits(String text, int length) {
        return text.length() == length && Texts.isDigits(text) && isAny(text.substring(0, 4) + "-" + text.substring(4, 6)
                + "-" + text.substring(6, 8) + "T" + text.substring(8, 10) + ":" + text.substring(10, 12) + ":"
                + (length >= 14 ? text.substring(12, 14) : "00") + "Z");
    }
}
