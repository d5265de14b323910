package org.pressmark.replay.holding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.Folders;

/**
 * Where an archive lies, not opened yet.
 *
 * @param name what it is called on the server
 * @param path the collection's folder, the folder of archive files, or the one file
 * @param kind what lies there
 */
public record Place(String name, Path path, Kind kind) {
    private static final String GLOB = "*.{warc,warc.gz,warc.zst,arc,arc.gz,arc.zst}";
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(wacz|w?arc(\\.gz|\\.zst)?)$");

    /** What may lie at a place. */
    public enum Kind {
        /** A collection with a ZipNum index of its own. */
        COLLECTION,
        /** A WACZ package. */
        WACZ,
        /** WARC and ARC files without a usable index: one, or all of a folder and of its {@code archive} folder. */
        FILES
    }

    public Place {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        path = path.toAbsolutePath().normalize();
    }

    /** The archive that lies exactly at this path; empty where there is none, as at a folder that only holds others. */
    public static Optional<Place> at(Path path) throws IOException {
        Path file = path.toAbsolutePath().normalize();
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            if (isCollection(file)) {
                return Optional.of(new Place(name, file, Kind.COLLECTION));
            }
            return hasArchives(file) ? Optional.of(new Place(name, file, Kind.FILES)) : Optional.empty();
        }
        String stem = ENDING.matcher(name).replaceFirst("");
        if (stem.equals(name) || stem.isEmpty()) {
            return Optional.empty();
        }
        boolean wacz = name.regionMatches(true, name.length() - 5, ".wacz", 0, 5);
        return Optional.of(new Place(stem, file, wacz ? Kind.WACZ : Kind.FILES));
    }

    private static boolean isCollection(Path folder) {
        Path indexes = folder.resolve("indexes");
        return Files.isDirectory(folder.resolve("archive"))
                && Files.isRegularFile(indexes.resolve("index.idx"))
                && Files.isRegularFile(indexes.resolve("index.cdx.gz"));
    }

    private static boolean hasArchives(Path folder) throws IOException {
        return !Folders.files(folder, GLOB).isEmpty() || !inArchive(folder).isEmpty();
    }

    private static List<Path> inArchive(Path folder) throws IOException {
        Path archive = folder.resolve("archive");
        return Files.isDirectory(archive) ? Folders.files(archive, GLOB) : List.of();
    }

    /** The same place under another name. */
    Place named(String other) {
        return new Place(other, path, kind);
    }

    /** The archive files, in order; of a WACZ itself. */
    List<Path> archives() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> all = new ArrayList<>(kind == Kind.COLLECTION ? List.of() : Folders.files(path, GLOB));
        all.addAll(inArchive(path));
        return all;
    }

    /** The folder that names in the index are relative to. */
    private Path base() {
        return kind == Kind.COLLECTION ? path.resolve("archive") : Files.isDirectory(path) ? path : path.getParent();
    }

    /** A file's name as the index has it. */
    String nameOf(Path archive) {
        return base().relativize(archive).toString().replace('\\', '/');
    }

    List<String> names() throws IOException {
        return archives().stream().map(this::nameOf).toList();
    }

    /** The file of that name, if the name does not lead out of the archive. */
    Optional<FileSlice> file(String name) throws IOException {
        if (name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path file = base().resolve(name).normalize();
        boolean inside = Files.isDirectory(path) ? file.startsWith(base()) : file.equals(path);
        return inside && Files.isRegularFile(file)
                ? Optional.of(new FileSlice(file, 0, Files.size(file)))
                : Optional.empty();
    }

    /** A text that is another one when what lies here has changed. */
    public String state() throws IOException {
        if (kind == Kind.COLLECTION) {
            return stamp(path.resolve("indexes").resolve("index.idx"));
        }
        StringBuilder state = new StringBuilder();
        for (Path file : archives()) {
            state.append(stamp(file)).append('\n');
        }
        return state.toString();
    }

    static String stamp(Path file) throws IOException {
        return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }
}
