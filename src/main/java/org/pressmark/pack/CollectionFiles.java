package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pressmark.capture.CaptureTime;
import org.pressmark.disk.Folders;
import org.pressmark.index.CdxLine;

/**
 * Where the parts of a collection lie: an unzipped WACZ.
 *
 * @param root the collection's folder
 */
record CollectionFiles(Path root) {
    private static final Pattern OUR_ENDING = Pattern.compile("\\d{14}-\\d{5,}\\.warc(\\.gz)?");

    Path archive() {
        return root.resolve("archive");
    }

    Path indexes() {
        return root.resolve("indexes");
    }

    /** Whether both files of the index are there: a crash between their renames leaves one. */
    boolean hasIndex() {
        return Files.exists(indexes().resolve("index.idx")) && Files.exists(indexes().resolve("index.cdx.gz"));
    }

    Path pages() {
        return root.resolve("pages").resolve("pages.jsonl");
    }

    Path workings() {
        return root.resolve(".pressmark");
    }

    Path temporary() {
        return workings().resolve("tmp");
    }

    void make() throws IOException {
        Folders.create(archive());
        Folders.create(indexes());
        Folders.create(pages().getParent());
        Folders.remove(temporary());
        Files.createDirectories(temporary());
        for (Path folder : List.of(root, archive(), indexes(), pages().getParent())) {
            for (Path half : Folders.files(folder, "*.open")) {
                Files.delete(half); // a killed run left it; whoever holds the ledger is the only writer
            }
        }
    }

    Path warc(CollectionName name, Instant date, long serial, String ending) {
        return archive().resolve(String.format(
                Locale.ROOT, "%s-%s-%05d%s", name.label(), CaptureTime.digits(date), serial, ending));
    }

    /** Whether a WARC file is named as {@link #warc} names those of this collection. */
    static boolean isOurs(Path warc, CollectionName name) {
        String file = warc.getFileName().toString();
        String label = name.label() + "-";
        return file.startsWith(label) && OUR_ENDING.matcher(file).region(label.length(), file.length()).matches();
    }

    /** The WARC file that holds a record, by its line of the index. */
    Path holding(CdxLine line) {
        return archive().resolve(line.plainFilename());
    }

    /** The serial of a WARC file named by {@link #warc}, or 0 for others. */
    static long serial(Path warc) {
        return serial(warc.getFileName().toString());
    }

    /** The same by the file's name alone. */
    static long serial(String name) {
        String plain = name.substring(0, Math.max(0, name.indexOf(".warc")));
        String digits = plain.substring(plain.lastIndexOf('-') + 1);
        boolean number = digits.length() >= 5 && digits.length() < 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) : 0;
    }

    List<Path> warcs() throws IOException {
        return Folders.files(archive(), "*.warc*").stream()
                .filter(path -> !path.toString().endsWith(".open"))
                .toList();
    }
}
