package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.pressmark.capture.FileSlice;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * Opens the record that an index line is about. The offset alone does not tell it: in a file that was compressed as a
 * whole, or block by block, many records are found at one.
 */
public final class RecordOfLine {
    private RecordOfLine() {}

    /** The record in a file of its own. */
    public static RecordAt open(Path file, CdxLine line) throws IOException {
        return open(FileSlice.of(file), line);
    }

    /**
     * The capture of the line's address and time; where the record there says another time than the line, as in indexes
     * others made, the capture of its address.
     *
     * @throws DamagedRecordException where there is none at the line's offset
     */
    public static RecordAt open(FileSlice file, CdxLine line) throws IOException {
        Predicate<StoredRecord> ofAddress = record -> isShown(record)
                && Closest.same(line.url(), record.target().orElse(""));
        try {
            return WarcReading.at(file, line.offset(), ofAddress.and(record -> isOfTime(record, line)));
        } catch (DamagedRecordException noneOfThatTime) {
            return WarcReading.at(file, line.offset(), ofAddress);
        }
    }

    /** Some indexers take conversions for captures, this one does not. */
    private static boolean isShown(StoredRecord record) {
        return Indexer.isCapture(record) || record.type().equals("conversion");
    }

    private static boolean isOfTime(StoredRecord record, CdxLine line) {
        return record.first("WARC-Date").flatMap(WarcDates::digits).filter(line.timestamp()::equals).isPresent();
    }
}
