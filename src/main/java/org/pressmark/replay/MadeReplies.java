package org.pressmark.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers made of captures, those used last: a page is often asked for again, and so are the pictures of a site. Holds
 * no more than a sixteenth of the heap. Thread-safe.
 */
final class MadeReplies {
    private static final long MOST = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 16);
    private static final long LONGEST = 512 << 10;

    private final Map<Key, Reply> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /**
     * What an answer depends on.
     *
     * @param collection the archive as it was opened; another one when it has changed
     * @param filename the archive file
     * @param offset where the record is
     * @param url the address the document has
     * @param form how it is shown
     */
    record Key(OpenCollection collection, String filename, long offset, String url, String form) {}

    synchronized Optional<Reply> get(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps an answer if it is held in memory as it is. */
    synchronized void put(Key key, Reply reply) {
        long size = reply.content().isRepeatable() ? reply.content().length().orElse(LONGEST) : LONGEST;
        if (size >= LONGEST || kept.putIfAbsent(key, reply) != null) {
            return;
        }
        bytes += size;
        var eldest = kept.values().iterator();
        while (bytes > MOST && kept.size() > 1) {
            bytes -= eldest.next().content().length().orElse(0);
            eldest.remove();
        }
    }
}
