package org.pressmark.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a ledger, and where the latest one of each kind and key lies.
 *
 * <p>Not thread-safe, but for {@link #force()}, which may go on while lines are appended.
 */
final class KeyedEntries implements Closeable {
    static final String OUTCOME = OutcomeEntries.KIND;
    static final String CERTIFICATE = "certificate";
    static final String HELD = "held";
    static final String NOTE = "note";
    static final String FACT = "fact";

    /** What is held is found by its address, as any line by its key, and by its payload too. */
    private static final String PAYLOAD = "payload";

    private final EntryFile file;
    private OffsetTable table = new OffsetTable();

    KeyedEntries(Path file) throws IOException {
        this.file = new EntryFile(file);
    }

    /** Visits every line in the order of writing; what a crash left behind the last whole one is cut off. */
    void visit(EntryFile.Visitor visitor) throws IOException {
        file.visit(visitor);
    }

    /** Appends a line that is not looked up by a key, and tells where it lies. */
    long appendUnkeyed(Entry entry) throws IOException {
        return file.append(entry);
    }

    /** Appends a line; it takes the place of the one with its kind and key. */
    void append(Entry entry) throws IOException {
        enter(file.append(entry), entry);
    }

    /** Has a line that is there already found by its key from now on. */
    void enter(long offset, Entry entry) {
        String kind = entry.text("kind");
        String key = key(kind, entry);
        table.put(OffsetTable.hash(kind, key), offset, at -> key.equals(key(kind, file.read(at))));
        if (kind.equals(HELD) && offsetOf(PAYLOAD, entry.text(PAYLOAD)) < 0) { // the first record with a payload stays
            table.put(OffsetTable.hash(PAYLOAD, entry.text(PAYLOAD)), offset, at -> false);
        }
    }

    /** Forgets every key. */
    void clear() {
        table = new OffsetTable();
    }

    /** The latest line of a kind with this key. */
    Optional<Entry> find(String kind, String key) {
        long offset = offsetOf(kind, key);
        return offset < 0 ? Optional.empty() : Optional.of(file.read(offset));
    }

    /** The first line that says a payload is held. */
    Optional<Entry> findPayload(String digest) {
        return find(PAYLOAD, digest);
    }

    /** Where the latest line of a kind with this key lies; -1 where there is none. */
    long offsetOf(String kind, String key) {
        return table.find(OffsetTable.hash(kind, key), at -> key.equals(key(kind, file.read(at))));
    }

    private static String key(String kind, Entry entry) {
        return switch (kind) {
            case HELD -> entry.text("url");
            case PAYLOAD -> entry.text(PAYLOAD);
            case NOTE, FACT -> entry.text("key");
            case CERTIFICATE -> entry.text("sha256");
            default -> entry.has("key") ? entry.text("key") : entry.text("target");
        };
    }

    /** The line that lies there. */
    Entry read(long offset) {
        return file.read(offset);
    }

    /** How long the file is, in bytes. */
    long end() {
        return file.end();
    }

    /** Brings what was appended before to the disk. */
    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
