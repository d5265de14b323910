package org.pressmark.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.disk.Folders;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.DigestIndex;
import org.pressmark.index.MergedIndex;
import org.pressmark.index.SortedFileIndex;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.ledger.Ledger;

/** Opens what {@code --dedupe-against} names: a folder, a file or the address of a CDX server. */
final class ElsewhereOpening {
    private static final List<String> INDEXES = List.of("*.cdxj", "*.cdx", "*.cdx.gz", "*.cdxj.gz");

    private ElsewhereOpening() {}

    /**
     * Opens all of them.
     *
     * @param workings where indexes sorted by digest are kept
     * @param notes is told what cannot be asked
     * @return empty where nothing is named
     * @throws IOException where something named is no index and holds none
     */
    static Optional<Elsewhere> open(List<String> named, Ledger ledger, Path workings, Consumer<String> notes)
            throws IOException {
        List<Elsewhere.PayloadIndex> indexes = new ArrayList<>();
        for (String one : named) {
            Optional<WebUrl> server = WebUrl.parse(one).filter(WebUrl::isHttp);
            indexes.add(server.isPresent() ? new CdxServer(server.get(), notes) : file(Path.of(one), workings));
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(new Elsewhere(ledger, indexes));
    }

    private static Elsewhere.PayloadIndex file(Path path, Path workings) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        List<Path> sources = sources(whole);
        byte[] name = whole.toString().getBytes(StandardCharsets.UTF_8);
        Path kept = workings.resolve("elsewhere").resolve(Digest.Algorithm.SHA256.digest(name).value().substring(0, 16));
        Path archive = Files.isDirectory(whole) ? whole.resolve("archive") : whole.resolveSibling("archive");
        return new HeldElsewhere(DigestIndex.open(sources, kept), byAddress(sources), archive);
    }

    /** What of the indexes can be searched by address where it lies: sorted lines, and packed ones with their small file. */
    private static CaptureIndex byAddress(List<Path> sources) throws IOException {
        List<CaptureIndex> parts = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.equals("index.cdx.gz") && Files.exists(source.resolveSibling("index.idx"))) {
                parts.add(ZipNumIndex.open(source.getParent()));
            } else if (!name.endsWith(".gz")) {
                parts.add(SortedFileIndex.open(source));
            }
        }
        return new MergedIndex(parts);
    }

    private static List<Path> sources(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            Path indexes = path.resolve("indexes");
            List<Path> found = inFolder(Files.isDirectory(indexes) ? indexes : path);
            if (found.isEmpty()) {
                throw new IOException(path + ": there is no index in it. Make one with: pressmark index --format cdxj");
            }
            return found;
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".idx")) {
            return inFolder(path.getParent());
        }
        if (name.endsWith(".wacz") || name.endsWith(".warc") || name.endsWith(".warc.gz")) {
            throw new IOException(path
                    + ": payloads are looked up in an index. Make one with: pressmark index --format cdxj");
        }
        return List.of(path);
    }

    /** The plain and the packed indexes of a folder; the shards of a cluster as its small file names them. */
    private static List<Path> inFolder(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String pattern : INDEXES) {
            found.addAll(Folders.files(folder, pattern));
        }
        if (found.isEmpty() && Files.exists(folder.resolve("cluster.idx"))) {
            found.addAll(Folders.files(folder, "cdx-*.gz"));
        }
        return found;
    }
}
