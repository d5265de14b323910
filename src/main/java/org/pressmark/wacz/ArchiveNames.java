package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names WARC files get inside a WACZ: their own, and a number where two share one. */
final class ArchiveNames {
    private ArchiveNames() {}

    /** Files by their names inside {@code archive/}, sorted. */
    static SortedMap<String, Path> of(List<Path> files) throws IOException {
        SortedMap<String, Path> named = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            check(file, name);
            String free = name;
            for (int i = 2; named.containsKey(free); i++) {
                int dot = name.lastIndexOf(".warc");
                free = name.substring(0, dot) + "-" + i + name.substring(dot);
            }
            named.put(free, file);
        }
        return named;
    }

    /** WACZ 1.1.1 section 5.1 knows .warc and .warc.gz, and readers go by the ending. */
    private static void check(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        boolean gzip = name.endsWith(".warc.gz");
        if (!gzip && !name.endsWith(".warc")) {
            throw new IOException(file + ": a WACZ holds files named .warc or .warc.gz only;"
                    + " make one of them first with: pressmark recompress " + name + " OUT.warc.gz");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(2);
            boolean packed = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 255) == 0x8b;
            if (packed != gzip) {
                throw new IOException(file + ": its name says it is " + (gzip ? "" : "not ") + "compressed by gzip,"
                        + " but it is " + (packed ? "" : "not") + "; give it the right name first");
            }
        }
    }
}
