package org.pressmark.article;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
            return FolderSource.of(real, nameOf(name, real), new FolderWalk(real).run());
        }
        if (!Files.isRegularFile(real)) {
            throw new IOException(path + " is neither a file nor a folder. Give a folder of articles, one article, "
                    + "a zip or a .jsonl file, or use - to read standard input");
        }
        return FolderSource.single(real.getParent(), real);
    }

    /** {@code .} and {@code /} have no name of their own. */
    private static String nameOf(String name, Path real) {
        return name.isEmpty() || name.equals("null") ? RawNames.of(real) : name;
    }
}
