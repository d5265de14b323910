package org.pressmark.wacz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pressmark.capture.Finding;
import org.pressmark.disk.Folders;
import org.pressmark.disk.OpenFile;
import org.pressmark.warc.Recompression;

/**
 * Makes a WACZ file (WACZ 1.1.1) of a collection or of WARC files.
 *
 * <p>Every entry is stored, with the same old time, in the order of its name; the two files that describe the package
 * come last. The same archive gives the same bytes. Archives of any size are streamed.
 */
public final class WaczCreation {
    private final WaczOptions options;

    /** A maker with these options. */
    public WaczCreation(WaczOptions options) {
        this.options = options;
    }

    /**
     * What was made.
     *
     * @param file where it lies, and its length
     * @param captures how many captures the index has; lines written under a second key count once
     * @param pages how many pages are listed; -1 where the collection's own list was taken
     * @param findings what could not be read and is not indexed or listed
     */
    public record Made(OpenFile.Finished file, long captures, long pages, List<Finding> findings) {
        public Made {
            findings = List.copyOf(findings);
        }
    }

    /** Makes a WACZ of a collection, an unzipped WACZ; its own index and list of pages are taken where it has them. */
    public Made fromCollection(Path root) throws IOException {
        List<Path> warcs = Folders.files(root.resolve("archive"), "*.{warc,warc.gz,warc.zst,arc,arc.gz,arc.zst}");
        if (warcs.isEmpty()) {
            throw new IOException(root + ": there is no WARC or ARC file in its archive folder");
        }
        return make(warcs, Optional.of(root));
    }

    /** Makes a WACZ of WARC or ARC files, compressed in any way; pages are found in them. */
    public Made fromFiles(List<Path> warcs) throws IOException {
        return make(warcs, Optional.empty());
    }

    private Made make(List<Path> warcs, Optional<Path> root) throws IOException {
        Path folder = options.output().toAbsolutePath().getParent();
        Path temporary = Files.createTempDirectory(folder, ".wacz-");
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try {
            Recompression recompression = new Recompression(options.threads(), options.software());
            return make(new Contents(ArchiveNames.of(warcs, temporary, recompression), root), temporary, pool);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            pool.shutdownNow();
            Folders.remove(temporary);
        }
    }

    private Made make(Contents contents, Path temporary, ExecutorService pool) throws IOException {
        try (ZipWriting zip = new ZipWriting(options.output())) {
            Future<SortedMap<String, Datapackage.Resource>> copied = pool.submit(() -> copy(contents.warcs(), zip));
            List<Finding> findings = new ArrayList<>();
            WaczParts parts = WaczParts.make(contents, temporary, pool, options.threads(), findings::add);
            SortedMap<String, Datapackage.Resource> resources = WaczParts.await(copied);
            for (Path file : Folders.files(temporary, "index.*")) {
                add("indexes/" + file.getFileName(), file, zip, resources);
            }
            for (Map.Entry<String, Path> list : parts.pageLists().entrySet()) {
                add("pages/" + list.getKey(), list.getValue(), zip, resources);
            }
            byte[] description = parts.describe(contents, options, resources).json();
            zip.add(Datapackage.FILE, description);
            zip.add(Datapackage.DIGEST_FILE, Datapackage.digestOf(description));
            return new Made(zip.finish(), parts.captures(), parts.pages(), findings);
        }
    }

    private static SortedMap<String, Datapackage.Resource> copy(SortedMap<String, Path> warcs, ZipWriting zip)
            throws IOException {
        SortedMap<String, Datapackage.Resource> resources = new TreeMap<>();
        for (Map.Entry<String, Path> warc : warcs.entrySet()) {
            add("archive/" + warc.getKey(), warc.getValue(), zip, resources);
        }
        return resources;
    }

    private static void add(String name, Path file, ZipWriting zip, SortedMap<String, Datapackage.Resource> resources)
            throws IOException {
        resources.put(name, zip.add(name, file));
    }
}
