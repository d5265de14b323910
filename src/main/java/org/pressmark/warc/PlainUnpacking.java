package org.pressmark.warc;

import java.io.IOException;
import org.pressmark.warc.RecordStart.Kind;

/** A file without compression: one member, and records wherever they begin. */
final class PlainUnpacking extends Unpacking {
    private final RawInput raw;

    PlainUnpacking(RawInput raw) {
        this.raw = raw;
        this.buffer = raw.bytes;
        this.at = raw.at;
        this.end = raw.end;
    }

    @Override
    boolean fill() throws IOException {
        raw.at = end;
        boolean more = raw.fill();
        at = raw.at;
        end = raw.end;
        return more;
    }

    @Override
    long leap(long count) {
        raw.at = end;
        long leapt = Math.min(count, raw.left());
        raw.position(raw.position() + leapt);
        at = raw.at;
        end = raw.end;
        return leapt;
    }

    @Override
    boolean nextMember() {
        return false;
    }

    @Override
    long recordOffset() {
        return position();
    }

    @Override
    long position() {
        raw.at = at;
        return raw.position();
    }

    @Override
    boolean hasMembers() {
        return false;
    }

    @Override
    boolean seekRecord(long from) throws IOException {
        raw.position(Math.max(0, from));
        boolean lineStart = from == 0;
        while (raw.require(1)) {
            if (lineStart) {
                raw.require(RecordStart.LONGEST);
                if (RecordStart.kind(raw.bytes, raw.at, raw.end) != Kind.NONE) {
                    at = raw.at;
                    end = raw.end;
                    return true;
                }
            }
            lineStart = raw.bytes[raw.at] == '\n';
            raw.at++;
        }
        at = raw.at;
        end = raw.end;
        return false;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
