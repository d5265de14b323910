package org.pressmark.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vaults of notes, as Obsidian keeps them, and the files in them by name: a note embeds a file by its bare name or the
 * end of its path, wherever in the vault it lies.
 */
final class Vaults {
    /** The folder that makes the one it lies in a vault. */
    static final String MARK = ".obsidian";

    private static final Comparator<String> NEAREST =
            Comparator.comparingInt(String::length).thenComparing(PathOrder.UTF_8);

    private final Set<String> folders = new HashSet<>();
    private final Map<String, List<String>> byName = new HashMap<>();

    /** A folder that is a vault: its path with a slash behind it, nothing for the source's own. */
    void vault(String folder) {
        folders.add(folder);
    }

    /** A path that may lie in the folder that makes a vault. */
    void inside(String path) {
        int mark = path.startsWith(MARK + "/") ? 0 : path.indexOf("/" + MARK + "/") + 1;
        if (mark > 0 || path.startsWith(MARK + "/")) {
            vault(path.substring(0, mark));
        }
    }

    /** A file in a vault that is no seed. */
    void file(String path) {
        byName.computeIfAbsent(key(path), name -> new ArrayList<>(1)).add(path);
    }

    /** The file that a note means by the end of a path: the one with the shortest path. */
    Optional<String> find(String note, String end) {
        String wanted = "/" + end.toLowerCase(Locale.ROOT);
        return folders.stream()
                .filter(note::startsWith)
                .max(Comparator.comparingInt(String::length))
                .flatMap(vault -> byName.getOrDefault(key(end), List.of()).stream()
                        .filter(path -> path.startsWith(vault) && ("/" + path).toLowerCase(Locale.ROOT).endsWith(wanted))
                        .min(NEAREST));
    }

    private static String key(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
