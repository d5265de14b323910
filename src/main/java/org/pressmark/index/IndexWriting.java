package org.pressmark.index;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code index.cdx.gz} and {@code index.idx}, or sorted text, from lines that come in any order.
 *
 * <p>Lines are gathered in memory up to a limit, sorted by their bytes and spilled to a file, and all such files are
 * merged at the end; so the archive may be larger than the memory. Equal lines are written once. The same set of lines
 * gives the same bytes, whatever their order and whatever the number of threads that added them.
 */
public final class IndexWriting implements Closeable {
    /** How many bytes of lines are held before they are spilled, where nothing else is asked for. */
    public static final int DEFAULT_MEMORY = 64 << 20;

    /** What a line costs on the heap beside its bytes. */
    private static final int LINE_OVERHEAD = 24;

    private final Path temporary;
    private final int memory;
    private final CdxForm form;
    private final List<byte[]> lines = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<Stream<CdxLine>> sorted = new ArrayList<>();
    private long held;

    /**
     * Begins an empty index.
     *
     * @param temporary a folder for spilled lines; what is put there is deleted by {@link #close()}
     * @param memory how many bytes of lines to hold before spilling
     */
    public IndexWriting(Path temporary, int memory) {
        this(temporary, memory, CdxForm.CDXJ);
    }

    /**
     * Begins an empty index of another form, for {@link #writeLines}.
     *
     * @param temporary as above
     * @param memory as above
     */
    public IndexWriting(Path temporary, int memory, CdxForm form) {
        this.temporary = temporary;
        this.memory = memory;
        this.form = form;
    }

    /** Adds a line. Any thread may. */
    public synchronized void add(CdxLine line) throws IOException {
        byte[] bytes = LineStreams.utf8(form.line(line));
        lines.add(bytes);
        held += bytes.length + LINE_OVERHEAD;
        if (held >= memory) {
            spill();
        }
    }

    /** Adds all lines of an index that is sorted already, as the one to be replaced is. The stream is closed. */
    public synchronized void addSorted(Stream<CdxLine> index) {
        sorted.add(index);
    }

    private void spill() throws IOException {
        lines.sort(Arrays::compareUnsigned);
        Path run = Files.createTempFile(temporary, "index-run-", ".cdxj");
        runs.add(run);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(run), 1 << 16)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        lines.clear();
        held = 0;
    }

    /**
     * Writes both files into a folder under other names, flushes them to the disk and renames them. A reader that has
     * an index open keeps reading the one it opened.
     *
     * @return how many lines were written
     * @throws IOException where writing fails, or where an index added as sorted is not
     */
    public synchronized long write(Path folder) throws IOException {
        try (LineMerge merge = new LineMerge()) {
            addAllTo(merge);
            return new ZipNumFiles(folder).write(merge);
        }
    }

    /**
     * Writes sorted lines as text, with the header line the form has.
     *
     * @return how many captures were written
     */
    public synchronized long writeLines(OutputStream out) throws IOException {
        long count = 0;
        if (!form.header().isEmpty()) {
            out.write(LineStreams.utf8(form.header() + "\n"));
        }
        try (LineMerge merge = new LineMerge()) {
            addAllTo(merge);
            for (Optional<byte[]> line = merge.next(); line.isPresent(); line = merge.next()) {
                out.write(line.get());
                out.write('\n');
                count++;
            }
        }
        return count;
    }

    private void addAllTo(LineMerge merge) throws IOException {
        lines.sort(Arrays::compareUnsigned);
        merge.add(LineMerge.Source.of(lines.iterator()));
        for (Path run : runs) {
            merge.add(LineMerge.Source.of(new LineInput(Files.newInputStream(run))));
        }
        for (Stream<CdxLine> index : sorted) {
            merge.add(LineMerge.Source.of(index));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        lines.clear();
        sorted.forEach(Stream::close);
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        runs.clear();
    }
}
