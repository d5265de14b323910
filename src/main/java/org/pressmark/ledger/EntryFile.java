package org.pressmark.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * An append-only file of checksummed lines.
 *
 * <pre>
 *   9ae0f3c1 {"kind":"outcome","target":"https://…",…}
 *   └ CRC-32C of the JSON, 8 hex digits              └ line feed
 * </pre>
 *
 * <p>Not thread-safe, but for {@link #force()}, which may go on while lines are appended.
 */
final class EntryFile implements Closeable {
    private static final int PREFIX = 9;
    private static final int MAX_LINE = 16 << 20;

    private final FileChannel channel;
    private long end;
    private volatile boolean unforced;

    /** Told of every whole line when a file is opened. */
    interface Visitor {
        void line(long offset, Entry entry);
    }

    EntryFile(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        end = channel.size();
    }

    /** Visits every line; what follows the last whole one is what a crash left, and is cut off. */
    void visit(Visitor visitor) throws IOException {
        channel.position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16); // the channel stays open
        long offset = 0;
        for (byte[] line = line(in); line != null && isWhole(line); line = line(in)) {
            visitor.line(offset, Entry.parse(json(line)));
            offset += line.length + 1;
        }
        end = offset;
        if (channel.size() > end) {
            channel.truncate(end);
            unforced = true;
        }
    }

    /** Reads the whole lines of a file that may be in use, and leaves it as it is. */
    static void read(Path file, Consumer<Entry> each) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = line(in); line != null && isWhole(line); line = line(in)) {
                each.accept(Entry.parse(json(line)));
            }
        }
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0 && line.size() < MAX_LINE; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            line.write(b);
        }
        return null;
    }

    private static boolean isWhole(byte[] line) {
        if (line.length <= PREFIX || line[PREFIX - 1] != ' ') {
            return false;
        }
        String stated = new String(line, 0, PREFIX - 1, StandardCharsets.US_ASCII);
        return stated.equals(checksum(line, PREFIX, line.length - PREFIX));
    }

    private static String checksum(byte[] bytes, int from, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, count);
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    private static String json(byte[] line) {
        return new String(line, PREFIX, line.length - PREFIX, StandardCharsets.UTF_8);
    }

    /** Appends an entry and tells where it begins. It is safe only after {@link #force()}. */
    long append(Entry entry) throws IOException {
        byte[] json = entry.json().getBytes(StandardCharsets.UTF_8);
        byte[] prefix = (checksum(json, 0, json.length) + " ").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer line = ByteBuffer.allocate(PREFIX + json.length + 1);
        line.put(prefix).put(json).put((byte) '\n').flip();
        long offset = end;
        while (line.hasRemaining()) {
            channel.write(line, offset + line.position());
        }
        end = offset + line.limit();
        unforced = true; // after, not before: a flush that goes on meanwhile must not take it for its own
        return offset;
    }

    /** The entry that begins at an offset given by {@link #append}. */
    Entry read(long offset) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(2048);
            while (true) {
                int from = buffer.position();
                int got = channel.read(buffer, offset + from);
                for (int i = from; i < buffer.position(); i++) {
                    if (buffer.get(i) == '\n') {
                        return Entry.parse(
                                new String(buffer.array(), PREFIX, i - PREFIX, StandardCharsets.UTF_8));
                    }
                }
                if (got < 0) {
                    throw new IOException("the ledger ends within the entry at byte " + offset);
                }
                buffer = ByteBuffer.allocate(buffer.capacity() * 4).put(buffer.flip());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How long the file is, in bytes. */
    long end() {
        return end;
    }

    /** Brings what was appended before to the disk. */
    void force() throws IOException {
        if (unforced) {
            unforced = false; // before, not after: what is appended meanwhile may come too late for this one
            try {
                channel.force(false);
            } catch (IOException failed) {
                unforced = true;
                throw failed;
            }
        }
    }

    @Override
    public void close() throws IOException {
        force();
        channel.close();
    }
}
