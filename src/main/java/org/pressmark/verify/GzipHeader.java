package org.pressmark.verify;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The header of a gzip member, RFC 1952 section 2.3.
 *
 * <pre>
 *   1f 8b CM FLG MTIME(4) XFL OS [XLEN(2) extra] [name 0] [comment 0] [CRC16]
 * </pre>
 */
final class GzipHeader {
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int LONGEST_TEXT = 1 << 16;

    private final RawBuffer in;
    private final CRC32 crc = new CRC32();

    private GzipHeader(RawBuffer in) {
        this.in = in;
    }

    /** Goes behind the header at the buffer's place; where it cannot, says which rule stops it. */
    static Optional<Rule> skip(RawBuffer in, Desk desk) throws IOException {
        return new GzipHeader(in).skip(desk);
    }

    private Optional<Rule> skip(Desk desk) throws IOException {
        if (!in.have(10)) {
            boolean begins = in.have(1) && in.u8(0) == 0x1f && (!in.have(2) || in.u8(1) == 0x8b);
            return Optional.of(begins ? Rule.GZIP_TRUNCATED : Rule.GZIP_MAGIC);
        }
        if (in.u8(0) != 0x1f || in.u8(1) != 0x8b) {
            return Optional.of(Rule.GZIP_MAGIC);
        }
        if (in.u8(2) != 8) {
            return Optional.of(Rule.GZIP_METHOD);
        }
        int flags = in.u8(3);
        if ((flags & RESERVED) != 0) {
            desk.breach(Rule.GZIP_RESERVED_FLAGS, "flags 0x" + Integer.toHexString(flags));
        }
        take(10);
        boolean whole = ((flags & FEXTRA) == 0 || extra()) && ((flags & FNAME) == 0 || text())
                && ((flags & FCOMMENT) == 0 || text());
        if (!whole || ((flags & FHCRC) != 0 && !in.have(2))) {
            return Optional.of(Rule.GZIP_TRUNCATED);
        }
        if ((flags & FHCRC) != 0) {
            checkCrc(desk);
        }
        return Optional.empty();
    }

    private void checkCrc(Desk desk) throws IOException {
        int computed = (int) crc.getValue() & 0xffff;
        if (in.u16(0) != computed) {
            desk.breach(Rule.GZIP_HEADER_CRC, "header CRC is " + Integer.toHexString(in.u16(0)) + ", computed "
                    + Integer.toHexString(computed));
        }
        take(2);
    }

    private boolean extra() throws IOException {
        if (!in.have(2)) {
            return false;
        }
        int length = in.u16(0);
        take(2);
        if (!in.have(length)) {
            return false;
        }
        take(length);
        return true;
    }

    private boolean text() throws IOException {
        for (int i = 0; i < LONGEST_TEXT && in.have(1); i++) {
            boolean ends = in.u8(0) == 0;
            take(1);
            if (ends) {
                return true;
            }
        }
        return false;
    }

    private void take(int n) {
        crc.update(in.bytes, in.pos, n);
        in.pos += n;
    }
}
