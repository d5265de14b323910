package org.pressmark.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A channel every call of which is told to a {@link TestDisk.Hazard} first. */
final class TestChannel extends FileChannel {
    private final TestDisk.Hazard hazard;
    private final Path file;
    private final FileChannel real;

    TestChannel(TestDisk.Hazard hazard, Path file, FileChannel real) {
        this.hazard = hazard;
        this.file = file;
        this.real = real;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        call("read");
        return real.read(into);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        call("read");
        return real.read(into, offset, length);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        call("read");
        return real.read(into, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int wrote = write(from, real.position());
        real.position(real.position() + wrote);
        return wrote;
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return write(from[offset]);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        synchronized (hazard) {
            hazard.call("write", file);
            byte[] bytes = new byte[hazard.room(file, position, from.remaining())];
            from.get(bytes);
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.hasRemaining()) {
                real.write(all, position + all.position());
            }
            hazard.wrote(file, position, bytes);
            return bytes.length;
        }
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        real.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        synchronized (hazard) {
            hazard.call("truncate", file);
            real.truncate(size);
            hazard.cut(file, size);
            return this;
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        synchronized (hazard) {
            hazard.call("force", file);
            hazard.forced(file);
        }
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        call("read");
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException("nothing transfers into files");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        call("read");
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        call("lock");
        return real.tryLock(position, size, shared);
    }

    private void call(String what) throws IOException {
        synchronized (hazard) {
            hazard.call(what, file);
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
        hazard.closed(file);
    }
}
