package org.pressmark.wacz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The structures of a ZIP file around its contents: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.14 to 4.3.16.
 *
 * <p>Every entry has the same time (1 January 1980, the earliest there is), no attributes and no comment, so that the
 * same contents give the same bytes. Names are marked as UTF-8 only where they are not ASCII.
 */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here is allocated in this class, on the heap
final class ZipHeaders {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final short FIRST_DAY = 0x21;
    private static final short PLAIN_VERSION = 20;
    private static final short ZIP64_VERSION = 45;
    private static final short UTF8 = 0x0800;
    private static final short ZIP64_FIELD = 1;
    private static final int MANY = 0xFFFF;

    private ZipHeaders() {}

    /** What stands in front of an entry's content. */
    static byte[] local(ZipEntryFacts entry) {
        byte[] name = entry.nameBytes();
        boolean large = entry.isLarge();
        ByteBuffer out = buffer(30 + name.length + (large ? 20 : 0));
        out.putInt(LOCAL).putShort(large ? ZIP64_VERSION : PLAIN_VERSION);
        flagsToSizes(out, entry, large);
        out.putShort((short) name.length).putShort((short) (large ? 20 : 0)).put(name);
        if (large) {
            out.putShort(ZIP64_FIELD).putShort((short) 16).putLong(entry.size()).putLong(entry.packed());
        }
        return out.array();
    }

    private static void flagsToSizes(ByteBuffer out, ZipEntryFacts entry, boolean large) {
        boolean ascii = entry.name().chars().allMatch(c -> c < 0x80);
        out.putShort(ascii ? 0 : UTF8).putShort((short) entry.method());
        out.putShort((short) 0).putShort(FIRST_DAY).putInt((int) entry.crc());
        out.putInt((int) (large ? ZipEntryFacts.LARGE : entry.packed()));
        out.putInt((int) (large ? ZipEntryFacts.LARGE : entry.size()));
    }

    /** An entry's line in the directory at the end. */
    static byte[] central(ZipEntryFacts entry) {
        byte[] name = entry.nameBytes();
        boolean large = entry.isLarge();
        boolean far = entry.header() >= ZipEntryFacts.LARGE;
        int extra = (large ? 16 : 0) + (far ? 8 : 0);
        int field = extra == 0 ? 0 : extra + 4;
        short version = extra == 0 ? PLAIN_VERSION : ZIP64_VERSION;
        ByteBuffer out = buffer(46 + name.length + field);
        out.putInt(CENTRAL).putShort(version).putShort(version);
        flagsToSizes(out, entry, large);
        out.putShort((short) name.length).putShort((short) field).putShort((short) 0);
        out.putShort((short) 0).putShort((short) 0).putInt(0);
        out.putInt((int) (far ? ZipEntryFacts.LARGE : entry.header())).put(name);
        if (extra > 0) {
            out.putShort(ZIP64_FIELD).putShort((short) extra);
        }
        if (large) {
            out.putLong(entry.size()).putLong(entry.packed());
        }
        if (far) {
            out.putLong(entry.header());
        }
        return out.array();
    }

    /**
     * What ends the file.
     *
     * @param entries every entry
     * @param directory where the directory begins
     * @param length how many bytes it has
     */
    static byte[] end(List<ZipEntryFacts> entries, long directory, long length) {
        int count = entries.size();
        boolean large = count >= MANY || directory >= ZipEntryFacts.LARGE || length >= ZipEntryFacts.LARGE;
        ByteBuffer out = buffer(22 + (large ? 76 : 0));
        if (large) {
            out.putInt(END64).putLong(44).putShort(ZIP64_VERSION).putShort(ZIP64_VERSION).putInt(0).putInt(0);
            out.putLong(count).putLong(count).putLong(length).putLong(directory);
            out.putInt(LOCATOR64).putInt(0).putLong(directory + length).putInt(1);
        }
        short shown = (short) (large ? MANY : count);
        out.putInt(END).putShort((short) 0).putShort((short) 0).putShort(shown).putShort(shown);
        out.putInt((int) (large ? ZipEntryFacts.LARGE : length));
        out.putInt((int) (large ? ZipEntryFacts.LARGE : directory)).putShort((short) 0);
        return out.array();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
