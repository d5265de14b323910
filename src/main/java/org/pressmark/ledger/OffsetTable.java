package org.pressmark.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * From a key's 64-bit hash to where its entry lies: 16 bytes a slot, so a million keys take about 32 MB at most. Keys
 * are not kept; who looks one up checks the entry itself, for two keys may share a hash.
 */
final class OffsetTable {
    private static final long FREE = -1;

    private long[] hashes = new long[1 << 10];
    private long[] offsets = filled(1 << 10);
    private int used;

    static long hash(String kind, String key) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then a finalizer so that near keys do not cluster
        for (byte b : (kind + "\n" + key).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 255)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    /** The offset of the entry that passes the check, or -1. */
    long find(long hash, LongPredicate isTheOne) {
        for (int slot = slot(hash); offsets[slot] != FREE; slot = next(slot)) {
            if (hashes[slot] == hash && isTheOne.test(offsets[slot])) {
                return offsets[slot];
            }
        }
        return -1;
    }

    /** Adds an entry; replaces the one that passes the check, where there is one. */
    void put(long hash, long offset, LongPredicate replaces) {
        int slot = slot(hash);
        while (offsets[slot] != FREE) {
            if (hashes[slot] == hash && replaces.test(offsets[slot])) {
                offsets[slot] = offset;
                return;
            }
            slot = next(slot);
        }
        hashes[slot] = hash;
        offsets[slot] = offset;
        used++;
        if (used * 3L > hashes.length * 2L) {
            grow();
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldOffsets = offsets;
        hashes = new long[oldHashes.length * 2];
        offsets = filled(hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldOffsets[i] != FREE) {
                int slot = slot(oldHashes[i]);
                while (offsets[slot] != FREE) {
                    slot = next(slot);
                }
                hashes[slot] = oldHashes[i];
                offsets[slot] = oldOffsets[i];
            }
        }
    }

    private int slot(long hash) {
        return (int) hash & (hashes.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (hashes.length - 1);
    }

    private static long[] filled(int length) {
        long[] free = new long[length];
        Arrays.fill(free, FREE);
        return free;
    }
}
