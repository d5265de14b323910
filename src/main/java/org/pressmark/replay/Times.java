package org.pressmark.replay;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.pressmark.capture.CaptureTime;

/** Times of captures as our pages show them, in UTC. */
final class Times {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String day(String timestamp) {
        return CaptureTime.parse(timestamp).map(DAY::format).orElse("");
    }

    static String second(String timestamp) {
        return CaptureTime.parse(timestamp).map(SECOND::format).orElse("");
    }
}
