package org.pressmark.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The archive files an index speaks of, by their names. */
abstract class Archives implements Closeable {
    /** The file of this name, where there is one; the caller does not close it. */
    abstract Optional<RawFile> find(String name) throws IOException;

    /** Whether this file ought to be among them and is not; by default others may lie elsewhere. */
    boolean lacks(String name) {
        return false;
    }

    /** Those beside an index, or in the folder {@code archive} beside the index's own folder. */
    static Archives beside(Path index) {
        Path folder = index.toAbsolutePath().getParent();
        return new Archives() {
            private static final int MOST_OPEN = 64;
            private final Map<String, Optional<RawFile>> open = new LinkedHashMap<>();

            @Override
            Optional<RawFile> find(String name) throws IOException {
                if (open.size() > MOST_OPEN) {
                    close();
                }
                Optional<RawFile> known = open.get(name);
                if (known == null) {
                    known = open(name);
                    open.put(name, known);
                }
                return known;
            }

            private Optional<RawFile> open(String name) throws IOException {
                for (Path place : new Path[] {folder, folder.resolveSibling("archive")}) {
                    Path file = place.resolve(name);
                    if (Files.isRegularFile(file)) {
                        return Optional.of(RawFile.open(file));
                    }
                }
                return Optional.empty();
            }

            @Override
            public void close() throws IOException {
                for (Optional<RawFile> file : open.values()) {
                    if (file.isPresent()) {
                        file.get().close();
                    }
                }
                open.clear();
            }
        };
    }
}
