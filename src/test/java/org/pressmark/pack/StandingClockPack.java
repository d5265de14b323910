package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.FetchPace;
import org.pressmark.fetch.HttpFetcher;

/**
 * The packer as a process of its own, to be killed. Its clock stands: the times of captures are true and never altered,
 * so two runs by a clock that goes could not be told to be the same.
 */
final class StandingClockPack {
    private StandingClockPack() {}

    /** Packs the folder of the first argument into the collection of the second. */
    public static void main(String[] args) throws IOException {
        Packing.with(spool -> new HttpFetcher(
                        FetchOptions.of("pressmark-test/0", spool)
                                .withAllowPrivate(true)
                                .withPace(FetchPace.DEFAULT.withAttempts(1, Duration.ZERO, Duration.ZERO)),
                        Clock.fixed(Packing.NOON, ZoneOffset.UTC)))
                .fileBytes(300_000)
                .pack(Path.of(args[0]), Path.of(args[1]));
    }
}
