package org.pressmark.article;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.pressmark.capture.Body;
import org.pressmark.capture.Finding;

/**
 * A source with the zips and JSON-lines files inside it opened, each as a folder named without its ending:
 * {@code 2020/a.md} of {@code old.zip} is {@code old/2020/a.md}. Where that folder has articles of its own, or two
 * containers share a name, the later keeps its whole name: {@code old.zip/2020/a.md}.
 */
final class MountedSource implements SeedSource {
    /** Each open zip holds a file handle. */
    private static final int MAX_CONTAINERS = 1000;

    private final SeedSource root;
    private final Map<String, SeedSource> mounts = new HashMap<>();
    private final List<String> paths;
    private final List<Finding> findings;
    private final List<Closeable> closed = new ArrayList<>();

    /** A source that may hold containers. */
    interface Host extends SeedSource {
        /** The paths of the zips and JSON-lines files inside, in byte order. */
        List<String> containers();

        /** Opens one of them; its name does not matter. */
        SeedSource open(String container) throws IOException;
    }

    private MountedSource(SeedSource root) {
        this.root = root;
        this.paths = new ArrayList<>(root.paths());
        this.findings = new ArrayList<>(root.findings());
    }

    /** The source itself where it holds no containers. */
    static SeedSource of(Host host) throws IOException {
        List<String> containers = host.containers();
        if (containers.isEmpty()) {
            return host;
        }
        MountedSource mounted = new MountedSource(host);
        TreeSet<String> own = new TreeSet<>(host.paths());
        for (String container : containers) {
            mounted.mount(host, container, own);
        }
        mounted.paths.sort(PathOrder.UTF_8);
        return mounted;
    }

    private void mount(Host host, String container, NavigableSet<String> own) {
        if (closed.size() >= MAX_CONTAINERS) {
            report("container-too-many", container, "was not opened: at most " + MAX_CONTAINERS
                    + " zips and JSON-lines files are opened inside one source. Give it by itself");
            return;
        }
        try {
            SeedSource source = host.open(container);
            closed.add(source);
            String folder = SeedEndings.withoutEnding(container) + "/";
            String next = own.ceiling(folder);
            boolean free = (next == null || !next.startsWith(folder)) && !mounts.containsKey(folder);
            String prefix = free ? folder : container + "/";
            mounts.put(prefix, source);
            source.paths().forEach(path -> paths.add(prefix + path));
            source.findings().forEach(finding -> findings.add(
                    new Finding(finding.code(), container + ": " + finding.message(), finding.line())));
        } catch (IOException unreadable) {
            report("container-unreadable", container, "could not be opened (" + unreadable.getMessage() + ")");
        }
    }

    private void report(String code, String path, String what) {
        findings.add(new Finding(code, path + ": " + what, 0));
    }

    @Override
    public String name() {
        return root.name();
    }

    @Override
    public List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public Seed seed(String path) {
        String prefix = prefixOf(path);
        return prefix.isEmpty()
                ? root.seed(path)
                : new Seed(path, mounts.get(prefix).seed(path.substring(prefix.length())).bytes());
    }

    /** An article in a container may also mean files that lie outside it. */
    @Override
    public Optional<Body> file(String path) throws IOException {
        Optional<String> inside = RelativePath.inside(path);
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        String prefix = prefixOf(inside.get());
        Optional<Body> mounted =
                prefix.isEmpty() ? Optional.empty() : mounts.get(prefix).file(inside.get().substring(prefix.length()));
        return mounted.isPresent() ? mounted : root.file(inside.get());
    }

    @Override
    public Optional<String> attachment(String note, String end) {
        String prefix = prefixOf(note);
        Optional<String> mounted = prefix.isEmpty()
                ? Optional.empty()
                : mounts.get(prefix).attachment(note.substring(prefix.length()), end).map(path -> prefix + path);
        return mounted.isPresent() ? mounted : root.attachment(note, end);
    }

    /** The folder of the container that a path lies in, with its slash; empty where it lies in none. */
    private String prefixOf(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String prefix = path.substring(0, slash + 1);
            if (mounts.containsKey(prefix)) {
                return prefix;
            }
        }
        return "";
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() throws IOException {
        closed.add(root);
        IOException first = null;
        for (Closeable open : closed) {
            try {
                open.close();
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
