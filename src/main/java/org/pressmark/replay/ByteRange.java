package org.pressmark.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes, RFC 9110 section 14.
 *
 * @param first the first byte
 * @param last the last byte, inclusive
 */
record ByteRange(long first, long last) {
    private static final Pattern UNIT = Pattern.compile("(?i)bytes\\s*=(.*)");
    private static final Pattern SINGLE = Pattern.compile("\\s*([0-9]*+)\\s*-\\s*([0-9]*+)\\s*");

    private static final int LONGEST = 18;

    /** A client that wants more parts than this wants the whole. */
    private static final int MOST = 32;

    /**
     * Reads a Range header.
     *
     * @param length how many bytes there are
     * @return the ranges that are there, none where nothing of what was asked for is; empty where the header is to be
     *     ignored: another unit, nonsense, or so many ranges that they come to more than the whole
     */
    static Optional<List<ByteRange>> parse(String header, long length) {
        Matcher unit = UNIT.matcher(header.strip());
        if (!unit.matches() || header.length() > 1000) {
            return Optional.empty();
        }
        List<ByteRange> ranges = new ArrayList<>();
        long sum = 0;
        for (String text : unit.group(1).split(",", -1)) {
            Matcher form = SINGLE.matcher(text);
            if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
                return Optional.empty();
            }
            long from = form.group(1).isEmpty() ? -1 : number(form.group(1));
            long to = form.group(2).isEmpty() ? length - 1 : number(form.group(2));
            if (!form.group(2).isEmpty() && to < from) {
                return Optional.empty();
            }
            ByteRange range = from < 0
                    ? new ByteRange(Math.max(0, length - to), length - 1)
                    : new ByteRange(from, Math.min(to, length - 1));
            if (range.length() > 0 && range.first() < length) {
                ranges.add(range);
                sum += range.length();
            }
        }
        boolean silly = ranges.size() > MOST || (ranges.size() > 1 && sum > length);
        return silly ? Optional.empty() : Optional.of(ranges);
    }

    /** More than any file has is as good as all. */
    private static long number(String digits) {
        return digits.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long whole) {
        return "bytes " + first + "-" + last + "/" + whole;
    }
}
