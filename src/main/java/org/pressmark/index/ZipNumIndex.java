package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;

/**
 * A ZipNum index: {@code index.cdx.gz}, whose gzip members hold many lines each, and {@code index.idx}, which names the
 * first line of each member.
 *
 * <p>The small file is searched by halving where it lies; of the large one only the members that hold the wanted lines
 * are read. So memory does not grow with the archive, and opening one reads nothing.
 */
public final class ZipNumIndex implements CaptureIndex {
    private final ZipNumBlocks blocks;
    private final BlockIndex lines;

    private ZipNumIndex(ZipNumBlocks blocks) {
        this.blocks = blocks;
        this.lines = new BlockIndex(blocks);
    }

    /** Opens {@code index.idx} and {@code index.cdx.gz} in a folder. */
    public static ZipNumIndex open(Path folder) throws IOException {
        return open(whole(folder.resolve("index.idx")), whole(folder.resolve("index.cdx.gz")));
    }

    /**
     * Opens both files where they lie, perhaps uncompressed inside a WACZ.
     *
     * @param idx the small file
     * @param cdx the large one
     */
    public static ZipNumIndex open(FileSlice idx, FileSlice cdx) throws IOException {
        return new ZipNumIndex(new ZipNumBlocks(idx, cdx));
    }

    private static FileSlice whole(Path file) throws IOException {
        return new FileSlice(file, 0, Files.size(file));
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
        blocks.close();
    }
}
