package org.pressmark.cli;

import java.io.PrintWriter;
import org.pressmark.pack.Progress;

/** Shows on a terminal how a run goes on, in one line that renews itself; elsewhere only notes are printed. */
final class ProgressBar implements Progress {
    private static final int NOTES = 200;
    private static final long EVERY_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean quiet;
    private long shownAt;
    private boolean shown;
    private int notes;

    ProgressBar(PrintWriter err, boolean terminal, boolean quiet) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public void article(long done, long total, long missing) {
        long now = System.nanoTime();
        if (!terminal || (shown && now - shownAt < EVERY_NANOS && done < total)) {
            return;
        }
        shownAt = now;
        shown = true;
        err.print("\r" + done + " of " + total + " articles, " + missing + " assets missing");
        err.flush();
    }

    @Override
    public void note(String line) {
        notes++;
        if (quiet || notes > NOTES) {
            return;
        }
        end();
        err.println(Printable.of(line));
        if (notes == NOTES) {
            err.println("Further notes are in the run's log in the archive.");
        }
    }

    /** Leaves the line, so that what follows begins on a new one. */
    void end() {
        if (shown) {
            err.println();
            shown = false;
        }
    }
}
