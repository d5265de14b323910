package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers put on the disk whole when memory is taken by readers that take their time: from there they are read as slowly
 * as anybody likes. Files have gone when their readers have, or the program.
 */
final class Spill {
    /** What one answer may take, and all of them together, in bytes. */
    private static final long MOST_EACH = 128 << 20;

    private static final long MOST = 1 << 30;

    private final AtomicLong used = new AtomicLong();

    /**
     * Reads a body to its end.
     *
     * @throws Allowance.BusyException if it is too long, or too many lie there already
     */
    Content take(InputStream body) throws IOException {
        Path file = Files.createTempFile("pressmark-answer-", "");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        long length = 0;
        try {
            byte[] buffer = new byte[1 << 16];
            for (int got = body.read(buffer); got >= 0; got = body.read(buffer)) {
                length += got;
                if (used.addAndGet(got) > MOST || length > MOST_EACH) {
                    throw new Allowance.BusyException();
                }
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, got);
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
            channel.position(0);
        } catch (IOException | RuntimeException failed) {
            used.addAndGet(-length);
            channel.close();
            throw failed;
        }
        return content(channel, length);
    }

    private Content content(FileChannel channel, long length) {
        AtomicBoolean closed = new AtomicBoolean();
        return Content.of(Channels.newInputStream(channel), () -> {
            if (!closed.getAndSet(true)) {
                used.addAndGet(-length);
                channel.close();
            }
        });
    }
}
