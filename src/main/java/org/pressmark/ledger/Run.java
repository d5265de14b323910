package org.pressmark.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * One run over the seeds.
 *
 * @param number counted from 1
 * @param date the date of what the run makes
 * @param settings a digest of the settings that shape what is written
 * @param firstSerial the serial of the run's first WARC file
 * @param pagesBefore how long pages.jsonl was before the run, in bytes
 * @param finished whether all of it is in the archive
 */
public record Run(long number, Instant date, String settings, long firstSerial, long pagesBefore, boolean finished) {
    public Run {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(settings, "settings");
    }

    /** The same run, come to its end. */
    Run asFinished() {
        return new Run(number, date, settings, firstSerial, pagesBefore, true);
    }
}
