package org.pressmark.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a run inside a file, read at any place: a whole file, or a stored member of a ZIP. */
final class RawFile implements Closeable {
    private final FileChannel channel;
    private final long from;
    private final long size;

    private RawFile(FileChannel channel, long from, long size) {
        this.channel = channel;
        this.from = from;
        this.size = size;
    }

    static RawFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new RawFile(channel, 0, channel.size());
    }

    static RawFile open(Path file, long from, long size) throws IOException {
        return new RawFile(FileChannel.open(file, StandardOpenOption.READ), from, size);
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
        channel.close();
    }
}
