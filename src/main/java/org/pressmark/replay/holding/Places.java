package org.pressmark.replay.holding;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds archives: at the paths a user gives, and in the folders among them. */
public final class Places {
    private Places() {}

    /**
     * Every archive at or directly in these paths, by name. Where two have one name, the later one gets a number.
     *
     * @throws IOException where a folder cannot be listed
     */
    public static Map<String, Place> in(List<Path> roots) throws IOException {
        Map<String, Place> found = new TreeMap<>();
        for (Path root : roots) {
            Place.at(root).ifPresent(place -> add(place, found));
            boolean whole = Place.at(root).map(Place::kind).filter(Place.Kind.COLLECTION::equals).isPresent();
            if (Files.isDirectory(root) && !whole) {
                inside(root, found);
            }
        }
        return found;
    }

    private static void inside(Path root, Map<String, Place> found) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root, Places::mayHold)) {
            all.forEach(children::add);
        }
        children.sort(null);
        for (Path child : children) {
            Place.at(child).ifPresent(place -> add(place, found));
        }
    }

    /** Single WARC files in a folder are one archive together; the folder's archive folder is part of it too. */
    private static boolean mayHold(Path child) {
        String name = String.valueOf(child.getFileName());
        return Files.isDirectory(child)
                ? !name.startsWith(".") && !name.equals("archive")
                : name.regionMatches(true, name.length() - 5, ".wacz", 0, 5);
    }

    private static void add(Place place, Map<String, Place> found) {
        String name = place.name();
        for (int number = 2; found.containsKey(name); number++) {
            if (found.get(name).path().equals(place.path())) {
                return;
            }
            name = place.name() + "-" + number;
        }
        found.put(name, place.named(name));
    }
}
