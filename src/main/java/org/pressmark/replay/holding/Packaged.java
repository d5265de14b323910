package org.pressmark.replay.holding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A WACZ inside a file: the file itself, or one of several. What Browsertrix gives for a whole collection is a ZIP of the
 * packages of its crawls (profile multi-wacz-package).
 *
 * @param prefix what stands before the names of its archive files; empty where the file is the package
 * @param members its members by their names
 */
record Packaged(String prefix, Map<String, ZipMember> members) {
    private static final String ARCHIVE = "archive/";

    /** The packages in a file; one at least, if only an empty one. */
    static List<Packaged> in(Path file) throws IOException {
        Map<String, ZipMember> all = ZipMember.in(file);
        Map<String, ZipMember> own = unwrapped(all);
        List<Packaged> inside = new ArrayList<>();
        if (own.keySet().stream().noneMatch(name -> name.startsWith(ARCHIVE))) {
            for (ZipMember member : all.values()) {
                if (member.isStored() && member.name().toLowerCase(Locale.ROOT).endsWith(".wacz")) {
                    inside.add(new Packaged(member.name() + "/", unwrapped(ZipMember.in(member))));
                }
            }
        }
        return inside.isEmpty() ? List.of(new Packaged("", own)) : inside;
    }

    /** Who packs the folder of an unpacked package often packs the folder's own name with it. */
    private static Map<String, ZipMember> unwrapped(Map<String, ZipMember> all) {
        if (all.keySet().stream().anyMatch(name -> name.startsWith(ARCHIVE))) {
            return all;
        }
        String within = all.keySet().stream()
                .filter(name -> name.contains("/" + ARCHIVE))
                .map(name -> name.substring(0, name.indexOf("/" + ARCHIVE) + 1))
                .findFirst()
                .orElse("");
        Map<String, ZipMember> members = new LinkedHashMap<>();
        all.forEach((name, member) -> {
            if (name.startsWith(within)) {
                members.put(name.substring(within.length()), member);
            }
        });
        return members;
    }

    /** Its archive files by their names in it. */
    Map<String, ZipMember> archives() {
        Map<String, ZipMember> archives = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (name.startsWith(ARCHIVE)) {
                archives.put(name.substring(ARCHIVE.length()), member);
            }
        });
        return archives;
    }

    /** Where its lists of pages are read. */
    List<PageLists.Source> pageLists() {
        List<PageLists.Source> lists = new ArrayList<>();
        for (String name : PageLists.NAMES) {
            ZipMember list = members.get("pages/" + name);
            if (list != null) {
                lists.add(list::open);
            }
        }
        return lists;
    }
}
