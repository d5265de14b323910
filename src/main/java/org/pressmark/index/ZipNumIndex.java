package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Path;
import org.pressmark.capture.FileSlice;

/**
 * A ZipNum index: {@code index.cdx.gz}, whose gzip members hold many lines each, and {@code index.idx}, which names the
 * first line of each member.
 *
 * <p>The small file is searched by halving where it lies; of the large one only the members that hold the wanted lines
 * are read. So memory does not grow with the archive, and opening one reads nothing.
 */
public final class ZipNumIndex {
    private ZipNumIndex() {}

    /** Opens {@code index.idx} and {@code index.cdx.gz} in a folder. */
    public static CaptureIndex open(Path folder) throws IOException {
        return open(FileSlice.of(folder.resolve("index.idx")), FileSlice.of(folder.resolve("index.cdx.gz")));
    }

    /**
     * Opens both files where they lie, perhaps uncompressed inside a WACZ.
     *
     * @param idx the small file
     * @param cdx the large one
     */
    public static CaptureIndex open(FileSlice idx, FileSlice cdx) throws IOException {
        return new BlockIndex(new ZipNumBlocks(idx, cdx));
    }
}
