package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pressmark.disk.Folders;

/** The archive files that paths on the command line mean: files as they are, collections by their archive folder. */
final class ArchiveFiles {
    private ArchiveFiles() {}

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
