package org.pressmark;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of rooms in ARCHITECTURE.md: what each may use. */
final class RoomsPaper {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\| .* \\| ([^|]+) \\|");

    private RoomsPaper() {}

    /** The rooms each room may use, in the order of the table. */
    static Map<String, Set<String>> read(Path paper) throws IOException {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (String line : Files.readAllLines(paper)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rooms.put(row.group(1), used(row.group(2), rooms.keySet()));
            }
        }
        return rooms;
    }

    private static Set<String> used(String words, Set<String> above) {
        if (!words.startsWith("all")) {
            return new TreeSet<>(List.of(words.split(", ")));
        }
        Set<String> all = new TreeSet<>(above);
        int but = words.indexOf(" but ");
        all.removeAll(but < 0 ? List.of() : List.of(words.substring(but + 5).split(" and ")));
        return all;
    }

    /** The room a class lives in; empty where it is none of ours. */
    static String room(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 && parts[1].equals("pressmark") ? parts[2] : "";
    }
}
