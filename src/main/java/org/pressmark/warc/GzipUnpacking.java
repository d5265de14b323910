package org.pressmark.warc;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip, RFC 1952, member by member.
 *
 * <p>Not {@link java.util.zip.GZIPInputStream}: that hides where members begin and end, and a WARC index is made of
 * just these numbers. Checksum and length of every member are checked; both cost next to nothing beside inflating.
 */
final class GzipUnpacking extends MemberUnpacking {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int LONGEST_NAME = 64 << 10;

    /** With so much of a member at hand the first piece of it tells whether a record begins with it. */
    private static final int FIRST = 4096;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean inMember;

    GzipUnpacking(RawInput raw, int bufferSize) {
        super(raw, bufferSize, Formats.Format.GZIP);
    }

    static boolean isMagic(byte[] bytes, int from, int end) {
        return end - from >= 3 && bytes[from] == 0x1f && bytes[from + 1] == (byte) 0x8b && bytes[from + 2] == 8;
    }

    @Override
    boolean mayBegin(byte[] bytes, int from, int end) {
        return isMagic(bytes, from, end);
    }

    @Override
    boolean nextMember() throws IOException {
        memberStart = raw.position();
        if (!raw.require(1)) {
            return false;
        }
        if (!raw.require(HEADER) || !isMagic(raw.bytes, raw.at, raw.end)) {
            throw new BrokenMemberException("no whole gzip member begins here");
        }
        int flags = raw.bytes[raw.at + 3];
        raw.at += HEADER;
        if ((flags & 4) != 0) {
            skipExtra();
        }
        if ((flags & 8) != 0) {
            skipText();
        }
        if ((flags & 16) != 0) {
            skipText();
        }
        if ((flags & 2) != 0) {
            need(2);
            raw.at += 2;
        }
        raw.require(FIRST);
        inflater.reset();
        checksum.reset();
        inMember = true;
        at = 0;
        end = 0;
        return true;
    }

    private void skipExtra() throws IOException {
        need(2);
        int length = (raw.bytes[raw.at] & 255) | (raw.bytes[raw.at + 1] & 255) << 8;
        raw.at += 2;
        for (int i = 0; i < length; i++) {
            need(1);
            raw.at++;
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; i < LONGEST_NAME; i++) {
            need(1);
            if (raw.bytes[raw.at++] == 0) {
                return;
            }
        }
        throw new BrokenMemberException("the gzip header holds a name without an end");
    }

    private void need(int count) throws IOException {
        if (!raw.require(count)) {
            throw new BrokenMemberException("the file ends inside a gzip member");
        }
    }

    @Override
    boolean fill() throws IOException {
        at = 0;
        end = 0;
        while (inMember && end == 0) {
            end = inflate();
            if (end > 0) {
                checksum.update(buffer, 0, end);
            } else if (inflater.finished()) {
                endMember();
            }
        }
        return end > 0;
    }

    /** Hands over what lies in the raw buffer and takes back what the inflater did not use. */
    private int inflate() throws IOException {
        if (raw.at == raw.end && !raw.fill()) {
            throw new BrokenMemberException("the file ends inside a gzip member");
        }
        inflater.setInput(raw.bytes, raw.at, raw.end - raw.at);
        try {
            int got = inflater.inflate(buffer, 0, buffer.length);
            if (inflater.needsDictionary()) {
                throw new BrokenMemberException("the compressed data is damaged: it asks for a dictionary");
            }
            return got;
        } catch (DataFormatException broken) {
            throw new BrokenMemberException("the compressed data is damaged", broken);
        } finally {
            raw.at = raw.end - inflater.getRemaining();
        }
    }

    private void endMember() throws IOException {
        inMember = false;
        need(TRAILER);
        long crc = littleEndian(raw.at);
        long size = littleEndian(raw.at + 4);
        raw.at += TRAILER;
        if (crc != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new BrokenMemberException("the checksum of the gzip member does not fit its bytes");
        }
    }

    private long littleEndian(int from) {
        byte[] b = raw.bytes;
        return (b[from] & 255L) | (b[from + 1] & 255L) << 8 | (b[from + 2] & 255L) << 16 | (b[from + 3] & 255L) << 24;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        raw.close();
    }
}
