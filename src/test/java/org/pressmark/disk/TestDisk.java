package org.pressmark.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file system over a real folder in which a test can make any call fail and see all that is written. Nothing in the
 * program knows of it: paths of it are handed in like any others. Bringing bytes to the disk is told, not done.
 */
public final class TestDisk extends FileSystemProvider {
    /** What a test has to say about the calls; told of them in the order they come, one at a time. */
    public interface Hazard {
        /** Called before anything is done; may throw instead. */
        default void call(String what, Path real) throws IOException {}

        /** How many of these bytes may be written at a place; may throw where there is no room at all. */
        default int room(Path real, long offset, int bytes) throws IOException {
            return bytes;
        }

        /** Bytes were written. */
        default void wrote(Path real, long offset, byte[] bytes) {}

        /** A file is no longer open at one of the places it was opened. */
        default void closed(Path real) {}

        /** A file was cut. */
        default void cut(Path real, long size) {}

        /** A file, or the names in a folder, were brought to the disk. */
        default void forced(Path real) {}

        /** A file or folder was made. */
        default void made(Path real, boolean folder) {}

        /** A name was given up for another. */
        default void moved(Path from, Path to) {}

        /** A name was removed. */
        default void removed(Path real) {}
    }

    private final Hazard hazard;
    private final Disk disk = new Disk();

    private TestDisk(Hazard hazard) {
        this.hazard = hazard;
    }

    /** The folder, seen through this file system. */
    public static Path over(Path folder, Hazard hazard) {
        return new TestDisk(hazard).wrap(folder.toAbsolutePath());
    }

    TestPath wrap(Path real) {
        return new TestPath(disk, real);
    }

    static Path real(Path path) {
        return path instanceof TestPath wrapped ? wrapped.real() : path;
    }

    Hazard hazard() {
        return hazard;
    }

    private void call(String what, Path path) throws IOException {
        synchronized (hazard) {
            hazard.call(what, real(path));
        }
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        call("open", path);
        Path real = real(path);
        synchronized (hazard) {
            boolean there = Files.exists(real);
            FileChannel channel = FileChannel.open(real, options, attributes);
            if (!there) {
                hazard.made(real, false);
            } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                hazard.cut(real, 0);
            }
            return new TestChannel(hazard, real, channel);
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        call("list", dir);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(real(dir))) {
            for (Path each : all) {
                if (filter.accept(wrap(each))) {
                    found.add(wrap(each));
                }
            }
        }
        return new DirectoryStream<>() {
            @Override
            public java.util.Iterator<Path> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {
                // all is read
            }
        };
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        call("mkdir", dir);
        synchronized (hazard) {
            Files.createDirectory(real(dir), attributes);
            hazard.made(real(dir), true);
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        call("delete", path);
        synchronized (hazard) {
            Files.delete(real(path));
            hazard.removed(real(path));
        }
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        call("move", from);
        synchronized (hazard) {
            Files.move(real(from), real(to), options);
            hazard.moved(real(from), real(to));
        }
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException("nothing copies by name");
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return Files.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path real = real(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Files.setAttribute(real(path), attribute, value, options);
    }

    @Override
    public String getScheme() {
        return "test";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException("made by over()");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return disk;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("paths come from over()");
    }

    /** The file system itself: all it knows it asks the real one. */
    private final class Disk extends FileSystem {
        private final FileSystem real = java.nio.file.FileSystems.getDefault();

        @Override
        public FileSystemProvider provider() {
            return TestDisk.this;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("as every default file system");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return List.of(wrap(Path.of("/")));
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return wrap(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = real.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }
}
