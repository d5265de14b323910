package org.pressmark.article;

import java.util.Locale;
import java.util.Set;

/** What a file is by its name: a seed, a container of seeds, hidden. */
final class SeedEndings {
    private static final Set<String> SEEDS = Set.of("md", "markdown", "txt", "html", "htm");
    private static final Set<String> HTML = Set.of("html", "htm", "xhtml");
    private static final Set<String> JSON_LINES = Set.of("jsonl", "ndjson");

    private SeedEndings() {}

    static boolean isSeed(String name) {
        return SEEDS.contains(ending(name));
    }

    static boolean isHtml(String name) {
        return HTML.contains(ending(name));
    }

    static boolean isJsonLines(String name) {
        return JSON_LINES.contains(ending(name));
    }

    static boolean isZip(String name) {
        return ending(name).equals("zip");
    }

    static boolean isContainer(String name) {
        return isZip(name) || isJsonLines(name);
    }

    /** Whether the file system's users expect not to see it: dot files, and what macOS puts into zips. */
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.equals("__MACOSX");
    }

    /** The last ending in lower case without its dot; empty where there is none. */
    static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    /** The name without its last ending. */
    static String withoutEnding(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
