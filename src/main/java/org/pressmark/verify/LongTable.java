package org.pressmark.verify;

/**
 * A map from hashes to a number each, open addressing in two arrays that are a quarter to half full: 32 to 64 bytes an
 * entry.
 */
final class LongTable {
    private long[] keys = new long[1 << 10];
    private long[] values = new long[1 << 10];
    private int size;

    /** The number stored for a key before, or -1 after storing this one. A key is never 0. */
    long putIfAbsent(long key, long value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (keys[slot] == key) {
            return values[slot];
        }
        keys[slot] = key;
        values[slot] = value;
        size++;
        return -1;
    }

    /** The number stored for a key, or -1. */
    long get(long key) {
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : -1;
    }

    void set(long key, long value) {
        putIfAbsent(key, value);
        values[slot(key)] = value;
    }

    int size() {
        return size;
    }

    /** Whether a key stands in both. */
    boolean meets(LongTable other) {
        for (long key : other.keys) {
            if (key != 0 && get(key) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes over what another has and this one has not. */
    void putAllAbsent(LongTable other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != 0) {
                putIfAbsent(other.keys[i], other.values[i]);
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key >>> 17) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new long[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
