package org.pressmark.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the central directory of a ZIP from its raw bytes, ZIP64 included (PKWARE APPNOTE 4.3 to 4.5). */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int ENCRYPTED = 1;
    private static final int CHECKSUM_BEHIND = 8;
    private static final long ALL_ONES = 0xffffffffL;
    private static final int MOST = 1 << 20;

    private final RawFile file;
    private long count;
    private long at;
    private long end;

    private ZipDirectory(RawFile file) {
        this.file = file;
    }

    /** All members in the order of the directory; a breach and nothing where it cannot be read. */
    static Optional<List<ZipMember>> read(RawFile file, Desk desk) throws IOException {
        return new ZipDirectory(file).read(desk);
    }

    private Optional<List<ZipMember>> read(Desk desk) throws IOException {
        if (!end() || count > MOST) {
            desk.breach(Rule.WACZ_ZIP, "no end of central directory, or more than " + MOST + " members");
            return Optional.empty();
        }
        List<ZipMember> members = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            ByteBuffer head = bytes(at, 46);
            if (head.limit() < 46 || head.getInt(0) != CENTRAL) {
                desk.breach(Rule.WACZ_ZIP, "member " + i + " of " + count + " is not in the central directory");
                return Optional.empty();
            }
            members.add(member(head, desk));
            at += 46 + u16(head, 28) + u16(head, 30) + u16(head, 32);
        }
        if (at != end) {
            desk.breach(Rule.WACZ_ZIP,
                    "the central directory says it ends at " + end + ", its " + count + " members end at " + at);
        }
        return Optional.of(members);
    }

    private ByteBuffer bytes(long from, int length) throws IOException {
        byte[] read = new byte[length];
        int n = from < 0 ? 0 : file.read(from, read, 0, length);
        return ByteBuffer.wrap(read, 0, n).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & ALL_ONES;
    }

    private boolean end() throws IOException {
        int length = (int) Math.min(file.size(), 22 + 65535);
        long from = file.size() - length;
        ByteBuffer tail = bytes(from, length);
        for (int i = length - 22; i >= 0; i--) {
            if (tail.getInt(i) == END && i + 22 + u16(tail, i + 20) == length) {
                count = u16(tail, i + 10);
                at = u32(tail, i + 16);
                end = at + u32(tail, i + 12);
                boolean large = count == 0xffff || at == ALL_ONES;
                return !large || end64(from + i - 20);
            }
        }
        return false;
    }

    private boolean end64(long locatorAt) throws IOException {
        ByteBuffer locator = bytes(locatorAt, 20);
        if (locator.limit() < 20 || locator.getInt(0) != LOCATOR_64) {
            return false;
        }
        ByteBuffer end = bytes(locator.getLong(8), 56);
        if (end.limit() < 56 || end.getInt(0) != END_64) {
            return false;
        }
        count = end.getLong(32);
        at = end.getLong(48);
        this.end = at + end.getLong(40);
        return count >= 0 && at >= 0;
    }

    private ZipMember member(ByteBuffer head, Desk desk) throws IOException {
        int nameLength = u16(head, 28);
        ByteBuffer name = bytes(at + 46, nameLength);
        String text = StandardCharsets.UTF_8.decode(name).toString();
        long[] sizes = {u32(head, 24), u32(head, 20), u32(head, 42)};
        large(sizes, bytes(at + 46 + nameLength, u16(head, 30)));
        ByteBuffer local = bytes(sizes[2], 30);
        boolean there = local.limit() == 30 && local.getInt(0) == LOCAL;
        long data = there ? sizes[2] + 30 + u16(local, 26) + u16(local, 28) : file.size();
        if (!there || sizes[0] < 0 || sizes[1] < 0 || data + sizes[1] > file.size()) {
            desk.breach(Rule.WACZ_ZIP, text + " does not lie where the directory says");
        }
        if (there) {
            local(text, head, local, bytes(sizes[2] + 30, u16(local, 26)), desk);
        }
        return new ZipMember(text, u16(head, 10), head.getInt(16), Math.max(0, sizes[1]), Math.max(0, sizes[0]), data);
    }

    /** Who reads from the front sees the local header only; it says the same, but a checksum that comes behind the data. */
    private static void local(String text, ByteBuffer head, ByteBuffer local, ByteBuffer name, Desk desk) {
        boolean later = (u16(local, 6) & CHECKSUM_BEHIND) != 0;
        boolean same = text.equals(StandardCharsets.UTF_8.decode(name).toString()) && u16(head, 10) == u16(local, 8)
                && (later || head.getInt(16) == local.getInt(14));
        if (!same) {
            desk.breach(Rule.WACZ_ZIP, text + " has another name, method or CRC32 in its local header");
        }
        if (!later && !(sameSize(head, 20, local, 18) && sameSize(head, 24, local, 22))) {
            desk.breach(Rule.WACZ_ZIP, text + " has another size in its local header");
        }
        if (((u16(head, 8) | u16(local, 6)) & ENCRYPTED) != 0) {
            desk.breach(Rule.WACZ_ZIP, text + " is encrypted");
        }
    }

    /** A size may stand in the ZIP64 extra field of one of the two and not of the other. */
    private static boolean sameSize(ByteBuffer head, int at, ByteBuffer local, int localAt) {
        return u32(head, at) == u32(local, localAt) || u32(head, at) == ALL_ONES || u32(local, localAt) == ALL_ONES;
    }

    /** Takes size, packed size and offset from the ZIP64 extra field, each only where the 32-bit value is all ones. */
    private static void large(long[] sizes, ByteBuffer extra) {
        for (int i = 0; i + 4 <= extra.limit(); i += 4 + u16(extra, i + 2)) {
            if (u16(extra, i) == 1) {
                int value = i + 4;
                for (int k = 0; k < sizes.length; k++) {
                    if (sizes[k] == ALL_ONES && value + 8 <= extra.limit()) {
                        sizes[k] = extra.getLong(value);
                        value += 8;
                    }
                }
                return;
            }
        }
    }
}
