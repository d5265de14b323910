package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.pressmark.capture.FileSlice;

/** The entries of a ZIP file where they lie, ZIP64 included. */
final class ZipReading {
    /** The longest directory that is read: some 300,000 entries. */
    private static final long LONGEST_DIRECTORY = 64L << 20;

    private static final int LONGEST_TAIL = 22 + 0xFFFF;

    private final Path file;
    private final long begin;
    private final long length;
    private final Map<String, ZipEntryFacts> entries = new LinkedHashMap<>();

    private ZipReading(FileSlice where) {
        this.file = where.file();
        this.begin = where.offset();
        this.length = where.length();
    }

    /**
     * Reads the directory of a file.
     *
     * @throws IOException where the file is no ZIP file, or one that would need more memory than is sane
     */
    static ZipReading open(Path file) throws IOException {
        return open(FileSlice.of(file));
    }

    /** The same of a ZIP file that lies inside another one. */
    static ZipReading open(FileSlice where) throws IOException {
        ZipReading reading = new ZipReading(where);
        reading.readDirectory();
        return reading;
    }

    /** Every entry by its name, in the order of the directory. */
    Map<String, ZipEntryFacts> entries() {
        return entries;
    }

    /** The bytes of an entry as they lie in the file. */
    FileSlice packed(ZipEntryFacts entry) throws IOException {
        ByteBuffer local = read(entry.header(), 30);
        if (local.getInt(0) != 0x04034b50) {
            throw broken("the entry " + entry.name() + " does not begin where the directory says");
        }
        long start = entry.header() + 30 + unsigned(local, 26) + unsigned(local, 28);
        if (entry.packed() > length - start) {
            throw broken("the entry " + entry.name() + " is cut off");
        }
        return new FileSlice(file, begin + start, entry.packed());
    }

    /** The content of an entry. */
    InputStream content(ZipEntryFacts entry) throws IOException {
        FileSlice packed = packed(entry);
        return switch (entry.method()) {
            case ZipEntryFacts.STORED -> packed.open();
            case ZipEntryFacts.DEFLATED -> inflated(packed.open());
            default -> throw broken(entry.name() + " is compressed by method " + entry.method()
                    + ", which a WACZ may not have");
        };
    }

    private static InputStream inflated(InputStream packed) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(packed, inflater, 1 << 16) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    private void readDirectory() throws IOException {
        int tailLength = (int) Math.min(length, LONGEST_TAIL);
        ByteBuffer tail = read(length - tailLength, tailLength);
        int end = tailLength - 22;
        while (end >= 0 && tail.getInt(end) != 0x06054b50) {
            end--;
        }
        if (end < 0) {
            throw broken("it is no ZIP file, or its end is cut off");
        }
        long size = tail.getInt(end + 12) & ZipEntryFacts.LARGE;
        long start = tail.getInt(end + 16) & ZipEntryFacts.LARGE;
        if (end >= 20 && tail.getInt(end - 20) == 0x07064b50) {
            ByteBuffer end64 = read(tail.getLong(end - 12), 56);
            size = end64.getLong(40);
            start = end64.getLong(48);
        }
        if (size < 0 || size > LONGEST_DIRECTORY) {
            throw broken("its directory is larger than " + LONGEST_DIRECTORY + " bytes");
        }
        ByteBuffer directory = read(start, (int) size);
        int at = 0;
        while (at + 46 <= size && directory.getInt(at) == 0x02014b50) {
            at = readEntry(directory, at);
        }
    }

    private int readEntry(ByteBuffer directory, int at) throws IOException {
        int nameLength = unsigned(directory, at + 28);
        int extraLength = unsigned(directory, at + 30);
        int next = at + 46 + nameLength + extraLength + unsigned(directory, at + 32);
        if (next > directory.limit()) {
            throw broken("its directory is cut off");
        }
        byte[] bytes = new byte[nameLength];
        directory.get(at + 46, bytes);
        String name = new String(bytes, StandardCharsets.UTF_8);
        long[] sizes = {
            directory.getInt(at + 24) & ZipEntryFacts.LARGE,
            directory.getInt(at + 20) & ZipEntryFacts.LARGE,
            directory.getInt(at + 42) & ZipEntryFacts.LARGE
        };
        large(directory, at + 46 + nameLength, extraLength, sizes);
        if (sizes[0] < 0 || sizes[1] < 0 || sizes[2] < 0) {
            throw broken("the entry " + name + " has a size that no file has");
        }
        ZipEntryFacts entry = new ZipEntryFacts(
                name, unsigned(directory, at + 10), directory.getInt(at + 16) & ZipEntryFacts.LARGE,
                sizes[1], sizes[0], sizes[2]);
        if (entries.put(name, entry) != null) {
            throw broken("the entry " + name + " is there twice");
        }
        return next;
    }

    /** Puts the ZIP64 values in the place of those that did not fit: APPNOTE 4.5.3. */
    private static void large(ByteBuffer directory, int from, int extraLength, long[] sizes) {
        int at = from;
        int end = from + extraLength;
        while (at + 4 <= end) {
            int fieldEnd = Math.min(end, at + 4 + unsigned(directory, at + 2));
            if (unsigned(directory, at) == 1) {
                int value = at + 4;
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] == ZipEntryFacts.LARGE && value + 8 <= fieldEnd) {
                        sizes[i] = directory.getLong(value);
                        value += 8;
                    }
                }
            }
            at = fieldEnd;
        }
    }

    private ByteBuffer read(long from, int count) throws IOException {
        if (from < 0 || count < 0 || from > length - count) {
            throw broken("it is cut off");
        }
        return ByteBuffer.wrap(new FileSlice(file, begin + from, count).bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private IOException broken(String what) {
        return new IOException(file + " cannot be read as a WACZ: " + what);
    }
}
