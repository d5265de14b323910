package org.pressmark.pack;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.pressmark.capture.Body;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Digest;
import org.pressmark.disk.OpenFile;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Surt;
import org.pressmark.ledger.Run;
import org.pressmark.warc.NewRecord;
import org.pressmark.warc.Place;
import org.pressmark.warc.RecordIds;
import org.pressmark.warc.RecordType;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcFields;
import org.pressmark.warc.WarcFormat;
import org.pressmark.warc.WarcWriting;

/**
 * The WARC files of one run: each begins with its warcinfo, every record gets its id, and a line of the index where it
 * is a capture.
 *
 * <p>A new file begins by the sum of record bytes before compression, so that which file a record is in, and with it
 * its WARC-Warcinfo-ID, is known before any member is made, whatever the compressor does.
 */
final class RunArchive implements Closeable {
    private final CollectionFiles files;
    private final CollectionName name;
    private final Run run;
    private final PackOptions options;
    private final WarcinfoText warcinfo;
    private final RecordIds ids;
    private final WarcWriting writing;
    private final IndexWriting index;
    private final List<OpenFile.Finished> finished = new ArrayList<>();
    private final List<String> warcinfoIds = new ArrayList<>();
    private long serial;
    private long bytesInFile;

    RunArchive(
            CollectionFiles files,
            CollectionName name,
            Run run,
            PackOptions options,
            WarcinfoText warcinfo,
            IndexWriting index,
            ExecutorService pool) {
        this.files = files;
        this.name = name;
        this.run = run;
        this.options = options;
        this.warcinfo = warcinfo;
        this.index = index;
        this.ids = RecordIds.derived(name.text() + "\n" + run.number() + "\n" + run.date());
        this.writing = new WarcWriting(options.making().format(), pool);
        this.serial = run.firstSerial() - 1;
    }

    /** Removes WARC files that an earlier, unfinished attempt at this run left; never one that somebody put there. */
    void sweep() throws IOException {
        for (Path warc : files.warcs()) {
            if (CollectionFiles.serial(warc) >= run.firstSerial() && CollectionFiles.isOurs(warc, name)) {
                Files.delete(warc);
            }
        }
    }

    /** Says that records of so many block bytes follow that belong together: they begin a new file where it is time. */
    void expect(long bytes) throws IOException {
        if (bytesInFile > 0 && bytesInFile + bytes > options.making().fileBytes()) {
            finished.add(writing.finish());
            bytesInFile = 0;
        }
        if (bytesInFile == 0) {
            begin();
        }
    }

    private void begin() throws IOException {
        serial++;
        Path place = files.warc(name, run.date(), serial, options.making().format().ending());
        Body block = warcinfo.body(name.text());
        Digest digest = digest(block);
        String id = ids.id(RecordType.WARCINFO, place.getFileName().toString(), run.date(), digest);
        warcinfoIds.add(id);
        writing.begin(place, new NewRecord(
                RecordType.WARCINFO, id, run.date(), Optional.empty(), WarcFields.MEDIA_TYPE, block, digest,
                Optional.empty(),
                List.of(new StoredRecord.Field("WARC-Filename", place.getFileName().toString()))));
        bytesInFile = block.length();
    }

    /** The id a draft will have; each call gives another. */
    String idFor(Draft draft) {
        return ids.id(draft.type(), draft.target(), draft.date(), draft.blockDigest());
    }

    /** Writes a record and gives its id. */
    String write(Draft draft) throws IOException {
        String id = idFor(draft);
        write(draft, id);
        return id;
    }

    /** Writes a record under an id from {@link #idFor}. */
    void write(Draft draft, String id) throws IOException {
        NewRecord record = new NewRecord(
                draft.type(), id, draft.date(), Optional.of(draft.target()).filter(target -> !target.isEmpty()),
                draft.contentType(), draft.block(), draft.blockDigest(), draft.payload(), draft.fields());
        writing.write(record, place -> list(draft, place));
        bytesInFile += draft.block().length();
    }

    private void list(Draft draft, Place place) {
        if (draft.listing().isEmpty()) {
            return;
        }
        CdxLine line = new CdxLine(
                Surt.key(draft.target()),
                CaptureTime.digits(draft.date()),
                draft.target(),
                draft.listing().get().mime(),
                draft.listing().get().status(),
                draft.payload().map(Digest::toString).orElse(""),
                place.length(),
                place.offset(),
                place.file());
        try {
            index.add(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The digest of a block, read once for it. */
    Digest digest(Body block) throws IOException {
        return options.making().digest().digest(block);
    }

    /** The digest of no bytes at all. */
    Digest emptyDigest() {
        return options.making().digest().digest(new byte[0]);
    }

    WarcFormat format() {
        return options.making().format();
    }

    Instant date() {
        return run.date();
    }

    /** The warcinfo ids of all files so far. */
    List<String> warcinfoIds() {
        return List.copyOf(warcinfoIds);
    }

    /** Puts the last file into its place; all files of the run, in order. */
    List<OpenFile.Finished> finish() throws IOException {
        if (bytesInFile > 0) {
            finished.add(writing.finish());
            bytesInFile = 0;
        }
        return List.copyOf(finished);
    }

    @Override
    public void close() throws IOException {
        writing.close();
    }
}
