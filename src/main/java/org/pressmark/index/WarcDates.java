package org.pressmark.index;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.pressmark.capture.CaptureTime;

/** WARC-Date as people write it, in 14 digits. */
final class WarcDates {
    private WarcDates() {}

    /**
     * WARC 1.1 section 5.4 allows any precision from the year on; what is missing is the earliest that fits. A leap
     * second is the one before.
     */
    static Optional<String> digits(String written) {
        String date = written.startsWith(":60", 16) ? written.substring(0, 16) + ":59" + written.substring(19) : written;
        if (date.length() >= 20 && date.startsWith("Z", 19)) {
            return CaptureTime.parse(onlyDigits(date.substring(0, 19))).map(CaptureTime::digits);
        }
        if (date.length() > 19) {
            return withZone(date);
        }
        return CaptureTime.parse(onlyDigits(date)).map(CaptureTime::digits);
    }

    private static Optional<String> withZone(String date) {
        try {
            return Optional.of(CaptureTime.digits(OffsetDateTime.parse(date).toInstant()));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String onlyDigits(String date) {
        StringBuilder digits = new StringBuilder(14);
        for (int i = 0; i < date.length(); i++) {
            char c = date.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if ("-:TZ ".indexOf(c) < 0) {
                return "";
            }
        }
        return digits.toString();
    }
}
