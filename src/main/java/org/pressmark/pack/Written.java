package org.pressmark.pack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pressmark.capture.CaptureTime;

/** When an article was written, as an instant: what mementos of its lost assets shall be near to. */
final class Written {
    private Written() {}

    /**
     * Noon of the day the article gives itself, in UTC; the beginning of a month or year where it gives no day.
     *
     * @param published ISO 8601 in any precision
     * @param fallback for articles without a date that can be read, or with one to come
     */
    static Instant at(Optional<String> published, Instant fallback) {
        String text = published.orElse("");
        String day = text.split("[T ]", 2)[0].replace("-", "");
        Duration noon = day.length() == 8 ? Duration.ofHours(12) : Duration.ZERO;
        return Optional.of(day)
                .filter(digits -> digits.length() >= 4 && digits.length() <= 8)
                .flatMap(CaptureTime::parse)
                .map(begin -> begin.plus(noon))
                .filter(fallback::isAfter)
                .orElse(fallback);
    }
}
