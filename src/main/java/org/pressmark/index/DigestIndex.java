package org.pressmark.index;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.pressmark.capture.Digest;

/**
 * Finds captures by the digest of their payload. CDX files are sorted by address, so they are sorted anew by digest, on
 * disk and in bounded memory; looking up is logarithmic after that. Made once: it stays as long as the files do not
 * change. Thread-safe.
 */
public final class DigestIndex implements Closeable {
    private static final String STAMP = "made-from.txt";
    private static final int MEMORY = 32 << 20;

    private final CaptureIndex lines;
    private final Set<Digest.Algorithm> algorithms;

    private DigestIndex(CaptureIndex lines, Set<Digest.Algorithm> algorithms) {
        this.lines = lines;
        this.algorithms = algorithms;
    }

    /**
     * Opens the index of these files, making it where there is none that fits.
     *
     * @param sources CDXJ or CDX with 9 to 11 columns, plain or gzip in any number of members, sorted or not
     * @param folder where the index is kept
     */
    public static DigestIndex open(List<Path> sources, Path folder) throws IOException {
        String stamp = stamp(sources);
        Path made = folder.resolve(STAMP);
        List<String> told = Files.exists(made) ? Files.readAllLines(made, StandardCharsets.UTF_8) : List.of();
        boolean fits = !told.isEmpty() && stamp.equals(String.join("\n", told.subList(1, told.size())));
        Set<Digest.Algorithm> algorithms = fits ? algorithms(told.get(0)) : make(sources, folder);
        if (!fits) {
            Files.writeString(made, text(algorithms) + "\n" + stamp, StandardCharsets.UTF_8);
        }
        return new DigestIndex(ZipNumIndex.open(folder), algorithms);
    }

    private static String stamp(List<Path> sources) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path source : sources) {
            lines.add(Files.size(source) + " " + Files.getLastModifiedTime(source).toInstant() + " "
                    + source.toAbsolutePath().toString().replace('\n', ' '));
        }
        return String.join("\n", lines);
    }

    private static String text(Set<Digest.Algorithm> algorithms) {
        return String.join(" ", algorithms.stream().map(Digest.Algorithm::label).toList());
    }

    private static Set<Digest.Algorithm> algorithms(String text) {
        Set<Digest.Algorithm> algorithms = EnumSet.noneOf(Digest.Algorithm.class);
        for (Digest.Algorithm each : Digest.Algorithm.values()) {
            if (List.of(text.split(" ", -1)).contains(each.label())) {
                algorithms.add(each);
            }
        }
        return algorithms;
    }

    private static Set<Digest.Algorithm> make(List<Path> sources, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(STAMP));
        Set<Digest.Algorithm> algorithms = EnumSet.noneOf(Digest.Algorithm.class);
        try (IndexWriting writing = new IndexWriting(folder, MEMORY)) {
            for (Path source : sources) {
                try (LineInput in = new LineInput(unpacked(source))) {
                    while (in.next()) {
                        add(CdxLine.parse(in.text()), writing, algorithms);
                    }
                }
            }
            writing.write(folder);
        }
        return algorithms;
    }

    /** Whole successes that hold their own payload: no revisits, no errors, nothing without a status. */
    private static void add(Optional<CdxLine> read, IndexWriting writing, Set<Digest.Algorithm> algorithms)
            throws IOException {
        if (read.isEmpty() || !read.get().status().equals("200") || read.get().mime().equals("warc/revisit")) {
            return;
        }
        CdxLine line = read.get();
        Optional<PayloadDigest> digest = PayloadDigest.read(line.digest());
        if (digest.isPresent() && !line.url().isEmpty()) {
            algorithms.add(digest.get().algorithm());
            writing.add(new CdxLine(
                    digest.get().digest().toString(), line.timestamp(), line.url(), line.mime(), line.status(),
                    line.digest(), line.length(), line.offset(), line.filename()));
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException unreadable) {
            in.close();
            throw unreadable;
        }
    }

    /** The algorithms of its digests, in a fixed order. */
    public Set<Digest.Algorithm> algorithms() {
        return algorithms;
    }

    /** Every capture with that payload, oldest first. The caller closes the stream. */
    public Stream<CdxLine> captures(Digest digest) throws IOException {
        return lines.captures(digest.toString());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
