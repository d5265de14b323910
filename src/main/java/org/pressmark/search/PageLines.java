package org.pressmark.search;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.pressmark.capture.FileSlice;

/** The finished lines of a file from a place on, each with where it lies. What is longer than any page is passed over. */
final class PageLines implements Closeable {
    /** Bytes of the longest line that is read. */
    static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long start;
    private long end;

    PageLines(Path file, long from, long to) throws IOException {
        this.in = new BufferedInputStream(new FileSlice(file, from, to - from).open(), 1);
        this.start = from;
        this.end = from;
    }

    /** Goes to the next line that ends; false where none does any more. */
    boolean next() throws IOException {
        line.reset();
        start = end;
        while (true) {
            if (at == filled) {
                filled = in.read(buffer, 0, buffer.length);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return false;
                }
            }
            int stop = at;
            while (stop < filled && buffer[stop] != '\n') {
                stop++;
            }
            keep(stop - at);
            end += stop - at;
            boolean whole = stop < filled;
            at = whole ? stop + 1 : stop;
            if (whole) {
                end++;
                return true;
            }
        }
    }

    private void keep(int count) {
        if (line.size() + (long) count <= LONGEST) {
            line.write(buffer, at, count);
        }
    }

    byte[] bytes() {
        return line.toByteArray();
    }

    /** Where the line begins in the file. */
    long start() {
        return start;
    }

    /** Where the next line begins. */
    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
