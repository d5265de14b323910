package org.pressmark.verify;

import java.io.IOException;
import java.util.Optional;

/** Members that hold several records, as a whole file compressed at once: no place in the file is that of one record. */
final class SharedMembers {
    private String file = "";
    private long offset = -1;
    private Optional<Rule> rule = Optional.empty();

    /**
     * The rule that speaks of records sharing a member, where one starts in the member at this place but not at its
     * start.
     */
    Optional<Rule> isSharedAt(String name, RawFile archive, long start) throws IOException {
        if (!name.equals(file) || start != offset) {
            file = name;
            offset = start;
            rule = look(archive, start);
        }
        return rule;
    }

    private static Optional<Rule> look(RawFile archive, long start) throws IOException {
        if (start >= archive.size()) {
            return Optional.empty();
        }
        try (Window window = new Window(Pointed.units(archive, start, archive.size() - start))) {
            boolean packed = window.nextUnit() && window.habits().recordPerUnit();
            boolean later = packed && (window.atRecord() ? skipped(window) && window.atRecord() : window.findRecord());
            return later ? Optional.of(window.habits().many()) : Optional.empty();
        }
    }

    /** Goes behind the record here by the length it states, staying in its member. */
    private static boolean skipped(Window window) throws IOException {
        Optional<Head> head = new HeadReader(window, Pointed.nowhere()).read();
        long left = head.map(Head::length).orElse(-1L) + "\r\n\r\n".length();
        while (left > 0 && !window.crossedSince() && (window.pos < window.limit || window.more())) {
            int n = (int) Math.min(left, window.limit - window.pos);
            window.pos += n;
            left -= n;
        }
        return head.isPresent() && head.get().length() >= 0 && left == 0;
    }
}
