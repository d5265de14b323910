package org.pressmark.replay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes, RFC 9110 section 14.
 *
 * @param first the first byte
 * @param last the last byte, inclusive; before the first where nothing of what was asked for is there
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*");

    /**
     * Reads a Range header.
     *
     * @param length how many bytes there are
     * @return empty where the header is to be ignored: another unit, several ranges, or nonsense
     */
    static Optional<ByteRange> parse(String header, long length) {
        Matcher form = SINGLE.matcher(header);
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (form.group(1).isEmpty()) {
            long suffix = Long.parseLong(form.group(2));
            return Optional.of(suffix == 0 ? new ByteRange(1, 0) : new ByteRange(Math.max(0, length - suffix), length - 1));
        }
        long first = Long.parseLong(form.group(1));
        long last = form.group(2).isEmpty() ? length - 1 : Long.parseLong(form.group(2));
        if (last < first && !form.group(2).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(first >= length ? new ByteRange(1, 0) : new ByteRange(first, Math.min(last, length - 1)));
    }

    boolean isSatisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long all) {
        return isSatisfiable() ? "bytes " + first + "-" + last + "/" + all : "bytes */" + all;
    }
}
