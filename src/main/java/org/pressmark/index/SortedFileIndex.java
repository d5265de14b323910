package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;

/** A {@code .cdxj} or {@code .cdx} file sorted by bytes, searched where it lies. */
public final class SortedFileIndex implements CaptureIndex {
    private final SortedLines lines;

    private SortedFileIndex(SortedLines lines) {
        this.lines = lines;
    }

    /** Opens a file. */
    public static SortedFileIndex open(Path file) throws IOException {
        return open(new FileSlice(file, 0, Files.size(file)));
    }

    /** Opens a file that lies uncompressed inside another one, as in a WACZ. */
    public static SortedFileIndex open(FileSlice slice) throws IOException {
        return new SortedFileIndex(new SortedLines(slice));
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        return LineStreams.between(lines.near(LineStreams.utf8(from)), from, to);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
