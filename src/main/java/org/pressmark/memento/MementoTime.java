package org.pressmark.memento;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Datetimes as RFC 7089 section 2.1 has them: {@code Thu, 31 May 2007 20:35:00 GMT}. */
final class MementoTime {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Nothing on the web is older. */
    private static final Instant FIRST = Instant.parse("1989-03-01T00:00:00Z");

    private MementoTime() {}

    static String of(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** Reads one; empty for what is none, and for times before there was a web. */
    static Optional<Instant> parse(String text) {
        try {
            Instant read = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
            return Optional.of(read).filter(FIRST::isBefore);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
