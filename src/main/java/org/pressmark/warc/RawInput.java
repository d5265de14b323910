package org.pressmark.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.pressmark.capture.FileSlice;

/** The bytes of a file, or of a part of it, as they lie on the disk; offsets count from where the part begins. */
final class RawInput implements Closeable {
    private final FileSlice slice;
    private final FileChannel channel;
    private final ByteBuffer window;
    private long windowStart;

    /** What is read and not used yet: {@code bytes[at..end)}. */
    final byte[] bytes;

    int at;
    int end;

    RawInput(FileSlice slice, long offset, int bufferSize) throws IOException {
        this.slice = slice;
        this.bytes = new byte[bufferSize];
        this.window = ByteBuffer.wrap(bytes);
        this.windowStart = offset;
        this.channel = FileChannel.open(slice.file(), StandardOpenOption.READ);
    }

    /** Where {@code bytes[at]} lies. */
    long position() {
        return windowStart + at;
    }

    /** How many bytes there are from {@code bytes[at]} on. */
    long left() {
        return Math.max(0, slice.length() - position());
    }

    /** Goes elsewhere; costs nothing where the place is in the buffer. */
    void position(long offset) {
        if (offset >= windowStart && offset <= windowStart + end) {
            at = (int) (offset - windowStart);
            return;
        }
        windowStart = offset;
        at = 0;
        end = 0;
    }

    /** Reads on behind {@code end}; false at the end of the file. Only to be called when all is used. */
    boolean fill() throws IOException {
        windowStart += end;
        at = 0;
        end = 0;
        return more();
    }

    /** Sees to it that so many bytes lie in the buffer; false where the file ends before. */
    boolean require(int count) throws IOException {
        if (end - at >= count) {
            return true;
        }
        System.arraycopy(bytes, at, bytes, 0, end - at);
        windowStart += at;
        end -= at;
        at = 0;
        boolean more = true;
        while (more && end < count) {
            more = more();
        }
        return end >= count;
    }

    private boolean more() throws IOException {
        long left = slice.length() - windowStart - end;
        if (left <= 0) {
            return false;
        }
        window.limit((int) Math.min(bytes.length, end + left)).position(end);
        int got = channel.read(window, slice.offset() + windowStart + end);
        if (got <= 0) {
            return false;
        }
        end += got;
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
