package org.pressmark.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;

/** Seeds in a folder of the file system, or one of them. */
final class FolderSource implements MountedSource.Host {
    private final Path root;
    private final String name;
    private final List<String> paths;
    private final List<String> containers;
    private final Map<String, Path> oddNames;
    private final List<Finding> findings;
    private final Vaults vaults;

    private FolderSource(
            Path root, String name, List<String> paths, List<String> containers, Map<String, Path> odd,
            List<Finding> findings, Vaults vaults) {
        this.root = root;
        this.name = name;
        this.paths = List.copyOf(paths);
        this.containers = List.copyOf(containers);
        this.oddNames = Map.copyOf(odd);
        this.findings = List.copyOf(findings);
        this.vaults = vaults;
    }

    /** All seeds of a walked folder. */
    static FolderSource of(Path realRoot, String name, FolderWalk walk) {
        return new FolderSource(
                realRoot, name, walk.seeds(), walk.containers(), walk.oddNames(), walk.findings(), walk.vaults());
    }

    /** One file; the files beside it are its assets. */
    static FolderSource single(Path realFolder, Path file) {
        String fileName = RawNames.of(file);
        Map<String, Path> odd = RawNames.isUtf8(file) ? Map.of() : Map.of(fileName, file);
        return new FolderSource(
                realFolder, SeedEndings.withoutEnding(fileName), List.of(fileName), List.of(), odd, List.of(), new Vaults());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public List<String> containers() {
        return containers;
    }

    @Override
    public SeedSource open(String container) throws IOException {
        Path file = locate(container).orElseThrow(() -> new NoSuchFileException(container));
        return SeedSources.container(file, container);
    }

    @Override
    public Seed seed(String path) {
        Path file = locate(path).orElseThrow(() -> new IllegalArgumentException("no seed of this source: " + path));
        try {
            return new Seed(path, new FileSlice(file, 0, Files.size(file)));
        } catch (IOException unreadable) {
            return new Seed(path, new Unreadable(unreadable));
        }
    }

    @Override
    public Optional<Body> file(String path) throws IOException {
        Optional<Path> found = RelativePath.inside(path).flatMap(this::locate);
        if (found.isEmpty() || !Files.exists(found.get())) {
            return Optional.empty();
        }
        Path real = found.get().toRealPath();
        if (!real.startsWith(root) || !Files.isRegularFile(real)) {
            return Optional.empty();
        }
        return Optional.of(new FileSlice(real, 0, Files.size(real)));
    }

    @Override
    public Optional<String> attachment(String note, String end) {
        return vaults.find(note, end);
    }

    private Optional<Path> locate(String path) {
        Path odd = oddNames.get(path);
        return odd == null ? RawNames.below(root, path) : Optional.of(odd);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public void close() {
        // Nothing is held open: each body opens its file when it is read.
    }

    /** A file that is there and cannot be read: the reason comes when it is opened. */
    private record Unreadable(IOException reason) implements Body {
        @Override
        public long length() {
            return 0;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException(reason.getMessage(), reason);
        }
    }
}
