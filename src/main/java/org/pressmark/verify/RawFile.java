package org.pressmark.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a run inside a file, read at any place: a whole file, or a member of a ZIP. */
final class RawFile implements Closeable {
    private final FileChannel channel;
    private final long from;
    private final long size;
    private final boolean owner;

    private RawFile(FileChannel channel, long from, long size, boolean owner) {
        this.channel = channel;
        this.owner = owner;
        this.from = from;
        this.size = size;
    }

    static RawFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new RawFile(channel, 0, channel.size(), true);
    }

    /** A run inside this one, good as long as this one is open. */
    RawFile slice(long start, long length) {
        return new RawFile(channel, from + start, Math.max(0, Math.min(length, size - start)), false);
    }

    /** All bytes in order. */
    InputStream stream() {
        return new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int n = RawFile.this.read(at, to, offset, length);
                at += n;
                return n == 0 && length > 0 ? -1 : n;
            }
        };
    }

    long size() {
        return size;
    }

    /** Reads up to {@code length} bytes; fewer only at the end, 0 there. */
    int read(long at, byte[] to, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, Math.max(0, size - at));
        ByteBuffer target = ByteBuffer.wrap(to, offset, wanted);
        while (target.hasRemaining()) {
            if (channel.read(target, from + at + target.position() - offset) < 0) {
                break;
            }
        }
        return target.position() - offset;
    }

    @Override
    public void close() throws IOException {
        if (owner) {
            channel.close();
        }
    }
}
