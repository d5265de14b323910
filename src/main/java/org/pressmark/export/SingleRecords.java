package org.pressmark.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.Recompression;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Archives whose records can be opened one by one. In a file that was compressed as a whole everything in front of a
 * record would be unpacked for each, so such a one is written anew first.
 */
final class SingleRecords {
    private final Path temporary;
    private final Consumer<Finding> damage;
    private int written;

    /**
     * Of any number of archives.
     *
     * @param temporary where files are put that must be written anew
     * @param damage is told of what cannot be read then
     */
    SingleRecords(Path temporary, Consumer<Finding> damage) {
        this.temporary = temporary;
        this.damage = damage;
    }

    /** The archive as it lies, or as it was written anew. */
    FileSlice of(FileSlice archive) throws IOException {
        if (opensSingly(archive)) {
            return archive;
        }
        Path anew = temporary.resolve(++written + ".warc.gz");
        new Recompression(Runtime.getRuntime().availableProcessors(), "pressmark export").run(archive, anew, "anew.warc.gz",
                lost -> damage.accept(new Finding("record-damaged", lost.getMessage(), 0)));
        return FileSlice.of(anew);
    }

    /** As far as the first two records tell. */
    private static boolean opensSingly(FileSlice archive) throws IOException {
        try (WarcReading reading = WarcReading.open(archive)) {
            Optional<StoredRecord> first = reading.next();
            return first.isEmpty() || reading.next().isEmpty() || reading.startsMember();
        } catch (DamagedRecordException damaged) {
            return true;
        }
    }
}
