package org.pressmark.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.disk.FolderLock;
import org.pressmark.disk.Folders;

/**
 * The ledger of a collection: outcomes of what was gathered, and what of it the archive holds.
 *
 * <p>Outcomes count from the moment they are recorded. What a run puts into the archive counts only once the run is
 * finished: after a crash it is forgotten and pressed again, to the same bytes. Thread-safe.
 */
public final class Ledger implements Closeable {
    /** Outcomes are flushed in groups; notes of a run count only when it is finished, and are flushed then. */
    private static final int GROUP = 256;

    private final FolderLock lock;
    private final KeyedEntries entries;
    private final Spool spool;
    private final Object flushing = new Object();
    private final Runs runs;
    private final Outcomes outcomes;
    private int unforced;

    private Ledger(FolderLock lock, KeyedEntries entries, Spool spool) {
        this.lock = lock;
        this.entries = entries;
        this.spool = spool;
        this.runs = new Runs(entries);
        this.outcomes = new Outcomes(entries, spool, exchange -> archived(exchange).isPresent());
    }

    /**
     * Opens a collection's ledger, making it where there is none.
     *
     * @param folder the collection's {@code .pressmark} folder
     * @throws IOException when another process writes in this collection, or the disk fails
     */
    public static Ledger open(Path folder) throws IOException {
        boolean made = !Files.exists(folder.resolve("ledger.jsonl"));
        Folders.create(folder);
        FolderLock lock = FolderLock.tryAcquire(folder.resolve("lock"))
                .orElseThrow(() -> new CollectionBusyException(folder.getParent()));
        try {
            return open(folder, lock, new KeyedEntries(folder.resolve("ledger.jsonl")), made);
        } catch (IOException | UncheckedIOException failed) {
            try (lock) {
                throw failed;
            }
        }
    }

    private static Ledger open(Path folder, FolderLock lock, KeyedEntries entries, boolean made) throws IOException {
        try {
            Ledger ledger = new Ledger(lock, entries, new Spool(folder.resolve("spool")));
            ledger.load();
            if (made) {
                Folders.force(folder);
            }
            return ledger;
        } catch (IOException | UncheckedIOException failed) {
            try (entries) {
                throw failed;
            }
        }
    }

    private void load() throws IOException {
        runs.load();
        outcomes.open();
        spool.number(entries.end());
    }

    /** Every run so far, the latest last; all but the latest are finished. */
    public synchronized List<Run> runs() {
        return runs.all();
    }

    /** Notes that a run begins, or begins again after a crash. */
    public synchronized void begin(Run run) throws IOException {
        runs.begin(run);
        force();
    }

    /** Notes that all of a run is in the archive; on the disk when this returns. */
    public synchronized void finish(long run) throws IOException {
        force();
        runs.finish(run);
        force();
    }

    /**
     * Finishes a run of an earlier process that came to its end without noting it: what it noted counts from now on.
     */
    public synchronized void settle(long run) throws IOException {
        finish(run);
        load();
    }

    /** Records what became of an address; a later outcome of the same address takes its place. */
    public Outcome record(Outcome outcome) throws IOException {
        return record(outcome.target().toString(), outcome);
    }

    /**
     * Records what became of asking for an address in a particular way, beside the outcome of the address itself.
     *
     * @param key names the way and the address; a later outcome under the same key takes its place
     */
    public Outcome record(String key, Outcome outcome) throws IOException {
        List<Checksums> checksums = new ArrayList<>();
        for (Exchange exchange : outcome.exchanges()) {
            checksums.add(Checksums.of(exchange)); // reads what may be gigabytes, and nobody shall wait for that
        }
        Outcome spooled;
        boolean groupIsFull;
        synchronized (this) {
            spooled = outcomes.enter(key, outcome, checksums);
            groupIsFull = ++unforced >= GROUP;
            unforced = groupIsFull ? 0 : unforced;
        }
        if (groupIsFull) {
            force(); // others may ask and record meanwhile
        }
        return spooled;
    }

    /**
     * What became of an address.
     *
     * @return empty when it was never asked for, and when bytes that are not in the archive yet are damaged or gone
     *     from the spool: it has to be got again then
     */
    public Optional<Outcome> outcome(WebUrl target) throws IOException {
        return outcome(target.toString());
    }

    /** What became of asking in a particular way, as recorded under that key. */
    public synchronized Optional<Outcome> outcome(String key) throws IOException {
        return outcomes.find(key);
    }

    /** Says where messages about damage go; nowhere without it. */
    public synchronized void onDamage(Consumer<String> told) {
        outcomes.onDamage(told);
    }

    /** Notes that an exchange is in the archive. */
    public void archive(long run, Exchange exchange, String recordId) throws IOException {
        note(run, archiveKey(exchange), recordId);
    }

    /** The id of the response or revisit record of an exchange; empty where the archive does not hold it. */
    public Optional<String> archived(Exchange exchange) {
        return noted(archiveKey(exchange));
    }

    private static String archiveKey(Exchange exchange) {
        return "exchange " + exchange.begun() + " " + exchange.target();
    }

    /**
     * Empties the spool, all of a finished run being in the archive. What belongs to no article any more goes too, and
     * is got again if it is ever asked for.
     */
    public synchronized void compact() throws IOException {
        spool.clear();
        outcomes.open();
    }

    /** Notes a payload that a run has put into the archive. */
    public synchronized void hold(long run, Held held) throws IOException {
        entries.append(new Entry()
                .put("kind", KeyedEntries.HELD)
                .put("run", run)
                .put("url", held.url())
                .put("id", held.recordId())
                .put("date", held.date().toString())
                .put("payload", held.payload().toString())
                .put("media-type", held.mediaType())
                .put("length", held.length()));
    }

    /** The first record of the archive with this payload. */
    public synchronized Optional<Held> held(Digest payload) {
        return entries.findPayload(payload.toString()).map(Ledger::held);
    }

    /** The latest record of the archive at this address that has a payload of its own. */
    public synchronized Optional<Held> heldAt(String url) {
        return entries.find(KeyedEntries.HELD, url).map(Ledger::held);
    }

    private static Held held(Entry entry) {
        return new Held(
                entry.text("url"), entry.text("id"), Instant.parse(entry.text("date")),
                Digest.parse(entry.text("payload")), entry.text("media-type"), entry.number("length"));
    }

    /** Notes that something is in the archive, under a key of the caller's, with a value to compare it by later. */
    public synchronized void note(long run, String key, String value) throws IOException {
        entries.append(new Entry().put("kind", KeyedEntries.NOTE).put("run", run).put("key", key).put("value", value));
    }

    /** The value last noted under a key. */
    public synchronized Optional<String> noted(String key) {
        return entries.find(KeyedEntries.NOTE, key).map(entry -> entry.text("value"));
    }

    /** Remembers an answer that may be another one day, whatever becomes of the run; a later one takes its place. */
    public synchronized void remember(String key, String value) throws IOException {
        entries.append(new Entry().put("kind", KeyedEntries.FACT).put("key", key).put("value", value));
    }

    /** The value last remembered under a key. */
    public synchronized Optional<String> remembered(String key) {
        return entries.find(KeyedEntries.FACT, key).map(entry -> entry.text("value"));
    }

    /**
     * Brings everything recorded so far to the disk: first the bytes, then the lines that speak of them. A line that is
     * recorded meanwhile may come to the disk before its bytes; after a loss of power its checksum tells.
     */
    public void force() throws IOException {
        synchronized (flushing) {
            spool.force();
            entries.force();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try (lock; entries) {
            spool.close(); // whatever fails here, the lock is given back
        }
    }
}
