package org.pressmark.article;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pressmark.capture.Finding;

/**
 * Walks a folder once and keeps only the paths of seeds. Links are followed where they stay inside; a folder reached
 * through a link is walked once, so that no circle and no web of links can keep the walk from ending.
 */
final class FolderWalk {
    private static final int MAX_DEPTH = 200;

    private final Path root;
    private final Deque<Folder> open = new ArrayDeque<>();
    private final Set<Path> linkedFolders = new HashSet<>();
    private final List<String> seeds = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();
    private final Map<String, Path> oddNames = new HashMap<>();
    private final UnreadDocuments unread = new UnreadDocuments();
    private final List<Finding> findings = new ArrayList<>();

    private final Vaults vaults = new Vaults();

    private record Folder(Path path, String prefix, int depth, boolean inVault) {}

    /**
     * A walk.
     *
     * @param root the real path of the folder
     */
    FolderWalk(Path root) {
        this.root = root;
    }

    /** Walks; what cannot be read becomes a finding. */
    FolderWalk run() {
        open.addLast(new Folder(root, "", 0, false));
        while (!open.isEmpty()) {
            list(open.removeLast());
        }
        findings.addAll(unread.findings());
        SavedParts.removeFrom(seeds);
        seeds.sort(PathOrder.UTF_8);
        containers.sort(PathOrder.UTF_8);
        return this;
    }

    List<String> seeds() {
        return seeds;
    }

    /** Zips and JSON-lines files, in byte order. */
    List<String> containers() {
        return containers;
    }

    /** The files whose names are not valid UTF-8, by the paths they were given. */
    Map<String, Path> oddNames() {
        return oddNames;
    }

    Vaults vaults() {
        return vaults;
    }

    List<Finding> findings() {
        findings.sort((a, b) -> PathOrder.UTF_8.compare(a.message(), b.message()));
        return findings;
    }

    private void list(Folder walked) {
        boolean isVault = Files.isDirectory(walked.path().resolve(Vaults.MARK));
        Folder folder = new Folder(walked.path(), walked.prefix(), walked.depth(), isVault || walked.inVault());
        if (isVault) {
            vaults.vault(folder.prefix());
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
            List<Path> sorted = new ArrayList<>();
            entries.forEach(sorted::add);
            Collections.sort(sorted); // of two links to one folder the first is taken, on every file system
            for (Path entry : sorted) {
                visit(folder, entry);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            report("folder-unreadable", shown(folder), "cannot be listed (" + unreadable.getMessage()
                    + "); nothing of it was taken. Give read permission and run again");
        }
    }

    private void visit(Folder folder, Path entry) {
        String name = RawNames.of(entry);
        if (SeedEndings.isHidden(name)) {
            return;
        }
        String path = folder.prefix() + name;
        try {
            BasicFileAttributes own =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (own.isSymbolicLink()) {
                link(folder, entry, path);
            } else {
                take(folder, entry, path, own);
            }
        } catch (IOException unreadable) {
            report("file-unreadable", path, "cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private void link(Folder folder, Path entry, String path) throws IOException {
        Path real = entry.toRealPath();
        BasicFileAttributes target = Files.readAttributes(real, BasicFileAttributes.class);
        if (!real.startsWith(root)) {
            report("link-leads-out", path, "is a link that leads out of the folder; it was not followed");
        } else if (target.isDirectory() && (root.startsWith(real) || folder.path().startsWith(real)
                || !linkedFolders.add(real))) {
            report("link-circle", path, "is a link to a folder that is read already; it was not followed again");
        } else {
            take(folder, real, path, target);
        }
    }

    private void take(Folder folder, Path entry, String path, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            if (folder.depth() >= MAX_DEPTH) {
                report("folder-too-deep", path, "lies deeper than " + MAX_DEPTH + " folders; it was not read");
            } else {
                open.addLast(new Folder(entry, path + "/", folder.depth() + 1, folder.inVault()));
            }
        } else if (SeedEndings.isSeed(path) || SeedEndings.isContainer(path)) {
            if (attributes.isRegularFile()) {
                add(entry, path);
            } else {
                report("not-a-file", path, "is no regular file; it was not read");
            }
        } else {
            unread.add(path);
            if (folder.inVault()) {
                vaults.file(path);
            }
        }
    }

    private void add(Path entry, String path) {
        String taken = path;
        if (!RawNames.isUtf8(entry) || !folderIsPlain(path)) {
            for (int i = 2; oddNames.containsKey(taken); i++) {
                taken = path + "~" + i + "." + SeedEndings.ending(path);
            }
            oddNames.put(taken, entry);
            report("file-name-encoding", taken, "has a name that is not UTF-8; it was read as GB18030");
        }
        (SeedEndings.isContainer(path) ? containers : seeds).add(taken);
    }

    /** Whether the text of the path leads to the file: false below a folder whose own name is not UTF-8. */
    private boolean folderIsPlain(String path) {
        return path.chars().allMatch(c -> c < 128)
                || RawNames.below(root, path).filter(Files::exists).isPresent();
    }

    private static String shown(Folder folder) {
        return folder.prefix().isEmpty() ? "." : folder.prefix();
    }

    private void report(String code, String path, String what) {
        findings.add(new Finding(code, path + ": " + what, 0));
    }
}
