package org.pressmark.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The date a user gives made things: by an option, or by SOURCE_DATE_EPOCH as reproducible builds do. */
final class FixedDate {
    private FixedDate() {}

    /**
     * The date, empty where none is given.
     *
     * @param option what stands behind {@code --date}; null where it is not given
     */
    static Optional<Instant> of(String option, CommandLine command) {
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        try {
            if (option != null) {
                return Optional.of(OffsetDateTime.parse(option).toInstant());
            }
            return epoch == null || epoch.isBlank()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.strip())));
        } catch (DateTimeParseException | NumberFormatException notADate) {
            throw new ParameterException(command, "not a date: " + (option == null ? epoch : option)
                    + ". Give --date as 2026-07-01T00:00:00Z, SOURCE_DATE_EPOCH as seconds");
        }
    }
}
