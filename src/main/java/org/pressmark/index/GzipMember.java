package org.pressmark.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/** One gzip member in memory, RFC 1952; its header says nothing of time or machine, so its bytes repeat. */
final class GzipMember {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int LEVEL = 6;

    private GzipMember() {}

    static byte[] of(byte[] plain) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] out = Arrays.copyOf(HEADER, HEADER.length + 64 + plain.length / 4);
            int length = HEADER.length;
            while (!deflater.finished()) {
                if (out.length - length < 64) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            byte[] member = Arrays.copyOf(out, length + 8);
            CRC32 checksum = new CRC32();
            checksum.update(plain);
            ByteBuffer.wrap(member, length, 8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) checksum.getValue())
                    .putInt(plain.length);
            return member;
        } finally {
            deflater.end();
        }
    }

    /** The bytes in one or several members. */
    static byte[] unpack(byte[] packed, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 15)) {
            byte[] plain = new byte[expected(packed, limit)];
            int length = in.readNBytes(plain, 0, plain.length);
            byte[] more = in.readNBytes(limit - length);
            if (length + more.length >= limit) {
                throw new IOException("a block of the index is larger than " + limit + " bytes");
            }
            if (more.length == 0) {
                return length == plain.length ? plain : Arrays.copyOf(plain, length);
            }
            byte[] all = Arrays.copyOf(plain, length + more.length);
            System.arraycopy(more, 0, all, length, more.length);
            return all;
        }
    }

    /** The length at the end of the last member, if it can be believed. */
    private static int expected(byte[] packed, int limit) {
        int said = packed.length < 18 ? 0 : ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(packed.length - 4);
        return said >= 0 && said < limit && said / 1100 <= packed.length ? said : 0;
    }
}
