package org.pressmark.replay.holding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pressmark.capture.FileSlice;
import org.pressmark.wacz.WaczFile;

/**
 * A member of a ZIP file and where its bytes lie, PKWARE APPNOTE 4.3.
 *
 * @param zip the file
 * @param name the member's name
 * @param isStored whether its bytes stand in the file as they are
 * @param slice the bytes in the file
 */
record ZipMember(Path zip, String name, boolean isStored, FileSlice slice) {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int MOST = 1 << 20;
    private static final long ALL_ONES = 0xffffffffL;

    /** The JDK says what is wrong, but not with which file. */
    private static ZipFile opened(Path zip) throws IOException {
        try {
            return new ZipFile(zip.toFile());
        } catch (ZipException broken) {
            ZipException named = new ZipException(zip.getFileName() + " cannot be read as a WACZ: " + broken.getMessage());
            named.initCause(broken);
            throw named;
        }
    }

    /** All members by name. What the JDK makes of the directory decides; only where members begin is read here. */
    static Map<String, ZipMember> in(Path zip) throws IOException {
        Map<String, ZipMember> members = new LinkedHashMap<>();
        try (ZipFile file = opened(zip);
                FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            if (file.size() > MOST) {
                throw new ZipException(zip + " holds more than " + MOST + " members");
            }
            Map<String, Long> places = new ZipPlaces(channel).heads();
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Long head = places.get(entry.getName());
                if (head != null && !entry.isDirectory()) {
                    FileSlice slice = new FileSlice(zip, data(channel, head), entry.getCompressedSize());
                    members.put(entry.getName(),
                            new ZipMember(zip, entry.getName(), entry.getMethod() == ZipEntry.STORED, slice));
                }
            }
        }
        apart(zip, members.values());
        return members;
    }

    /** The same of a ZIP file that lies stored inside another one. */
    static Map<String, ZipMember> in(ZipMember inside) throws IOException {
        Map<String, ZipMember> members = new LinkedHashMap<>();
        WaczFile file = WaczFile.open(inside.slice());
        for (String name : file.names()) {
            if (!name.endsWith("/")) {
                members.put(name, new ZipMember(inside.zip(), name, file.isStored(name), file.packed(name)));
            }
        }
        apart(inside.zip(), members.values());
        return members;
    }

    /** Members that share bytes make much of little, and no program writes such. */
    private static void apart(Path zip, Collection<ZipMember> members) throws ZipException {
        long end = 0;
        for (FileSlice next : members.stream()
                .map(ZipMember::slice)
                .sorted(Comparator.comparingLong(FileSlice::offset))
                .toList()) {
            if (next.offset() < end) {
                throw new ZipException(zip.getFileName() + " holds members that overlap");
            }
            end = next.offset() + next.length();
        }
    }

    private static long data(FileChannel channel, long head) throws IOException {
        ByteBuffer local = ZipPlaces.read(channel, head, 30);
        if (local.limit() < 30 || local.getInt(0) != LOCAL) {
            throw new ZipException("no member of the ZIP begins at byte " + head);
        }
        return head + 30 + ZipPlaces.u16(local, 26) + ZipPlaces.u16(local, 28);
    }

    /** The member's content. */
    InputStream open() throws IOException {
        return isStored
                ? slice.open()
                : new Expanding(new OwnInflater(slice.open()), slice.length(), zip.getFileName() + ": " + name);
    }

    /** Frees its native memory when it is closed. */
    private static final class OwnInflater extends InflaterInputStream {
        OwnInflater(InputStream in) {
            super(in, new Inflater(true), 1 << 16);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** Where the heads of members stand, by the central directory. */
    private static final class ZipPlaces {
        private final FileChannel channel;
        private long at;
        private long count;

        ZipPlaces(FileChannel channel) {
            this.channel = channel;
        }

        Map<String, Long> heads() throws IOException {
            findDirectory();
            Map<String, Long> heads = new LinkedHashMap<>();
            for (long i = 0; i < count; i++) {
                ByteBuffer entry = read(channel, at, 46);
                if (entry.limit() < 46 || entry.getInt(0) != CENTRAL) {
                    throw new ZipException("the ZIP's directory breaks off at byte " + at);
                }
                int name = u16(entry, 28);
                int extra = u16(entry, 30);
                ByteBuffer rest = read(channel, at + 46, name + extra);
                heads.put(StandardCharsets.UTF_8.decode(rest.slice(0, name)).toString(), head(entry, rest, name));
                at += 46 + name + extra + u16(entry, 32);
            }
            return heads;
        }

        /** The offset, from the ZIP64 field where 32 bits do not hold it: the sizes that overflow stand before it. */
        private static long head(ByteBuffer entry, ByteBuffer rest, int name) {
            long head = entry.getInt(42) & ALL_ONES;
            if (head != ALL_ONES) {
                return head;
            }
            int skip = (entry.getInt(24) == -1 ? 8 : 0) + (entry.getInt(20) == -1 ? 8 : 0);
            for (int i = name; i + 4 <= rest.limit(); i += 4 + u16(rest, i + 2)) {
                if (u16(rest, i) == 1 && i + 12 + skip <= rest.limit()) {
                    return rest.getLong(i + 4 + skip);
                }
            }
            return head;
        }

        private void findDirectory() throws IOException {
            int length = (int) Math.min(channel.size(), 22 + 65_535);
            long from = channel.size() - length;
            ByteBuffer tail = read(channel, from, length);
            for (int i = length - 22; i >= 0; i--) {
                if (tail.getInt(i) == 0x06054b50) {
                    count = u16(tail, i + 10);
                    at = tail.getInt(i + 16) & ALL_ONES;
                    if (count == 0xffff || at == ALL_ONES) {
                        large(from + i - 20);
                    }
                    return;
                }
            }
            throw new ZipException("the ZIP has no directory");
        }

        private void large(long locatorAt) throws IOException {
            ByteBuffer locator = read(channel, Math.max(0, locatorAt), 20);
            if (locator.limit() == 20 && locator.getInt(0) == 0x07064b50) {
                ByteBuffer end = read(channel, locator.getLong(8), 56);
                if (end.limit() == 56) {
                    count = Math.min(MOST, end.getLong(32));
                    at = end.getLong(48);
                }
            }
        }

        static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            for (int got = from < 0 ? -1 : 0; got >= 0 && bytes.hasRemaining(); ) {
                got = channel.read(bytes, from + bytes.position());
            }
            return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
        }

        static int u16(ByteBuffer bytes, int at) {
            return bytes.getShort(at) & 0xffff;
        }
    }
}
