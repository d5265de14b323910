package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;
import org.pressmark.index.ZipNumIndex;

/** One collection, read where it lies. Thread-safe. */
final class OpenCollection implements Closeable {
    private final String name;
    private final CaptureIndex index;
    private final Recall recall;
    private final PageList pages;

    private OpenCollection(String name, Path folder, CaptureIndex index) {
        this.name = name;
        this.index = index;
        this.recall = new Recall(folder.resolve("archive"), index);
        this.pages = new PageList(folder.resolve("pages").resolve("pages.jsonl"));
    }

    static OpenCollection open(Path folder) throws IOException {
        return new OpenCollection(name(folder), folder, ZipNumIndex.open(folder.resolve("indexes")));
    }

    static boolean isCollection(Path folder) {
        return Files.isDirectory(folder.resolve("archive")) && Files.isRegularFile(folder.resolve("indexes").resolve("index.idx"));
    }

    /** The folder's own name. */
    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    String name() {
        return name;
    }

    /** The collection's place on the server, with both slashes. */
    String path() {
        return "/" + PathText.encode(name) + "/";
    }

    /** Where on the server a capture is; an address that is none is taken as it stands. */
    String address(String timestamp, String modifier, String url) {
        String written = WebUrl.parse(url).map(WebUrl::toString).orElse(url).replace("#", "%23");
        return path() + timestamp + modifier + "/" + written;
    }

    PageList pages() {
        return pages;
    }

    /** Every capture that shares the address's key, oldest first. The caller closes the stream. */
    Stream<CdxLine> captures(WebUrl url) throws IOException {
        return index.captures(Surt.key(url.toString()));
    }

    /** The capture to show for an address and a time. */
    Optional<Choice> choose(WebUrl url, Instant wanted) throws IOException {
        return Choice.among(captures(url), url, wanted);
    }

    /** The same, leaving out captures that only lead elsewhere. */
    Optional<Choice> chooseNoRedirect(WebUrl url, Instant wanted) throws IOException {
        return Choice.among(captures(url).filter(line -> !line.status().startsWith("3")), url, wanted);
    }

    /** Takes a capture out of the archive; the caller closes it. */
    Archived open(CdxLine line) throws IOException {
        return recall.open(line);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
