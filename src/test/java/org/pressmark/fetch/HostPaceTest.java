package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.pressmark.capture.WebUrl;

final class HostPaceTest {
    private static final WebUrl PICTURE = WebUrl.of("http://a.example/p.png");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final HostPace pace = new HostPace(SECOND, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void turnsAtOneHostComeOneAfterTheOther() {
        assertThat(pace.turn(PICTURE)).isEqualTo(Duration.ZERO);
        assertThat(pace.turn(PICTURE)).isEqualTo(SECOND);
        assertThat(pace.turn(PICTURE)).isEqualTo(SECOND.multipliedBy(2));
        assertThat(pace.turn(WebUrl.of("http://b.example/"))).isEqualTo(Duration.ZERO);
        now = now.plusSeconds(10);
        assertThat(pace.turn(PICTURE)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaiting() {
        pace.turn(PICTURE);
        now = now.minus(Duration.ofHours(1));

        assertThat(pace.turn(PICTURE)).isEqualTo(SECOND);
        assertThat(pace.turn(PICTURE)).isEqualTo(SECOND.multipliedBy(2));
    }
}
