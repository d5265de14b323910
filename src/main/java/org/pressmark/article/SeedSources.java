package org.pressmark.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.pressmark.capture.Body;
import org.pressmark.capture.FileSlice;

/** The door to seeds: opens whatever a user points at. */
public final class SeedSources {
    private SeedSources() {}

    /**
     * Opens a folder, a single file, a zip or a JSON-lines file.
     *
     * @param path what the user named
     * @throws IOException where there is no such thing or it cannot be read; the message says what was found and what
     *     to do
     */
    public static SeedSource open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null,
                    "there is no such file or folder. Give the path of a folder of articles, of one article, "
                            + "of a zip or of a .jsonl file");
        }
        Path real = path.toRealPath();
        String name = RawNames.of(path.toAbsolutePath().normalize());
        if (Files.isDirectory(real)) {
            return MountedSource.of(FolderSource.of(real, nameOf(name, real), new FolderWalk(real).run()));
        }
        if (!Files.isRegularFile(real)) {
            throw new IOException(path + " is neither a file nor a folder. Give a folder of articles, one article, "
                    + "a zip or a .jsonl file, or use - to read standard input");
        }
        return SeedEndings.isContainer(name) ? container(real, name) : FolderSource.single(real.getParent(), real);
    }

    /** A zip with what it contains, or a JSON-lines file. */
    static SeedSource container(Path file, String name) throws IOException {
        return SeedEndings.isZip(name)
                ? MountedSource.of(ZipSource.open(file, SeedEndings.withoutEnding(name)))
                : JsonLinesSource.open(SeedEndings.withoutEnding(name), onDisk(file));
    }

    /**
     * Reads standard input, {@code -} on the command line: one article, or JSON lines.
     *
     * @param in the stream; it is read to its end and not closed
     * @throws IOException where it cannot be read or is longer than 512 MiB
     */
    public static SeedSource standardInput(InputStream in) throws IOException {
        return StandardInput.read(in);
    }

    static JsonLinesSource.Lines onDisk(Path file) {
        return new JsonLinesSource.Lines() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Body slice(long offset, int length) {
                return new FileSlice(file, offset, length);
            }
        };
    }

    /** {@code .} and {@code /} have no name of their own. */
    private static String nameOf(String name, Path real) {
        return name.isEmpty() || name.equals("null") ? RawNames.of(real) : name;
    }
}
