package org.pressmark.index;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.pressmark.capture.FileSlice;

/**
 * A ZipNum index: {@code index.cdx.gz}, whose gzip members hold many lines each, and {@code index.idx}, which names the
 * first line of each member.
 *
 * <p>The small file is searched by halving where it lies; of the large one only the members that hold the wanted lines
 * are read. So memory does not grow with the archive.
 */
public final class ZipNumIndex implements CaptureIndex {
    private final SortedLines blocks;
    private final FileSlice lines;

    private ZipNumIndex(SortedLines blocks, FileSlice lines) {
        this.blocks = blocks;
        this.lines = lines;
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
        return new ZipNumIndex(new SortedLines(idx), cdx);
    }

    private static FileSlice whole(Path file) throws IOException {
        return new FileSlice(file, 0, Files.size(file));
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        Optional<IdxLine> block = blockBefore(from);
        if (block.isEmpty()) {
            return Stream.empty();
        }
        long offset = block.get().offset();
        if (offset > lines.length()) {
            throw new IOException("the index does not fit: " + lines.file() + " ends before byte " + offset);
        }
        FileSlice rest = new FileSlice(lines.file(), lines.offset() + offset, lines.length() - offset);
        return LineStreams.between(LineInput.of(unpacked(rest)), from, to);
    }

    /** The last block that begins below the wanted text, for the first wanted line may stand inside it; else the first. */
    private Optional<IdxLine> blockBefore(String from) throws IOException {
        byte[] wanted = LineStreams.utf8(from);
        Optional<IdxLine> best = Optional.empty();
        try (LineInput input = blocks.near(wanted)) {
            while (input.next()) {
                Optional<IdxLine> line = IdxLine.parse(input.text());
                boolean below = input.compareTo(wanted) < 0;
                if (line.isPresent() && (below || best.isEmpty())) {
                    best = line;
                }
                if (!below && best.isPresent()) {
                    return best;
                }
            }
        }
        return best;
    }

    private static InputStream unpacked(FileSlice slice) throws IOException {
        InputStream in = slice.open();
        try {
            return new GZIPInputStream(new AllMembers(in), 1 << 16);
        } catch (IOException noGzip) {
            in.close();
            throw new IOException("the index is damaged: no gzip member at byte " + slice.offset() + " of " + slice.file(), noGzip);
        }
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }

    /** The JDK stops behind a gzip member where the stream below claims to have nothing at hand. */
    private static final class AllMembers extends FilterInputStream {
        AllMembers(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
