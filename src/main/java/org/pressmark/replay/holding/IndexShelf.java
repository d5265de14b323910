package org.pressmark.replay.holding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.pressmark.capture.Digest;
import org.pressmark.disk.Folders;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.ZipNumIndex;

/**
 * The folder where made indexes are kept, each in a folder named by the digest of all it depends on. Whoever needs one
 * that is not there makes it; two that make the same one at once do no harm.
 */
public final class IndexShelf {
    /** Part of every name: another number where what is kept changes its form. */
    private static final String FORM = "pressmark-index-1\n";

    private static final String USED = "used";
    private static final String MAKING = "making-";
    private static final long DAY = 86_400_000L;

    private final Path folder;

    /** Indexes kept in this folder; it is made when it is needed. */
    public IndexShelf(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath();
    }

    /** Fills an index. */
    @FunctionalInterface
    interface Filling {
        void into(IndexWriting index, Path folder) throws IOException;
    }

    /** The folder of that which depends on this text; made and filled where it is not there. */
    Path folder(String dependsOn, Filling filling) throws IOException {
        Path place = place(dependsOn);
        if (!Files.isDirectory(place)) {
            make(place, filling);
        }
        use(place);
        return place;
    }

    /** Notes that what depends on this text is still of use, if it is there, though nobody opens it. */
    void keep(String dependsOn) throws IOException {
        Path place = place(dependsOn);
        if (Files.isDirectory(place)) {
            use(place);
        }
    }

    private Path place(String dependsOn) {
        byte[] text = (FORM + dependsOn).getBytes(StandardCharsets.UTF_8);
        return folder.resolve(Digest.Algorithm.SHA256.digest(text).value().substring(0, 32));
    }

    private static void use(Path place) throws IOException {
        Files.write(place.resolve(USED), new byte[1]); // its time is when this was needed last
    }

    /**
     * Removes what was not needed for sixty days, and what was left half made a day ago. The disk's own clock decides.
     */
    public void tidy() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path probe = Files.createTempFile(folder, "now-", "");
        FileTime now = Files.getLastModifiedTime(probe);
        Files.delete(probe);
        List<Path> kept;
        try (Stream<Path> all = Files.list(folder)) {
            kept = all.filter(Files::isDirectory).toList();
        }
        for (Path place : kept) {
            boolean unfinished = String.valueOf(place.getFileName()).startsWith(MAKING);
            Path used = Files.exists(place.resolve(USED)) ? place.resolve(USED) : place;
            long age = now.toMillis() - Files.getLastModifiedTime(used).toMillis();
            if (age > (unfinished ? DAY : 60 * DAY)) {
                Folders.remove(place);
            }
        }
    }

    /** The index of that which depends on this text. */
    CaptureIndex index(String dependsOn, Filling filling) throws IOException {
        return ZipNumIndex.open(folder(dependsOn, filling));
    }

    private void make(Path place, Filling filling) throws IOException {
        Files.createDirectories(folder);
        Path making = Files.createTempDirectory(folder, MAKING);
        try {
            try (IndexWriting index = new IndexWriting(making, IndexWriting.DEFAULT_MEMORY)) {
                filling.into(index, making);
                index.write(making);
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
            Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException madeByAnother) {
            Folders.remove(making);
        } catch (IOException | RuntimeException failed) {
            Folders.remove(making);
            throw failed;
        }
    }

    /** Adds a line from where only unchecked exceptions pass. */
    static void add(IndexWriting index, CdxLine line) {
        try {
            index.add(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
