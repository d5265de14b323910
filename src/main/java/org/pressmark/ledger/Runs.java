package org.pressmark.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The runs a ledger tells of, and with them what of its lines counts: what a run noted does once the run is finished.
 * Not thread-safe.
 */
final class Runs {
    private final KeyedEntries entries;
    private final List<Run> runs = new ArrayList<>();

    Runs(KeyedEntries entries) {
        this.entries = entries;
    }

    /** Reads the ledger anew: its runs, and the keys of all lines that count. */
    void load() throws IOException {
        entries.clear();
        runs.clear();
        Map<Long, Long> begun = new HashMap<>();
        Set<Long> finished = new HashSet<>();
        entries.visit((offset, entry) -> {
            if (entry.text("kind").equals("run")) {
                begun.put(entry.number("run"), offset);
                finished.remove(entry.number("run"));
            } else if (entry.text("kind").equals("done")) {
                finished.add(entry.number("run"));
            }
        });
        entries.visit((offset, entry) -> {
            String kind = entry.text("kind");
            long run = entry.number("run");
            if (kind.equals("run")) {
                add(run(entry, finished.contains(run)));
            } else if (!kind.equals("done") && (!entry.has("run") || counts(run, offset, finished, begun))) {
                entries.enter(offset, entry);
            }
        });
    }

    /** What a run noted counts once it is finished, unless the run began again since. */
    private static boolean counts(long run, long offset, Set<Long> finished, Map<Long, Long> begun) {
        return finished.contains(run) && offset > begun.getOrDefault(run, -1L);
    }

    private void add(Run run) {
        runs.removeIf(earlier -> earlier.number() == run.number());
        runs.add(run);
    }

    private static Run run(Entry entry, boolean finished) {
        return new Run(
                entry.number("run"), Instant.parse(entry.text("date")), entry.text("settings"),
                entry.number("serial"), entry.number("pages"), finished);
    }

    /** Every run so far, the latest last. */
    List<Run> all() {
        return List.copyOf(runs);
    }

    void begin(Run run) throws IOException {
        entries.appendUnkeyed(new Entry()
                .put("kind", "run")
                .put("run", run.number())
                .put("date", run.date().toString())
                .put("settings", run.settings())
                .put("serial", run.firstSerial())
                .put("pages", run.pagesBefore()));
        add(run);
    }

    void finish(long run) throws IOException {
        entries.appendUnkeyed(new Entry().put("kind", "done").put("run", run));
        runs.replaceAll(each -> each.number() == run ? each.asFinished() : each);
    }
}
