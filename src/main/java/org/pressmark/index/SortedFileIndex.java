package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;

/** A {@code .cdxj} or {@code .cdx} file sorted by bytes, searched where it lies. */
public final class SortedFileIndex implements CaptureIndex {
    private final SortedChunks chunks;
    private final BlockIndex lines;

    private SortedFileIndex(SortedChunks chunks) {
        this.chunks = chunks;
        this.lines = new BlockIndex(chunks);
    }

    /** Opens a file. */
    public static SortedFileIndex open(Path file) throws IOException {
        return open(new FileSlice(file, 0, Files.size(file)));
    }

    /** Opens a file that lies uncompressed inside another one, as in a WACZ. */
    public static SortedFileIndex open(FileSlice slice) throws IOException {
        return new SortedFileIndex(new SortedChunks(slice));
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        return lines.range(from, to);
    }

    @Override
    public Stream<CdxLine> backwards(String from, String to) throws IOException {
        return lines.backwards(from, to);
    }

    @Override
    public long estimate(String from, String to) throws IOException {
        return lines.estimate(from, to);
    }

    @Override
    public void close() throws IOException {
        chunks.close();
    }
}
