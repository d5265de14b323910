package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The collections that are served, by name; found anew at every look, opened when first wanted. Thread-safe. */
final class Shelf implements Closeable {
    private final List<Path> roots;
    private final Map<Path, Opened> opened = new HashMap<>();
    private final List<OpenCollection> outdated = new ArrayList<>();

    Shelf(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    private record Opened(FileTime changed, OpenCollection collection) {}

    /** The names of all collections, in order. */
    List<String> names() throws IOException {
        return List.copyOf(folders().keySet());
    }

    /** The collection of that name. */
    Optional<OpenCollection> find(String name) throws IOException {
        Path folder = folders().get(name);
        return folder == null ? Optional.empty() : Optional.of(open(folder));
    }

    /** A collection that was packed again is opened again; who still reads the old one may finish. */
    private synchronized OpenCollection open(Path folder) throws IOException {
        FileTime changed = Files.getLastModifiedTime(folder.resolve("indexes").resolve("index.idx"));
        Opened known = opened.get(folder);
        if (known != null && known.changed().equals(changed)) {
            return known.collection();
        }
        if (known != null) {
            outdated.add(known.collection());
        }
        OpenCollection collection = OpenCollection.open(folder);
        opened.put(folder, new Opened(changed, collection));
        return collection;
    }

    private Map<String, Path> folders() throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (Path root : roots) {
            if (OpenCollection.isCollection(root)) {
                found.putIfAbsent(OpenCollection.name(root), root);
            } else if (Files.isDirectory(root)) {
                inside(root, found);
            }
        }
        return found;
    }

    private static void inside(Path root, Map<String, Path> found) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, OpenCollection::isCollection)) {
            for (Path folder : folders) {
                found.putIfAbsent(OpenCollection.name(folder), folder);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (OpenCollection collection : outdated) {
            collection.close();
        }
        for (Opened known : opened.values()) {
            known.collection().close();
        }
        outdated.clear();
        opened.clear();
    }
}
