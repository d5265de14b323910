package org.pressmark.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.warc.RequestForm;
import org.pressmark.warc.StoredRecord;

/**
 * Finds the requests that answers belong to, where they are no GET: such an answer stands under a key of its own. The
 * request lies just before its answer or just behind it, so that one line is held back until the next record is seen.
 */
final class Exchanges {
    private final Consumer<CdxLine> lines;
    private Optional<Asked> asked;
    private boolean taken;
    private Optional<Held> held = Optional.empty();

    /**
     * What one part of a file leaves to the next.
     *
     * @param asked a request that waits for its answer
     * @param taken whether the first record of the next part is a request that has its answer
     */
    record Open(Optional<Asked> asked, boolean taken) {
        static final Open NONE = new Open(Optional.empty(), false);

        boolean isNone() {
            return asked.isEmpty() && !taken;
        }
    }

    /** A record by what ties it to others. */
    record Ties(String id, List<String> concurrent, String target, String date) {
        static Ties of(StoredRecord record) {
            return new Ties(
                    record.first("WARC-Record-ID").orElse(""),
                    record.all("WARC-Concurrent-To"),
                    record.target().orElse(""),
                    record.first("WARC-Date").orElse(""));
        }

        boolean belongTo(Ties other) {
            boolean named = !concurrent.isEmpty() || !other.concurrent.isEmpty();
            return named
                    ? concurrent.contains(other.id) || other.concurrent.contains(id)
                    : target.equals(other.target) && date.equals(other.date);
        }
    }

    /** A request that is no GET. */
    record Asked(Ties ties, String form) {}

    private record Held(Ties ties, CdxLine line) {}

    Exchanges(Consumer<CdxLine> lines, Open open) {
        this.lines = lines;
        this.asked = open.asked();
        this.taken = open.taken();
    }

    void request(StoredRecord record) throws IOException {
        boolean known = taken;
        taken = false;
        Optional<String> form = known ? Optional.empty() : RequestForm.of(record.block());
        if (form.isEmpty()) {
            flush();
            return;
        }
        Ties ties = Ties.of(record);
        if (held.isPresent() && held.get().ties().belongTo(ties)) {
            lines.accept(keyed(held.get().line(), form.get()));
            held = Optional.empty();
        } else {
            flush();
            asked = Optional.of(new Asked(ties, form.get()));
        }
    }

    void answer(StoredRecord record, CdxLine line) {
        flush();
        taken = false;
        boolean http = record.type().equals("response") || record.type().equals("revisit");
        Ties ties = Ties.of(record);
        if (http && asked.isPresent() && asked.get().ties().belongTo(ties)) {
            lines.accept(keyed(line, asked.get().form()));
        } else if (http) {
            held = Optional.of(new Held(ties, line));
        } else {
            lines.accept(line);
        }
        asked = Optional.empty();
    }

    /** Any other record, or damage: what comes behind it is no request of the answer before it. */
    void other() {
        flush();
        taken = false;
    }

    /** Ends a part; the record behind it may be the request of the last answer in it. */
    Open end(Optional<StoredRecord> behind) throws IOException {
        boolean matched = false;
        if (held.isPresent() && behind.isPresent() && behind.get().type().equals("request")) {
            Held last = held.get();
            Optional<String> form = RequestForm.of(behind.get().block());
            matched = form.isPresent() && last.ties().belongTo(Ties.of(behind.get()));
            if (matched) {
                lines.accept(keyed(last.line(), form.get()));
                held = Optional.empty();
            }
        }
        flush();
        return new Open(asked, matched);
    }

    private void flush() {
        held.ifPresent(last -> lines.accept(last.line()));
        held = Optional.empty();
    }

    private static CdxLine keyed(CdxLine line, String form) {
        return new CdxLine(
                Surt.key(line.url(), form), line.timestamp(), line.url(), line.mime(), line.status(), line.digest(),
                line.length(), line.offset(), line.filename());
    }
}
