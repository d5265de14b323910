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
    boolean endsBeforeOtherPacking() throws IOException {
        raw.at = at;
        Formats.Format here = Formats.at(raw);
        at = raw.at;
        end = raw.end;
        return here == Formats.Format.GZIP || here == Formats.Format.ZSTD;
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
    boolean seekRecord(long from, long below) throws IOException {
        raw.position(Math.max(0, from));
        boolean found = false;
        boolean lineStart = from == 0;
        while (!found && raw.position() < below && raw.require(1)) {
            if (lineStart) {
                raw.require(RecordStart.LONGEST);
                found = RecordStart.kind(raw.bytes, raw.at, raw.end) != Kind.NONE;
            }
            if (!found) {
                lineStart = toNextLine();
            }
        }
        at = raw.at;
        end = raw.end;
        return found;
    }

    /** Goes behind the next line feed; to the end of the buffer where there is none in it. */
    private boolean toNextLine() {
        int next = raw.at;
        while (next < raw.end && raw.bytes[next] != '\n') {
            next++;
        }
        boolean found = next < raw.end;
        raw.at = found ? next + 1 : next;
        return found;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
