package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pressmark.capture.FileSlice;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.Recompression;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/**
 * The archives as they go into a WACZ, which takes {@code .warc} and {@code .warc.gz} only (WACZ 1.1.1 section 5.1) and
 * whose readers open single records: ARC and zstd files, and files compressed as a whole, are written anew for it.
 */
final class ArchiveNames {
    private final Path temporary;
    private final Recompression recompression;
    private final SortedMap<String, Path> named = new TreeMap<>();

    private ArchiveNames(Path temporary, Recompression recompression) {
        this.temporary = temporary;
        this.recompression = recompression;
    }

    /**
     * Files by their names inside {@code archive/}, sorted: their own, and a number where two share one.
     *
     * @param temporary where files are put that must be written anew
     */
    static SortedMap<String, Path> of(List<Path> files, Path temporary, Recompression recompression)
            throws IOException {
        ArchiveNames names = new ArchiveNames(temporary, recompression);
        for (Path file : files) {
            names.add(file);
        }
        return names.named;
    }

    private void add(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        String stem = stem(file.getFileName().toString());
        boolean packed = isGzip(file);
        String ending = packed ? ".warc.gz" : ".warc";
        if (fits(file)) {
            named.put(free(stem, ending), file);
            return;
        }
        String name = free(stem, ".warc.gz");
        Path made = temporary.resolve("anew-" + named.size() + ".warc.gz");
        Recompression.Done done = recompression.run(FileSlice.of(file), made, name, damaged -> { });
        if (done.lost() > 0) {
            throw new IOException(file + ": " + done.lost() + " damaged places; mend it first with: pressmark recompress IN"
                    + " OUT.warc.gz, which says what is lost");
        }
        if (done.records() == 0) {
            throw new IOException(file + ": there is no WARC or ARC record in it");
        }
        named.put(name, made);
    }

    private String free(String stem, String ending) {
        String free = stem + ending;
        for (int i = 2; named.containsKey(free); i++) {
            free = stem + "-" + i + ending;
        }
        return free;
    }

    /** The name without what says how the file is packed. */
    static String stem(String name) {
        for (String ending : List.of(".warc.gz", ".warc.zst", ".arc.gz", ".arc.zst", ".warc", ".arc", ".gz", ".zst")) {
            int stem = name.length() - ending.length();
            if (stem > 0 && name.regionMatches(true, stem, ending, 0, ending.length())) { // .WARC.GZ too
                return name.substring(0, stem);
            }
        }
        return name;
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(2);
            return magic.length == 2 && magic[0] == 0x1f && (magic[1] & 255) == 0x8b;
        }
    }

    /** Whether it is a WARC file, plain or with a gzip member for each record, as far as its first two tell. */
    private static boolean fits(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file); WarcReading reading = WarcReading.open(file)) {
            byte[] magic = in.readNBytes(4);
            boolean zstd = magic.length == 4 && (magic[0] == 0x28 || magic[0] == 0x5d);
            Optional<StoredRecord> first = reading.next();
            boolean warc = first.isPresent() && !first.get().version().startsWith("ARC") && !zstd;
            return warc && first.get().offset() == 0 && secondStartsMember(reading);
        } catch (DamagedRecordException damaged) {
            throw new IOException(file + ": no WARC or ARC record can be read at its start: "
                    + damaged.getMessage(), damaged);
        }
    }

    /** Also where there is no second record, or none that can be read: the index says so later. */
    private static boolean secondStartsMember(WarcReading reading) throws IOException {
        try {
            return reading.next().isEmpty() || reading.startsMember();
        } catch (DamagedRecordException damaged) {
            return true;
        }
    }
}
