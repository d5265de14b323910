package org.pressmark.verify;

import java.io.IOException;
import java.util.Optional;

/** Follows the lines of an index into the archive files they name, where those are at hand. */
final class IndexPointers {
    private final Desk desk;
    private final Archives archives;
    private final SharedMembers shared = new SharedMembers();

    IndexPointers(Desk desk, Archives archives) {
        this.desk = desk;
        this.archives = archives;
    }

    /** Compares a line with the record it points at; {@code line} says which line in a report. */
    void follow(IndexEntry entry, String line) throws IOException {
        String name = entry.filename();
        if (!Archives.isInside(name)) {
            desk.breach(Rule.CDXJ_FILE_NAME, line + ": " + name);
            return;
        }
        Optional<RawFile> archive = archives.find(name);
        if (archive.isEmpty()) {
            Severity severity = archives.lacks(name) ? Severity.VIOLATION : Rule.CDXJ_FILE_MISSING.severity();
            desk.breach(Rule.CDXJ_FILE_MISSING, severity, desk.place(), name);
            return;
        }
        String wrong = Pointed.compare(archive.get(), entry);
        if (!wrong.isEmpty()) {
            Optional<Rule> sharing = shared.isSharedAt(name, archive.get(), entry.start());
            desk.breach(sharing.orElse(Rule.CDXJ_RECORD), line + ", " + name + " at " + entry.offset() + ": "
                    + (sharing.isPresent() ? "records share what lies there, the one meant cannot be told" : wrong));
        }
    }
}
