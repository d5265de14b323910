package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Checks archives. It never changes a file, and it never stops at a fault.
 *
 * <p>One verifier is good for one check after another; it is not meant for several threads at once.
 */
public final class Verifier {
    private final VerifyOptions options;

    /** A verifier that works as the options say. */
    public Verifier(VerifyOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Checks files one by one and the records of all of them against each other. */
    public Report verify(List<Path> files) {
        return verify(files, ignored -> { });
    }

    /**
     * Checks as {@link #verify(List)} and hands every breach on as it is found, also those the report only counts.
     *
     * @param live takes the breaches, from the calling thread
     */
    public Report verify(List<Path> files, Breaches live) {
        Tally tally = new Tally(options.keptPerRule());
        References references = new References();
        List<FileVerdict> verdicts = new ArrayList<>();
        for (Path file : files) {
            verdicts.add(verify(file, tally, live, references));
        }
        references.settle(options.selfContained());
        return tally.report(verdicts);
    }

    private FileVerdict verify(Path file, Tally tally, Breaches live, References references) {
        Desk desk = new Desk(file, "", breach -> {
            tally.add(breach);
            live.add(breach);
        });
        String format = "unknown";
        long records = 0;
        long bytes = 0;
        try {
            bytes = Files.size(file);
            Format found = Format.of(file);
            format = found.word();
            records = found.check(file, desk, references);
        } catch (IOException unreadable) {
            desk.breach(Rule.FILE_UNREADABLE, unreadable.toString());
        }
        return new FileVerdict(file, format, bytes, records, 0);
    }
}
