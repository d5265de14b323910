package org.pressmark.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;

/**
 * A ZipNum index: {@code index.cdx.gz}, whose gzip members hold many lines each, and {@code index.idx}, which names the
 * first line of each member.
 *
 * <p>The small file is searched by halving where it lies; of the large one only the members that hold the wanted lines
 * are read. So memory does not grow with the archive.
 */
public final class ZipNumIndex implements CaptureIndex {
    private final SortedLines idx;
    private final ZipNumBlocks blocks;

    private ZipNumIndex(SortedLines idx, ZipNumBlocks blocks) {
        this.idx = idx;
        this.blocks = blocks;
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
        SortedLines lines = new SortedLines(idx);
        try {
            return new ZipNumIndex(lines, new ZipNumBlocks(cdx));
        } catch (IOException failed) {
            lines.close();
            throw failed;
        }
    }

    private static FileSlice whole(Path file) throws IOException {
        return new FileSlice(file, 0, Files.size(file));
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        byte[] wanted = LineStreams.utf8(from);
        LineInput entries = idx.near(wanted);
        Optional<IdxLine> first = blockBefore(wanted, entries);
        return first.isEmpty() ? Stream.empty() : LineStreams.between(blocks.from(first.get(), entries), from, to);
    }

    /**
     * The last block that begins below the wanted text, for the first wanted line may stand inside it; else the first.
     * Afterwards the next entry is the one of the block behind it.
     */
    private static Optional<IdxLine> blockBefore(byte[] wanted, LineInput entries) throws IOException {
        Optional<IdxLine> best = Optional.empty();
        while (entries.next()) {
            boolean below = entries.compareTo(wanted) < 0;
            if (!below && best.isPresent()) {
                entries.again();
                return best;
            }
            Optional<IdxLine> entry = IdxLine.parse(entries.text());
            if (entry.isPresent()) {
                best = entry;
                if (!below) {
                    return best;
                }
            }
        }
        return best;
    }

    @Override
    public void close() throws IOException {
        try (blocks) {
            idx.close();
        }
    }
}
