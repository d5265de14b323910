package org.pressmark.warc;

import java.io.IOException;

/** A file in members, each compressed on its own, so that reading can begin at any of them. */
abstract class MemberUnpacking extends Unpacking {
    /** So many bytes tell the beginning of a member, whatever it is compressed with. */
    private static final int MAGIC = 4;

    final RawInput raw;

    /** The first byte of the member that {@link #nextMember()} went to last. */
    long memberStart;

    private final Formats.Format format;

    MemberUnpacking(RawInput raw, int bufferSize, Formats.Format format) {
        this.raw = raw;
        this.format = format;
        this.buffer = new byte[bufferSize];
    }

    /** Whether the bytes from {@code from} on look like the beginning of a member that holds data. */
    abstract boolean mayBegin(byte[] bytes, int from, int end);

    @Override
    final boolean endsBeforeOtherPacking() throws IOException {
        Formats.Format here = at == end ? Formats.at(raw) : Formats.Format.UNKNOWN;
        return here != format && here != Formats.Format.UNKNOWN;
    }

    @Override
    final long recordOffset() {
        return memberStart;
    }

    @Override
    final long position() {
        return raw.position();
    }

    @Override
    final boolean hasMembers() {
        return true;
    }

    @Override
    final boolean seekRecord(long from, long below) throws IOException {
        raw.position(from);
        while (seekMagic(below)) {
            long candidate = raw.position();
            if (beginsRecord()) {
                return true;
            }
            raw.position(candidate + 1);
        }
        return false;
    }

    private boolean seekMagic(long below) throws IOException {
        while (raw.position() < below && raw.require(MAGIC)) {
            for (; raw.at + MAGIC <= raw.end; raw.at++) {
                if (mayBegin(raw.bytes, raw.at, raw.end)) {
                    return raw.position() < below;
                }
            }
        }
        return false;
    }

    /** A magic number by chance is common in compressed data; one that unpacks to a record's first line is not. */
    private boolean beginsRecord() throws IOException {
        try {
            return nextMember()
                    && peek() >= 0
                    && RecordStart.kind(buffer, at, end) != RecordStart.Kind.NONE;
        } catch (BrokenMemberException chance) {
            return false;
        }
    }
}
