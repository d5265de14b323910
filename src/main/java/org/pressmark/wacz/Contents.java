package org.pressmark.wacz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pressmark.disk.Folders;

/**
 * What a WACZ is made of.
 *
 * @param warcs the archive files by their names inside
 * @param root the collection's folder; empty where there are only files
 */
record Contents(SortedMap<String, Path> warcs, Optional<Path> root) {

    /** The collection's index, where it has a whole one that this program made and no file had to be written anew. */
    Optional<Path> index() throws IOException {
        if (!description().isOurs()) {
            return Optional.empty();
        }
        boolean asTheyLie = warcs.entrySet().stream().allMatch(warc -> warc.getValue().endsWith(warc.getKey()));
        return root.filter(folder -> asTheyLie)
                .map(folder -> folder.resolve("indexes"))
                .filter(folder -> Files.exists(folder.resolve("index.idx")) && Files.exists(folder.resolve("index.cdx.gz")));
    }

    /** The collection's lists of pages by their names; none where it has no pages.jsonl. */
    SortedMap<String, Path> pageLists() throws IOException {
        SortedMap<String, Path> lists = new TreeMap<>();
        Optional<Path> folder = root.map(there -> there.resolve("pages"))
                .filter(there -> Files.exists(there.resolve("pages.jsonl")));
        if (folder.isPresent()) {
            Folders.files(folder.get(), "*.jsonl").forEach(file -> lists.put(file.getFileName().toString(), file));
        }
        return lists;
    }

    /** What it is called where nobody says: the collection's folder, or the first archive. */
    String name() {
        return root.map(folder -> String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .orElseGet(() -> ArchiveNames.stem(warcs.firstKey()));
    }

    /** What the collection says of itself. */
    Datapackage.Earlier description() throws IOException {
        return root.isPresent() ? Datapackage.read(root.get()) : new Datapackage.Earlier(Map.of(), new TreeMap<>());
    }
}
