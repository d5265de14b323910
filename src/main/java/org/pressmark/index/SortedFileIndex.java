package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pressmark.capture.FileSlice;

/** A {@code .cdxj} or {@code .cdx} file sorted by bytes, searched where it lies. */
public final class SortedFileIndex {
    private SortedFileIndex() {}

    /** Opens a file. */
    public static CaptureIndex open(Path file) throws IOException {
        return open(new FileSlice(file, 0, Files.size(file)));
    }

    /** Opens a file that lies uncompressed inside another one, as in a WACZ. */
    public static CaptureIndex open(FileSlice slice) throws IOException {
        return new BlockIndex(new SortedChunks(slice));
    }
}
