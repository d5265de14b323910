package org.pressmark.wacz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pressmark.disk.Folders;

/**
 * What a WACZ is made of.
 *
 * @param warcs the archive files by their names inside
 * @param root the collection's folder; null where there are only files
 */
record Contents(SortedMap<String, Path> warcs, Path root) {

    /** The collection's index, where it has a whole one. */
    Optional<Path> index() {
        Path folder = root == null ? null : root.resolve("indexes");
        boolean whole = folder != null
                && Files.exists(folder.resolve("index.idx"))
                && Files.exists(folder.resolve("index.cdx.gz"));
        return whole ? Optional.of(folder) : Optional.empty();
    }

    /** The collection's lists of pages by their names; none where it has no pages.jsonl. */
    SortedMap<String, Path> pageLists() throws IOException {
        SortedMap<String, Path> lists = new TreeMap<>();
        Path folder = root == null ? null : root.resolve("pages");
        if (folder != null && Files.exists(folder.resolve("pages.jsonl"))) {
            List<Path> files = Folders.files(folder, "*.jsonl");
            files.forEach(file -> lists.put(file.getFileName().toString(), file));
        }
        return lists;
    }

    /** What it is called where nobody says: the collection's folder, or the first archive. */
    String name() {
        return root == null
                ? ArchiveNames.stem(warcs.firstKey())
                : String.valueOf(root.toAbsolutePath().normalize().getFileName());
    }

    /** What the collection says of itself. */
    Datapackage.Earlier description() throws IOException {
        return root == null ? new Datapackage.Earlier(Map.of(), new TreeMap<>()) : Datapackage.read(root);
    }
}
