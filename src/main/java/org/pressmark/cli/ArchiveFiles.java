package org.pressmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.Folders;
import org.pressmark.replay.holding.IndexShelf;
import org.pressmark.replay.holding.Opening;
import org.pressmark.replay.holding.Place;

/** The archive files that paths on the command line mean: files as they are, collections by their archive folder. */
final class ArchiveFiles {
    private static final String ARCHIVES = "*.{warc,warc.gz,warc.zst,arc,arc.gz,arc.zst}";
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private ArchiveFiles() {}

    /** The files that paths mean. */
    static List<Path> in(List<Path> paths) throws IOException {
        return in(paths, ARCHIVES.replace("}", ",wacz}"));
    }

    private static List<Path> in(List<Path> paths, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                files.addAll(inFolder(path, glob));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    /** The archives that paths mean, those inside packages too. */
    static List<Archive> opened(List<Path> paths) throws IOException {
        List<Archive> archives = new ArrayList<>();
        for (Path path : in(paths)) {
            if (isPackage(path)) {
                inPackage(path, archives);
            } else {
                archives.add(new Archive(path.toString(), String.valueOf(path.getFileName()), FileSlice.of(path)));
            }
        }
        return archives;
    }

    private static void inPackage(Path path, List<Archive> archives) throws IOException {
        Place place = new Place(String.valueOf(path.getFileName()), path, Place.Kind.WACZ);
        Map<String, FileSlice> inside = new Opening(new IndexShelf(Serving.cache()), 1).archives(place);
        if (inside.isEmpty()) {
            throw new IOException(path + " is a ZIP without WARC or ARC files in a folder archive, as a WACZ has them");
        }
        inside.forEach((name, bytes) -> archives.add(new Archive(path + "!archive/" + name, name, bytes)));
    }

    /** The same where a WACZ cannot be taken: what lies inside it has no file of its own. */
    static List<Path> alone(List<Path> paths) throws IOException {
        List<Path> files = in(paths, ARCHIVES);
        for (Path file : files) {
            refusePackage(file);
        }
        return files;
    }

    /** A package is no archive file, though one may be inside it. */
    static void refusePackage(Path file) throws IOException {
        if (isPackage(file)) {
            throw new IOException(file + " is a WACZ or another ZIP, not a WARC or ARC file; take out the files in its"
                    + " folder archive (unzip FILE 'archive/*') and give those");
        }
    }

    private static boolean isPackage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** A collection may be empty; of a folder that holds no archive the wrong one was named. */
    private static List<Path> inFolder(Path folder, String glob) throws IOException {
        Path archive = folder.resolve("archive");
        boolean collection = Files.isDirectory(archive);
        List<Path> files = Folders.files(collection ? archive : folder, glob);
        if (files.isEmpty() && !collection) {
            throw new IOException(folder + " holds no WARC, ARC or WACZ file, and no folder archive/ as a collection does");
        }
        return files;
    }

    /** One file, where a folder will not do. */
    static Path file(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder; name a file");
        }
        return path;
    }

    /** A collection, where single files will not do. */
    static Path collection(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path.resolve("archive"))) {
            throw new IOException(path
                    + " is no collection: there is no folder archive/ in it. Name one that pressmark pack made");
        }
        return path;
    }
}
