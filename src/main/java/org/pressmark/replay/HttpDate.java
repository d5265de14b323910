package org.pressmark.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP headers have them: IMF-fixdate, RFC 9110 section 5.6.7, the day always with two digits. */
final class HttpDate {
    private static final DateTimeFormatter FIXED =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Of two digits of a year; 50 years around today would need to know today. */
    private static final LocalDate TWO_DIGITS_FROM = LocalDate.of(1970, 1, 1);

    /** What is read, behind the day of the week: today's form and the two that RFC 9110 keeps from before. */
    private static final List<DateTimeFormatter> READ = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            old().appendPattern("d-MMM-").appendValueReduced(ChronoField.YEAR, 2, 2, TWO_DIGITS_FROM)
                    .appendPattern(" HH:mm:ss 'GMT'").toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC),
            old().appendPattern("MMM d HH:mm:ss uuuu").toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC));

    private HttpDate() {}

    private static DateTimeFormatterBuilder old() {
        return new DateTimeFormatterBuilder().parseCaseInsensitive();
    }

    static String of(Instant instant) {
        return FIXED.format(instant);
    }

    /** Reads a date. The day of the week is passed over: who changes a date by hand seldom changes it. */
    static Optional<Instant> parse(String text) {
        String date = text.strip().replaceFirst("^[A-Za-z]{3,9},? *", "").replaceAll(" +", " ").replaceFirst(":60 ", ":59 ");
        return READ.stream().flatMap(form -> parse(date, form).stream()).findFirst();
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter form) {
        try {
            return Optional.of(form.withResolverStyle(ResolverStyle.STRICT).parse(date, Instant::from));
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }
}
