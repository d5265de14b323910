package org.pressmark.article;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Finding;

/** Where seeds and the files beside them come from: a folder, a single file, a zip, JSON lines, standard input. */
public interface SeedSource extends Closeable {
    /** The name a collection of these seeds gets by default: the folder's, or the file's without its ending. */
    String name();

    /**
     * The paths of all seeds, sorted by the bytes of their UTF-8 form; the list is light, no seed is opened for it.
     */
    List<String> paths();

    /** The seed of one of those paths. */
    Seed seed(String path);

    /**
     * A file of the source that is no seed: an image beside an article.
     *
     * @param path relative to the source's root, with {@code /}; steps that would lead out of the root find nothing
     * @return empty where there is no such regular file inside the root, links followed
     * @throws IOException where it is there and cannot be read
     */
    Optional<Body> file(String path) throws IOException;

    /**
     * Where in a vault of notes the file lies that a note embeds.
     *
     * @param note the path of the note or its page
     * @param end the file's name, or the end of its path
     * @return empty where the note lies in no vault, or the vault has no such file
     */
    default Optional<String> attachment(String note, String end) {
        return Optional.empty();
    }

    /** What is wrong with the source itself: folders that cannot be listed, links that lead out. */
    List<Finding> findings();
}
