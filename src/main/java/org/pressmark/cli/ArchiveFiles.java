package org.pressmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pressmark.disk.Folders;

/** The archive files that paths on the command line mean: files as they are, collections by their archive folder. */
final class ArchiveFiles {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private ArchiveFiles() {}

    /** The same where a WACZ cannot be taken: what lies inside it has no file of its own. */
    static List<Path> alone(List<Path> paths) throws IOException {
        List<Path> files = in(paths);
        for (Path file : files) {
            refusePackage(file);
        }
        return files;
    }

    static void refusePackage(Path file) throws IOException {
        byte[] start = new byte[ZIP.length];
        try (InputStream in = Files.newInputStream(file)) {
            if (in.readNBytes(start, 0, start.length) == ZIP.length && Arrays.equals(start, ZIP)) {
                throw new IOException(file + " is a WACZ or another ZIP, not a WARC or ARC file; take out the files in its"
                        + " folder archive (unzip FILE 'archive/*') and give those");
            }
        }
    }

    static List<Path> in(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                Path archive = Files.isDirectory(path.resolve("archive")) ? path.resolve("archive") : path;
                files.addAll(Folders.files(archive, "*.{warc,warc.gz,warc.zst,arc,arc.gz}"));
            } else {
                files.add(path);
            }
        }
        return files;
    }
}
