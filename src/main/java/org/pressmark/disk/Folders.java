package org.pressmark.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is done with whole folders. */
public final class Folders {
    private Folders() {}

    /** Makes names created in a folder survive a power cut; does nothing on systems that cannot flush folders. */
    public static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Makes a folder, and those above it that are not there yet, so that they survive a power cut. */
    public static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.toAbsolutePath().getParent();
            if (above != null) {
                create(above);
            }
            Files.createDirectories(folder);
            force(above == null ? folder : above);
        }
    }

    /**
     * The plain files of a folder whose names match a glob, sorted by name; none where there is no folder. The glob is of
     * small letters and matches large ones too, for old archives come from systems that knew no others.
     */
    public static List<Path> files(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            }
            found.removeIf(path -> !matcher.matches(lower(path)) || !Files.isRegularFile(path));
        }
        Collections.sort(found);
        return found;
    }

    private static Path lower(Path path) {
        return path.resolveSibling(path.getFileName().toString().toLowerCase(Locale.ROOT)).getFileName();
    }

    /** Removes a folder and what is in it; links are removed, not followed. */
    public static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> inside = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(inside::add);
            }
            for (Path path : inside) {
                remove(path);
            }
        }
        Files.deleteIfExists(folder);
    }
}
