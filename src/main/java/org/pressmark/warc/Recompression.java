package org.pressmark.warc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.OpenFile;

/**
 * Writes an archive anew, each record compressed on its own: gzip, zstd or plain, as the new file's name says. Records of
 * WARC files stay byte for byte what they are. Records of ARC files do too, unless the new file is named as a WARC: then
 * they become WARC records.
 */
public final class Recompression {
    private final int threads;
    private final String software;
    private long records;
    private long lost;

    /**
     * A writer.
     *
     * @param threads how many compress; the result does not depend on it
     * @param software program and version, for the warcinfo record of what was an ARC file
     */
    public Recompression(int threads, String software) {
        this.threads = threads;
        this.software = software;
    }

    /**
     * What was written.
     *
     * @param file where it lies, and its length
     * @param records records read and written
     * @param lost damaged places that were left out
     */
    public record Done(OpenFile.Finished file, long records, long lost) {}

    /**
     * Writes a file anew.
     *
     * @param damaged is told of each record that could not be read and is left out
     */
    public Done run(Path in, Path out, Consumer<DamagedRecordException> damaged) throws IOException {
        return run(FileSlice.of(in), out, out.getFileName().toString(), damaged);
    }

    /**
     * Writes a file anew that will have another name later.
     *
     * @param finalName that name
     */
    public Done run(FileSlice in, Path out, String finalName, Consumer<DamagedRecordException> damaged) throws IOException {
        String name = finalName.toLowerCase(Locale.ROOT);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (WarcReading reading = WarcReading.open(in);
                RecordCopying copying = new RecordCopying(out, Packing.named(name), pool)) {
            Optional<ArcConversion> conversion = name.contains(".warc")
                    ? Optional.of(new ArcConversion(copying, in.file().getFileName().toString(), finalName, software))
                    : Optional.empty();
            records = 0;
            lost = 0;
            boolean more = true;
            while (more) {
                more = next(reading, copying, conversion, damaged);
            }
            return new Done(copying.finish(), records, lost);
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean next(WarcReading reading, RecordCopying copying, Optional<ArcConversion> conversion,
            Consumer<DamagedRecordException> damaged) throws IOException {
        try {
            Optional<StoredRecord> record = reading.next();
            if (record.isPresent()) {
                boolean convert = conversion.isPresent() && record.get().version().startsWith("ARC");
                if (convert) {
                    conversion.get().convert(reading, record.get());
                } else {
                    copying.copy(reading, record.get());
                }
                records++;
            }
            return record.isPresent();
        } catch (DamagedRecordException broken) {
            lost++;
            damaged.accept(broken);
            return true;
        }
    }
}
