package org.pressmark.verify;

import java.io.IOException;

/** A moving view of a raw file's bytes. */
final class RawBuffer {
    private static final int SIZE = 1 << 18;
    private static final int STRIDE = 1 << 17;

    final byte[] bytes = new byte[SIZE];
    int pos;
    int limit;
    private final RawFile file;
    private long base;

    RawBuffer(RawFile file) {
        this.file = file;
    }

    /** Where the next byte lies in the file. */
    long position() {
        return base + pos;
    }

    void seek(long to) {
        if (to >= base && to <= base + limit) {
            pos = (int) (to - base);
            return;
        }
        base = to;
        pos = 0;
        limit = 0;
    }

    /** Makes at least {@code n} bytes visible; false when the file ends before. */
    boolean have(int n) throws IOException {
        if (limit - pos >= n) {
            return true;
        }
        System.arraycopy(bytes, pos, bytes, 0, limit - pos);
        base += pos;
        limit -= pos;
        pos = 0;
        limit += file.read(base + limit, bytes, limit, SIZE - limit);
        return limit >= n;
    }

    /**
     * Makes visible the bytes up to the next place of the file that is a multiple of a stride, and says how many they are.
     * Taken so, the bytes come in the same portions however a reader got here.
     */
    int portion() throws IOException {
        int wanted = STRIDE - (int) (position() % STRIDE);
        have(wanted);
        return Math.min(wanted, limit - pos);
    }

    int u8(int offset) {
        return bytes[pos + offset] & 255;
    }

    int u16(int offset) {
        return u8(offset) | u8(offset + 1) << 8;
    }

    int i32(int offset) {
        return u16(offset) | u16(offset + 2) << 16;
    }

    /** Moves to the next place where these bytes stand; false, at the end, where they do not. */
    boolean find(int... pattern) throws IOException {
        while (have(pattern.length)) {
            int last = limit - pattern.length;
            for (; pos <= last; pos++) {
                if (matches(pattern)) {
                    return true;
                }
            }
        }
        pos = limit;
        return false;
    }

    private boolean matches(int[] pattern) {
        for (int i = 0; i < pattern.length; i++) {
            if (u8(i) != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
