package org.pressmark.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Instants as web archives write them: 14 digits, {@code yyyyMMddHHmmss}, always UTC. */
public final class CaptureTime {
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LOWEST = "00000101000000";

    private CaptureTime() {}

    /** The 14 digits of an instant; parts of a second are cut off. */
    public static String digits(Instant instant) {
        return DIGITS.format(instant);
    }

    /**
     * Reads 1 to 14 digits; what is missing is filled up with the earliest time that fits, so {@code 2022} is
     * 1 January 2022, 00:00:00. Empty where the text is no such time.
     */
    public static Optional<Instant> parse(String digits) {
        if (digits.isEmpty() || digits.length() > 14 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String padded = digits + LOWEST.substring(digits.length());
        if (padded.startsWith("00", 4)) {
            padded = padded.substring(0, 4) + "01" + padded.substring(6);
        }
        if (padded.startsWith("00", 6)) {
            padded = padded.substring(0, 6) + "01" + padded.substring(8);
        }
        return at(padded);
    }

    private static Optional<Instant> at(String fourteen) {
        try {
            return Optional.of(LocalDateTime.of(
                            number(fourteen, 0, 4),
                            number(fourteen, 4, 6),
                            number(fourteen, 6, 8),
                            number(fourteen, 8, 10),
                            number(fourteen, 10, 12),
                            number(fourteen, 12, 14))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
