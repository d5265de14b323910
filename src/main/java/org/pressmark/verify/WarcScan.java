package org.pressmark.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a WARC file record by record and checks each.
 *
 * <p>Where a record's end is not where its header says, a plain file is searched from the start of the block for the
 * next line that begins a record; in a compressed file the next member is such a place already.
 */
final class WarcScan {
    private static final int CRLF_CRLF = 0x0d0a0d0a;
    private static final int SHOWN = 40;

    private final Window window;
    private final Desk desk;
    private final Witness witness;
    private final HeadReader reader;
    private long records;

    WarcScan(Window window, Desk desk, Witness witness) {
        this.window = window;
        this.desk = desk;
        this.witness = witness;
        this.reader = new HeadReader(window, desk);
    }

    /** Checks all records; how many there are. */
    long run() throws IOException {
        judgeNumber(runAfter(0), desk);
        return records;
    }

    /** Checks the records behind so many others; how many there are with those. */
    long runAfter(long earlier) throws IOException {
        records = earlier;
        while (window.nextUnit()) {
            unit();
        }
        return records;
    }

    static void judgeNumber(long records, Desk desk) {
        if (records == 0) {
            desk.breachAt(0, Rule.FILE_EMPTY, "no record was found");
        }
    }

    private void unit() throws IOException {
        desk.at(window.fileOffset());
        if (window.atUnitEnd() && !window.damaged()) {
            desk.breach(window.habits().empty(), "nothing is in it");
        }
        int inUnit = 0;
        while (!window.atUnitEnd()) {
            desk.at(window.fileOffset());
            if (!window.atRecord()) {
                between();
                continue;
            }
            record();
            if (window.crossedSince()) {
                desk.breach(Rule.GZIP_RECORD_SPANS, "the record goes on in the next member");
                inUnit = 0;
            }
            if (++inUnit == 2 && window.habits().recordPerUnit()) {
                desk.breach(window.habits().many(), "a second record starts in the same member");
            }
        }
    }

    /** What stands where a record should start: line ends too many, or something else. */
    private void between() throws IOException {
        int n = 0;
        while (window.have(1) && isLineEnd(window.bytes[window.pos])) {
            window.pos++;
            n++;
        }
        if (n > 0) {
            desk.breach(Rule.RECORD_TRAILER, n + " bytes of line ends more than two CRLF");
            return;
        }
        String start = peek();
        boolean nearly = Texts.startsWithIgnoreCase(start, "warc");
        long from = window.position();
        boolean more = window.findRecord();
        desk.breach(nearly ? Rule.VERSION_LINE : Rule.NOT_A_RECORD, start);
        lost(from, more);
    }

    private void lost(long from, boolean more) {
        witness.lost(window.position() - from, from, more, desk);
    }

    private String peek() throws IOException {
        window.show(SHOWN);
        StringBuilder out = new StringBuilder();
        for (int i = window.pos; i < Math.min(window.limit, window.pos + SHOWN) && window.bytes[i] != '\n'; i++) {
            out.append((char) (window.bytes[i] & 255));
        }
        return out.toString();
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private void record() throws IOException {
        records++;
        long start = window.position();
        long offset = window.fileOffset();
        Optional<Head> read = reader.read();
        if (read.isEmpty()) {
            lost(start, window.findRecord());
            return;
        }
        Head head = read.get();
        desk.record(head.id());
        HeadRules.check(head, desk);
        witness.see(head, desk, offset);
        if (records == 1 && head.kind() != Kind.WARCINFO) {
            desk.breach(Rule.WARCINFO_FIRST, "the first record is " + head.value(Name.TYPE));
        }
        if (head.length() < 0) {
            lost(window.position(), window.findRecord());
            return;
        }
        block(head);
    }

    private void block(Head head) throws IOException {
        long start = window.position();
        List<BlockPart> parts = Blocks.of(head, desk);
        long left = head.length();
        int tail = 0;
        while (left > 0 && (window.pos < window.limit || window.moreAcross())) {
            int n = (int) Math.min(left, window.limit - window.pos);
            for (BlockPart part : parts) {
                part.take(window.bytes, window.pos, n);
            }
            for (int i = Math.max(0, n - 4); i < n; i++) {
                tail = tail << 8 | (window.bytes[window.pos + i] & 255);
            }
            window.pos += n;
            left -= n;
        }
        if (left > 0) {
            tooShort(head, start, left, tail);
        } else if (trailer(head, start)) {
            parts.forEach(part -> part.judge(desk));
            lint(head, parts);
        }
    }

    private void lint(Head head, List<BlockPart> parts) {
        if (witness.wantsLints()) {
            LintSubject seen = new LintSubject(head, Optional.empty(), false);
            for (BlockPart part : parts) {
                seen = part.message().orElse(seen);
            }
            witness.lint(seen, desk);
        }
    }

    /** The bytes end before the block does. */
    private void tooShort(Head head, long start, long left, int tail) throws IOException {
        if (window.damaged()) {
            return;
        }
        long have = head.length() - left;
        String found = "Content-Length " + head.length() + ", there are " + have + " bytes";
        boolean plain = window.rewind(start);
        if (plain && window.findRecord()) {
            desk.breach(Rule.CONTENT_LENGTH_TOO_LONG, found + " and another record among them");
            return;
        }
        boolean cut = plain && tail != CRLF_CRLF;
        desk.breach(cut ? Rule.FILE_TRUNCATED : Rule.CONTENT_LENGTH_TOO_LONG, found);
    }

    /** Checks what follows the block; false where the block cannot end here. */
    private boolean trailer(Head head, long start) throws IOException {
        if (window.have(4) && four() == CRLF_CRLF) {
            window.pos += 4;
            return true;
        }
        StringBuilder seen = new StringBuilder();
        while (seen.length() < 16 && window.have(1) && isLineEnd(window.bytes[window.pos])) {
            seen.append(window.bytes[window.pos++] == '\r' ? "CR " : "LF ");
        }
        if (window.damaged()) {
            return false;
        }
        if (window.atUnitEnd() || window.atRecord()) {
            desk.breach(Rule.RECORD_TRAILER, seen.length() == 0 ? "nothing follows the block" : seen.toString().strip());
            return true;
        }
        misframed(head, start);
        return false;
    }

    private int four() {
        int i = window.pos;
        byte[] b = window.bytes;
        return b[i] << 24 | (b[i + 1] & 255) << 16 | (b[i + 2] & 255) << 8 | (b[i + 3] & 255);
    }

    private void misframed(Head head, long start) throws IOException {
        long claimed = start + head.length();
        long from = window.position();
        boolean back = window.rewind(start);
        boolean more = window.findRecord();
        boolean swallowed = back && more && window.position() <= claimed;
        desk.breach(swallowed ? Rule.CONTENT_LENGTH_TOO_LONG : Rule.CONTENT_LENGTH_TOO_SHORT, "Content-Length "
                + head.length() + ", the next record starts "
                + (more ? (window.position() - start) + " bytes behind the header" : "nowhere"));
        if (!swallowed) {
            lost(from, more);
        }
    }
}
