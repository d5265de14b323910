package org.pressmark.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The archive files an index speaks of, by their names. */
abstract class Archives implements Closeable {
    /** The file of this name, where there is one; the caller does not close it. */
    final Optional<RawFile> find(String name) throws IOException {
        return isInside(name) ? look(name) : Optional.empty();
    }

    /** The file of a name that leads to no other folder. */
    abstract Optional<RawFile> look(String name) throws IOException;

    /** Whether a name leads to no other folder, on any system. */
    static boolean isInside(String name) {
        boolean up = ("/" + name + "/").contains("/../");
        return !up && !name.startsWith("/") && !name.contains("\\") && !name.contains(":") && name.indexOf(0) < 0;
    }

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
            Optional<RawFile> look(String name) throws IOException {
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
                    Optional<Path> file = in(place, name).filter(Files::isRegularFile);
                    if (file.isPresent()) {
                        return Optional.of(RawFile.open(file.get()));
                    }
                }
                return Optional.empty();
            }

            /** Nothing where no file of this system can have that name. */
            private static Optional<Path> in(Path place, String name) {
                try {
                    return Optional.of(place.resolve(name));
                } catch (InvalidPathException unknownHere) {
                    return Optional.empty();
                }
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
