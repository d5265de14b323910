package org.pressmark.article;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** One line of bytes at a time, in a buffer that is used again. */
final class GrowingLine {
    private final int max;
    private byte[] bytes = new byte[8192];
    private int length;
    private long consumed;
    private boolean tooLong;

    /**
     * An empty line.
     *
     * @param max how many bytes are kept; longer lines are only counted
     */
    GrowingLine(int max) {
        this.max = max;
    }

    /** Reads up to the next line feed; false at the end of the input. */
    boolean read(InputStream in) throws IOException {
        length = 0;
        consumed = 0;
        tooLong = false;
        int b = in.read();
        while (b >= 0) {
            consumed++;
            if (b == '\n') {
                break;
            }
            keep((byte) b);
            b = in.read();
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return consumed > 0;
    }

    private void keep(byte b) {
        if (length >= max) {
            tooLong = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(max, 2L * bytes.length));
        }
        bytes[length++] = b;
    }

    /** The buffer; only its first {@link #length} bytes are this line. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** How many bytes the line took, its end included. */
    long consumed() {
        return consumed;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** 3 where the line begins with the byte order mark of UTF-8. */
    int markLength() {
        boolean mark = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }
}
